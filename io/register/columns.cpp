#include <entente/core/base/suggest.hpp>
#include <entente/io/register/classify.hpp>
#include <entente/io/register/columns.hpp>
#include <entente/io/register/profile.hpp>
#include <entente/io/register/values.hpp>
#include <entente/io/text/date_reader.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace entente {
namespace {

constexpr std::size_t header_search = 30;   // rows in which a header is looked for
constexpr std::size_t most_columns = 1'024; // columns that are looked at
constexpr std::size_t most_profiled = 256;  // columns whose content is looked at

/// What a header never holds: addresses, dates, long texts, numbers that are no year.
bool looks_like_data(std::string_view t) {
    if (t.size() > 150 || is_mail_address(t)) return true;
    if (t.find("://") != t.npos || t.starts_with("www.")) return true;
    const auto digits =
        std::count_if(t.begin(), t.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits == 0) return false;
    if (number_of(t)) return !year_heading(t);
    return digits >= 5 && static_cast<std::size_t>(digits) * 2 >= t.size();
}

class ColumnFinder {
public:
    ColumnFinder(const Table& table, const RegisterWords& words, const RegisterOptions& options)
        : table_(table), words_(words), options_(options),
          width_(std::min(table.width(), most_columns)) {}

    Columns find() {
        check_asked();
        find_header();
        name_columns();
        rows_ = sample_rows(table_, found_.first_row);
        profiles_.resize(std::min(width_, most_profiled));
        take_asked();
        take_numbered();
        take_by_words();
        settle_parties();
        find_wide(); // before dates are looked for: years may be those of members
        take_by_content();
        settle_parties();
        if (!knows_parties()) take_partner_by_content();
        settle_parties();
        if (!knows_parties() && found_.wide != WideTable::none) take_first_names();
        if (!knows_parties()) refuse_without_partner();
        tell();
        return std::move(found_);
    }

private:
    std::string_view cell(std::size_t row, std::size_t column) {
        return tidy(table_.text(row, column), storage_);
    }
    std::size_t cells(std::size_t row) const { return std::min(table_.cells(row), width_); }

    const Profile& profile(std::size_t column) {
        if (column >= profiles_.size()) {
            static const Profile nothing;
            return nothing;
        }
        auto& p = profiles_[column];
        if (!p) p = profile_of(table_, rows_, column, words_);
        return *p;
    }

    Place header_place() const {
        if (!found_.header_rows.empty()) {
            Place place = table_.place(found_.header_rows.back());
            place.column = 0;
            return place;
        }
        if (table_.empty()) return {table_.file()};
        Place place = table_.place(0);
        place.column = 0;
        return place;
    }

    void remark(Severity severity, std::string message, std::string hint = {}) {
        found_.remarks.push_back(
            {severity, header_place(), std::move(message), {}, std::move(hint)});
    }

    void check_asked() const {
        for (const auto& [name, _] : options_.columns)
            if (!value_named<Role>(name)) {
                std::vector<std::string> names;
                for (const auto& [role, value] : names_of<Role>) names.emplace_back(role);
                throw UsageError(fmt::format("no role of a column is called '{}'", name),
                                 did_you_mean(name, names));
            }
    }

    // ---- header ---------------------------------------------------------------------------

    struct HeaderScore {
        double sum = 0;
        std::size_t roles = 0, whole = 0, data = 0, filled = 0;
    };
    HeaderScore score_header(std::size_t row) {
        HeaderScore s;
        std::set<Role> taken;
        std::string before;
        for (std::size_t c = 0; c < std::min(cells(row), most_profiled); ++c) {
            if (table_.is_copy(row, c)) continue;
            const auto t = cell(row, c);
            if (t.empty()) continue;
            ++s.filled;
            if (looks_like_data(t)) {
                ++s.data;
                s.sum -= 0.7;
                continue;
            }
            if (t.size() > 80 || year_heading(t)) s.sum -= 0.3;
            for (const RoleMatch& m : words_.headers.matches(t)) {
                if (m.weight < 0.45 || taken.contains(m.role)) continue;
                taken.insert(m.role);
                s.sum += m.weight;
                ++s.roles;
                s.whole += m.is_whole;
                break;
            }
        }
        return s;
    }

    void find_header() {
        if (!options_.header) return;
        const std::size_t rows = std::min(header_search, table_.rows());
        const std::size_t least = table_.width() == 1 ? 1 : 2;
        double best = 0;
        std::optional<std::size_t> found;
        HeaderScore score;
        for (std::size_t r = 0; r < rows; ++r) {
            const HeaderScore s = score_header(r);
            const bool fits =
                s.roles >= least && (s.whole >= 1 || s.sum >= 1.3) && s.data <= s.roles;
            if (!fits || s.sum <= best + 1e-9 || resembles_data(r)) continue;
            best = s.sum;
            found = r;
            score = s;
        }
        if (!found) found = header_by_contrast();
        if (!found && !options_.columns.empty()) found = 0;
        if (!found) return; // perhaps there is none; content will tell
        found_.header_rows = {*found};
        // A second language, or the lower half of a header in two rows.
        for (std::size_t below = *found + 1; below < std::min(*found + 3, table_.rows()); ++below) {
            const HeaderScore s = score_header(below);
            const bool is_lower =
                s.data == 0 && ((s.whole >= 2 && s.roles >= 2) ||
                                (s.roles >= 1 && s.whole == s.filled && is_under_gap(below)));
            if (!is_lower || s.filled == 0 || repeats(below, *found) || resembles_data(below))
                break;
            found_.header_rows.push_back(below);
        }
        for (std::size_t up = *found; up-- > 0 && found_.header_rows.size() < 3;) {
            if (!is_group_header(up, found_.header_rows.front())) break;
            found_.header_rows.insert(found_.header_rows.begin(), up);
        }
        found_.first_row = found_.header_rows.back() + 1;
    }

    /// A row of a register may hold words of headers ("Partner University Ltd"), but a header names
    /// no country over countries, has no date over dates, and does not read like what stands below.
    bool resembles_data(std::size_t row) {
        const auto below = sample_rows(table_, row + 1);
        if (below.empty()) return false;
        std::size_t alike = 0, filled = 0;
        for (std::size_t c = 0; c < std::min(cells(row), most_profiled); ++c) {
            const std::string t{cell(row, c)};
            if (t.empty() || is_missing(t, words_.headers)) continue;
            ++filled;
            const auto all = words_.headers.matches(t);
            const bool is_word = !all.empty() && all.front().is_whole;
            const bool is_country = !is_word && words_.locale.country(t); // "TO" is Tonga too
            const bool is_address = is_web_address(t) || is_mail_address(t);
            const bool is_date =
                t.find_first_of("0123456789") != t.npos &&
                (read_date(t, DayOrder::day_month, words_.locale) ||
                 read_date(t, DayOrder::month_day, words_.locale));
            const bool is_party =
                !is_word && classify_kind(*words_.words.vocabulary, t).has_value();
            if (!is_country && !is_address && !is_date && !is_party) continue;
            const Profile p = profile_of(table_, below, c, words_);
            if (p.filled == 0) continue;
            if ((is_country && p.countries >= 0.5) || (is_address && p.links + p.mails >= 0.5) ||
                (is_date && !year_heading(t) && p.dates >= 0.5))
                return true;
            alike += is_party && p.institutions >= 0.5;
        }
        return alike * 2 > filled;
    }

    bool repeats(std::size_t row, std::size_t header) {
        std::size_t same = 0, filled = 0;
        for (std::size_t c = 0; c < cells(row); ++c) {
            const std::string t = fold(table_.text(row, c));
            if (t.empty()) continue;
            ++filled;
            same += t == fold(table_.text(header, c));
        }
        return filled > 1 && same == filled;
    }

    /// Each of its cells stands under an empty one, under one that spans columns, or is a span's.
    bool is_under_gap(std::size_t row) {
        const std::size_t above = row - 1;
        for (std::size_t c = 0; c < cells(row); ++c) {
            if (cell(row, c).empty()) continue;
            const bool spans =
                table_.is_copy(above, c) ||
                (c + 1 < width_ && (table_.is_copy(above, c + 1) ||
                                    (cell(above, c + 1).empty() && !cell(row, c + 1).empty())));
            if (!spans && !cell(above, c).empty()) return false;
        }
        return true;
    }

    bool is_group_header(std::size_t row, std::size_t below) {
        std::set<std::string> texts;
        std::size_t filled = 0, first = width_;
        for (std::size_t c = 0; c < cells(row); ++c) {
            const std::string t{cell(row, c)};
            if (t.empty()) continue;
            if (looks_like_data(t) || t.size() > 60) return false;
            if (first == width_) first = c;
            ++filled;
            texts.insert(t);
        }
        if (texts.empty()) return false;
        if (texts.size() == 1) {
            // A title stands at the left, or reaches over everything.
            std::size_t width = 0;
            for (std::size_t c = 0; c < cells(below); ++c) width += !cell(below, c).empty();
            return first > 0 && filled < width;
        }
        // Some column has its name in the upper row only, or an upper name spans two lower ones.
        bool spans = false, gap = false;
        for (std::size_t c = 0; c < width_; ++c) {
            const bool up = !cell(row, c).empty(), low = !cell(below, c).empty();
            gap = gap || (up && (!low || table_.is_copy(below, c)));
            spans = spans || (!up && low && c > first) || table_.is_copy(row, c);
        }
        return gap || spans;
    }

    /// Short words over columns of dates, numbers or addresses, though none of the words is known.
    std::optional<std::size_t> header_by_contrast() {
        for (std::size_t r = 0; r < std::min<std::size_t>(10, table_.rows()); ++r) {
            std::size_t filled = 0;
            std::set<std::string> texts;
            bool plain = true;
            for (std::size_t c = 0; c < cells(r); ++c) {
                const std::string t{cell(r, c)};
                if (t.empty()) continue;
                ++filled;
                texts.insert(t);
                plain = plain && !looks_like_data(t) && t.size() <= 60 &&
                        t.find_first_of("0123456789") == t.npos;
            }
            if (filled < 2 || filled * 3 < width_ * 2) continue;
            if (!plain || texts.size() != filled || table_.rows() < r + 2 || resembles_data(r))
                return std::nullopt;
            rows_ = sample_rows(table_, r + 1);
            std::size_t contrast = 0;
            for (std::size_t c = 0; c < std::min(width_, most_profiled); ++c) {
                const Profile p = profile_of(table_, rows_, c, words_);
                if (cell(r, c).empty() || p.filled == 0) continue;
                contrast += p.dates >= 0.8 || p.numbers >= 0.8 || p.links >= 0.8 ||
                            (p.countries >= 0.8 && !words_.locale.country(cell(r, c)));
            }
            if (contrast == 0) return std::nullopt;
            found_.header_rows = {r};
            remark(Severity::doubt,
                   "this row is taken as the header, though none of its words is known",
                   "--no-header, if it is none; --column partner=2,date=3 names the columns");
            return r;
        }
        return std::nullopt;
    }

    void name_columns() {
        found_.names.assign(width_, {});
        found_.texts.assign(width_, {});
        for (const std::size_t row : found_.header_rows) {
            std::string left;
            const bool is_last = row == found_.header_rows.back();
            for (std::size_t c = 0; c < width_; ++c) {
                std::string t{cell(row, c)};
                // A group's name counts for the empty cells to its right that have names below.
                if (t.empty() && !is_last && !left.empty() &&
                    !cell(found_.header_rows.back(), c).empty())
                    t = left;
                else if (!is_last)
                    left = t;
                if (t.empty()) continue;
                found_.texts[c] = t;
                auto& name = found_.names[c];
                if (name.empty())
                    name = t;
                else if (fold(name) != fold(t))
                    name += " / " + t;
            }
        }
    }

    // ---- columns the user names -----------------------------------------------------------

    std::size_t column_named(const std::string& wanted, const std::string& role) const {
        std::size_t number = 0;
        const auto [end, error] =
            std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
        if (error == std::errc{} && end == wanted.data() + wanted.size() && number >= 1) {
            if (number > table_.width())
                throw InputError(Diagnostic{
                    .severity = Severity::error,
                    .place = {table_.file()},
                    .message = fmt::format("there is no column {} (asked for as {})", number, role),
                    .hint = fmt::format("1 to {}", table_.width())});
            return number - 1;
        }
        const std::string key = fold(wanted);
        for (const auto* names : {&found_.names, &found_.texts})
            for (std::size_t c = 0; c < names->size(); ++c)
                if (!(*names)[c].empty() && fold((*names)[c]) == key) return c;
        std::vector<std::string> names;
        for (const auto& name : found_.names)
            if (!name.empty()) names.push_back(name);
        throw InputError(Diagnostic{
            .severity = Severity::error,
            .place = {table_.file()},
            .message = fmt::format("no column is called '{}' (asked for as {})", wanted, role),
            .hint = names.empty() ? "number the columns from 1" : did_you_mean(wanted, names)});
    }

    void take(Role role, std::size_t column) {
        if (role != Role::ignore) found_.at(role) = column;
        taken_.insert(column);
    }
    bool is_free(std::size_t column) const { return !taken_.contains(column); }
    bool has(Role role) const { return found_[role].has_value(); }

    void take_asked() {
        for (const auto& [name, wanted] : options_.columns) {
            const Role role = *value_named<Role>(name);
            // Several columns may be ignored: "ignore = 5|6".
            std::string_view rest{wanted};
            while (role == Role::ignore && rest.find('|') != rest.npos) {
                take(role, column_named(std::string{rest.substr(0, rest.find('|'))}, name));
                rest.remove_prefix(rest.find('|') + 1);
            }
            take(role, column_named(std::string{rest}, name));
            asked_.insert(role);
        }
    }

    // ---- columns by the words of their headers --------------------------------------------

    /// How far content bears out what words say: 1 fully, near 0 not at all.
    double plausibility(Role role, const RoleMatch& match, std::size_t column) {
        const Profile& p = profile(column);
        if (p.filled == 0) return 0.9;
        const auto at_least = [&](double share, double enough, double whole, double part) {
            return share >= enough ? 1.0 : match.is_whole ? whole : part;
        };
        switch (role) {
        case Role::date:
        case Role::in_force:
        case Role::end:
        case Role::renewed:
        case Role::amended:
        case Role::ended:
            return at_least(p.is_day_count ? 1.0 : p.dates, 0.3, p.filled > 3 ? 0.5 : 0.8, 0.2);
        case Role::country:
        case Role::from_country:
            if (p.dates >= 0.7 || p.links >= 0.7 || p.numbers >= 0.7) return 0.2;
            return at_least(p.countries, 0.3, 0.75, 0.5);
        case Role::link:
            return at_least(p.links, 0.3, 0.6, p.filled > 3 ? 0.2 : 0.5);
        case Role::number:
            return at_least(p.numbers, 0.5, p.distinct > 0.9 ? 0.6 : 0.3, 0.2);
        case Role::latitude:
        case Role::longitude:
            return at_least(p.numbers, 0.5, 0.1, 0.1);
        case Role::weight:
            return at_least(p.numbers, 0.5, 0.8, 0.1);
        case Role::partner:
        case Role::from:
        case Role::to:
        case Role::group:
            if (p.dates >= 0.7 || p.links >= 0.7 || p.numbers >= 0.7 || p.mails >= 0.5) return 0.2;
            if (p.marks >= 0.8) return 0.2;
            if (role == Role::from && is_provenance(column)) return 0.1;
            return 1.0;
        case Role::type:
        case Role::scope:
        case Role::unit:
        case Role::kind:
        case Role::city:
            if (p.dates >= 0.7 || p.links >= 0.7 || p.mails >= 0.5) return 0.2;
            if (role == Role::type && p.length < 2.5) return 0.3; // Y and N
            return p.numbers >= 0.9 ? 0.4 : role == Role::type && p.types < 0.05 ? 0.85 : 1.0;
        case Role::duration:
            return p.dates >= 0.5 ? 0.7 : p.links >= 0.5 ? 0.2 : 1.0;
        default:
            return 1.0;
        }
    }

    /// "Source" is one end of a tie only beside a "Target".
    bool is_provenance(std::size_t column) const {
        return fold(found_.texts[column]) == "source" &&
               std::none_of(found_.texts.begin(), found_.texts.end(),
                            [](const std::string& text) { return fold(text) == "target"; });
    }

    std::vector<RoleMatch> matches(std::size_t column) {
        const std::string &text = found_.texts[column], &name = found_.names[column];
        auto all = words_.headers.matches(text);
        if (name == text) return all;
        const auto above = words_.headers.matches(name.substr(0, name.find(" / ")));
        const Role party = above.empty() ? Role::ignore : above.front().role;
        if (!above.empty() && (party == Role::from || party == Role::to))
            for (RoleMatch& m : all) {
                if (m.role == Role::partner) m.role = party;
                if (m.role == Role::country && party == Role::from) m.role = Role::from_country;
            }
        // "Validity / from": the group's word decides what the lower one means.
        for (RoleMatch m : words_.headers.matches(name)) {
            if (party == Role::from || party == Role::to) break;
            if (m.is_whole) m.weight += 0.05;
            const auto it = std::find_if(all.begin(), all.end(),
                                         [&](const RoleMatch& k) { return k.role == m.role; });
            if (it == all.end())
                all.push_back(m);
            else if (m.weight > it->weight)
                *it = m;
        }
        std::stable_sort(all.begin(), all.end(), [](const RoleMatch& a, const RoleMatch& b) {
            return a.weight > b.weight;
        });
        return all;
    }

    /// "Partner 1", "Partner 2", "Partner 3" …: three or more name the parties of a row.
    void take_numbered() {
        if (has(Role::partner) || has(Role::from) || has(Role::to)) return;
        std::vector<std::size_t> columns, best;
        std::string stem;
        unsigned next = 0;
        const auto close = [&] {
            if (columns.size() >= 3 && columns.size() > best.size()) best = columns;
            columns.clear();
        };
        for (std::size_t c = 0; c < profiles_.size(); ++c) {
            const std::string text = fold(found_.texts[c]);
            const auto digit = text.find_last_not_of("0123456789");
            unsigned number = 0;
            if (digit == text.npos || digit + 1 == text.size() || !is_free(c)) continue;
            std::from_chars(text.data() + digit + 1, text.data() + text.size(), number);
            const std::string its_stem = text.substr(0, digit + 1);
            if (!columns.empty() && (its_stem != stem || number != next)) {
                if (its_stem != stem && number != 1) continue; // "Country 1" beside "Partner 1"
                close();
            }
            if (columns.empty() && number != 1) continue;
            const auto all = words_.headers.matches(its_stem);
            const bool is_party = std::any_of(all.begin(), all.end(), [](const RoleMatch& m) {
                return m.weight >= 0.8 && (m.role == Role::partner || m.role == Role::country);
            });
            const Profile& p = profile(c);
            if (p.filled > 0 &&
                (p.letters < 0.7 || (!is_party && p.institutions < 0.5 && p.countries < 0.5)))
                continue;
            columns.push_back(c);
            stem = its_stem;
            next = number + 1;
        }
        close();
        if (best.empty()) return;
        take(Role::partner, best.front());
        found_.more_partners.assign(best.begin() + 1, best.end());
        for (const std::size_t c : found_.more_partners) taken_.insert(c);
        remark(Severity::note,
               fmt::format("columns '{}' to '{}' name the parties of each row",
                           found_.texts[best.front()], found_.texts[best.back()]),
               "--column from=1,to=2, if they are the two parties of a pair");
        take_group_of_numbered();
    }

    /// Without an owner, the parties of a row belong to what the row is about: its treaty.
    void take_group_of_numbered() {
        if (options_.has_owner || has(Role::group)) return;
        std::optional<std::size_t> group;
        double most = 0;
        for (std::size_t c = 0; c < profiles_.size(); ++c) {
            if (!is_free(c)) continue;
            const Profile& p = profile(c);
            if (p.filled == 0 || p.letters < 0.7 || p.links >= 0.5 || p.dates >= 0.5 ||
                p.countries >= 0.5)
                continue;
            const auto all = matches(c);
            const auto names = std::any_of(all.begin(), all.end(), [](const RoleMatch& m) {
                return m.is_whole && (m.role == Role::group || m.role == Role::partner ||
                                      m.role == Role::type);
            });
            const double value = p.distinct * p.filled_share() + (names ? 0.5 : 0);
            if (value > std::max(most, 0.6)) {
                most = value;
                group = c;
            }
        }
        if (!group) return;
        take(Role::group, *group);
        remark(Severity::doubt,
               fmt::format("the parties of a row are taken as members of its '{}'",
                           found_.name(*group)),
               "--owner NAME, if they are all partners of one institution");
    }

    void take_by_words() {
        struct Claim {
            double score;
            std::size_t column;
            RoleMatch match;
        };
        std::vector<Claim> claims;
        for (std::size_t c = 0; c < width_; ++c) {
            if (found_.texts[c].empty()) continue;
            const auto all = matches(c);
            if (!all.empty() && all.front().weight >= 0.6) {
                const bool is_ascii = std::all_of(found_.texts[c].begin(), found_.texts[c].end(),
                                                  [](char x) { return !(x & 0x80); });
                if (!all.front().is_english || (!is_ascii && all.front().is_whole))
                    found_.speaks_english = false;
            }
            // "Location" is the country, where countries stand below it.
            if (!all.empty() && all.front().role == Role::city && profile(c).countries >= 0.6)
                claims.push_back(
                    {0.95 * all.front().weight, c, {Role::country, 0.5, false, false}});
            for (const RoleMatch& m : all)
                if (const double score = m.weight * plausibility(m.role, m, c); score >= 0.3)
                    claims.push_back({score, c, m});
        }
        std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
            return a.score != b.score ? a.score > b.score : a.match.role < b.match.role;
        });
        for (const Claim& claim : claims) {
            const Role role = claim.match.role;
            if (!is_free(claim.column)) continue;
            if (role != Role::ignore && has(role)) {
                // The same header twice: the parties of a pair.
                const std::size_t first = *found_[role];
                if (role == Role::partner && !has(Role::from) && !has(Role::to) &&
                    claim.match.is_whole && !asked_.contains(role) &&
                    fold(found_.names[first]) == fold(found_.names[claim.column])) {
                    found_.at(Role::partner).reset();
                    take(Role::from, std::min(first, claim.column));
                    take(Role::to, std::max(first, claim.column));
                    remark(Severity::doubt,
                           fmt::format("two columns are called '{}'; taken as the two parties",
                                       found_.names[first]),
                           "--column partner=NUMBER, if only one of them names partners");
                } else if (role == Role::country && !has(Role::from_country) &&
                           claim.match.is_whole && !asked_.contains(role) &&
                           fold(found_.names[first]) == fold(found_.names[claim.column])) {
                    take(Role::from_country, std::min(first, claim.column));
                    take(Role::country, std::max(first, claim.column));
                }
                continue;
            }
            take(role, claim.column);
            if (!claim.match.is_whole && role != Role::ignore)
                remark(Severity::note,
                       fmt::format("column '{}' is taken as {} by words of its header",
                                   found_.name(claim.column), name_of(role)),
                       fmt::format("--column {}=…, if it is another", name_of(role)));
        }
    }

    // ---- columns by content ---------------------------------------------------------------

    void tell_content(Role role, std::size_t column) {
        Place place = header_place();
        if (found_.first_row < table_.rows()) place = table_.place(found_.first_row);
        place.column = 0;
        found_.remarks.push_back(
            {Severity::doubt,
             place,
             fmt::format("column {} is taken as {} by its content", column + 1, name_of(role)),
             {},
             fmt::format("name it: --column {}={}", name_of(role), column + 1)});
    }

    template <class Test>
    std::optional<std::size_t> first_free(Test test) {
        for (std::size_t c = 0; c < profiles_.size(); ++c)
            if (is_free(c) && profile(c).filled > 0 && test(profile(c)) &&
                !words_.locale.country(found_.texts[c])) // "Poland", over years of accession
                return c;
        return std::nullopt;
    }
    template <class Test>
    void by_content(Role role, Test test) {
        if (has(role)) return;
        if (const auto c = first_free(test)) {
            take(role, *c);
            tell_content(role, *c);
        }
    }

    void take_by_content() {
        by_content(Role::link, [](const Profile& p) { return p.links >= 0.8; });
        by_content(Role::country, [](const Profile& p) { return p.countries >= 0.8; });
        const auto is_date = [](const Profile& p) {
            return p.dates >= 0.8 && (!p.counts_up || p.years > 0.5);
        };
        if (!has(Role::date) && !has(Role::in_force)) {
            // Two columns of dates without words: what begins comes before what ends.
            const auto a = first_free(is_date);
            if (a) {
                taken_.insert(*a);
                const auto b = has(Role::end) ? std::nullopt : first_free(is_date);
                taken_.erase(*a);
                std::size_t begin = *a;
                if (b && profile(*a).middle > profile(*b).middle) begin = *b;
                take(Role::date, begin);
                tell_content(Role::date, begin);
                if (b) {
                    const std::size_t end = begin == *a ? *b : *a;
                    if (profile(end).middle > profile(begin).middle + 300) {
                        take(Role::end, end);
                        tell_content(Role::end, end);
                    }
                }
            }
        }
        by_content(Role::id, [](const Profile& p) { return p.codes >= 0.8; });
        if (found_.header_rows.empty()) {
            if (!has(Role::number))
                if (const auto c =
                        first_free([](const Profile& p) { return p.counts_up && p.years < 0.5; }))
                    take(Role::number, *c);
            by_content(Role::type, [](const Profile& p) {
                return p.types >= 0.7 && p.distinct < 0.7 && p.institutions < 0.5;
            });
        }
    }

    bool knows_parties() const { return found_.has_pair() || has(Role::partner); }

    /// Two columns of names and nothing else: the two parties of each row, as of sister cities.
    bool take_two_columns() {
        if (options_.has_owner || !found_.header_rows.empty()) return false;
        std::vector<std::size_t> texts;
        for (std::size_t c = 0; c < profiles_.size(); ++c) {
            const Profile& p = profile(c);
            if (p.filled == 0) continue;
            if (!is_free(c) || p.letters < 0.9 || p.length > 100) return false;
            texts.push_back(c);
        }
        if (texts.size() != 2) return false;
        const Profile &a = profile(texts[0]), &b = profile(texts[1]);
        const auto differ = [](double x, double y) { return std::abs(x - y) >= 0.5; };
        if (a.types >= 0.5 || b.types >= 0.5 || differ(a.institutions, b.institutions) ||
            differ(a.filled_share(), b.filled_share()))
            return false;
        take(Role::from, texts[0]);
        take(Role::to, texts[1]);
        tell_content(Role::from, texts[0]);
        tell_content(Role::to, texts[1]);
        return true;
    }

    void take_partner_by_content() {
        if (take_two_columns()) return;
        std::optional<std::size_t> best;
        double best_share = 0.3;
        std::size_t texts = 0;
        std::optional<std::size_t> only_text;
        for (std::size_t c = 0; c < profiles_.size(); ++c) {
            if (!is_free(c)) continue;
            const Profile& p = profile(c);
            if (p.filled == 0 || p.letters < 0.7 || p.marks >= 0.8) continue;
            ++texts;
            only_text = c;
            // Kinds of agreement have words of institutions too, but few different ones.
            const double share = p.institutions * (0.5 + 0.5 * p.distinct);
            if (share > best_share) {
                best_share = share;
                best = c;
            }
        }
        const bool is_dated = has(Role::country) || has(Role::date) || has(Role::in_force) ||
                              has(Role::link) || has(Role::type);
        if (!best && texts == 1 && is_dated) best = only_text;
        if (!best && texts > 1 && is_dated) {
            // The fullest column of different texts.
            double most = 0.5;
            for (std::size_t c = 0; c < profiles_.size(); ++c) {
                if (!is_free(c)) continue;
                const Profile& p = profile(c);
                if (p.filled == 0 || p.letters < 0.9 || p.length > 120 || p.length < 4) continue;
                if (const double value = p.distinct * p.filled_share(); value > most) {
                    most = value;
                    best = c;
                }
            }
        }
        if (best) {
            take(Role::partner, *best);
            tell_content(Role::partner, *best);
            return;
        }
        if (has(Role::unit) && !asked_.contains(Role::unit)) {
            std::swap(found_.at(Role::partner), found_.at(Role::unit)); // "School"
            tell_content(Role::partner, *found_[Role::partner]);
            return;
        }
        // States that sign treaties: the column of countries is that of the partners.
        if (has(Role::country) && !asked_.contains(Role::country) && has(Role::group)) {
            found_.at(Role::partner) = found_[Role::country];
            found_.at(Role::country).reset();
            tell_content(Role::partner, *found_[Role::partner]);
        }
    }

    void settle_parties() {
        auto& partner = found_.at(Role::partner);
        if (has(Role::from) && !has(Role::to) && partner)
            std::swap(found_.at(Role::to), partner);
        else if (has(Role::to) && !has(Role::from) && partner)
            std::swap(found_.at(Role::from), partner);
        else if (has(Role::from) && !has(Role::to) && !partner)
            std::swap(found_.at(Role::from), partner);
        else if (has(Role::to) && !has(Role::from) && !partner)
            std::swap(found_.at(Role::to), partner);
        if (has(Role::group) && !asked_.contains(Role::group)) {
            // Titles that do not come again are no groups but what each agreement is called.
            const std::size_t c = *found_[Role::group];
            const Profile& p = profile(c);
            const bool is_group =
                !options_.has_owner && !found_.has_pair() &&
                ((p.distinct <= 0.75 && p.filled >= 2) || !found_.more_partners.empty());
            if (!is_group && knows_parties()) {
                found_.at(Role::group).reset();
                if (!has(Role::type))
                    found_.at(Role::type) = c;
                else if (!has(Role::scope))
                    found_.at(Role::scope) = c;
            }
        }
    }

    // ---- wide tables ----------------------------------------------------------------------

    void find_wide() {
        if (options_.wide == WideTable::none) return;
        std::vector<std::size_t> years, members;
        std::size_t parties = 0, countries = 0, marked = 0;
        for (std::size_t c = 0; c < width_; ++c) {
            if (!is_free(c) || found_.texts[c].empty()) continue;
            const Profile& p = profile(c);
            if (year_heading(found_.texts[c])) {
                if (p.filled == 0 || p.marks >= 0.8 || p.numbers >= 0.8 || p.dates >= 0.8)
                    years.push_back(c);
                continue;
            }
            if (!holds_letter_or_digit(found_.texts[c])) continue;
            const bool is_marked = p.filled > 0 && p.marks + p.dates >= 0.9;
            if (!is_marked && p.filled > 0 && options_.wide != WideTable::members) continue;
            const bool is_country = words_.locale.country(found_.texts[c]).has_value();
            countries += is_country;
            marked += p.marks >= 0.5;
            parties +=
                is_country || classify_kind(*words_.words.vocabulary, found_.texts[c]).has_value();
            members.push_back(c);
        }
        const bool wants_years = options_.wide == WideTable::years ||
                                 (years.size() >= 2 && options_.wide != WideTable::members);
        if (wants_years && !years.empty()) {
            found_.wide = WideTable::years;
            found_.wide_columns = years;
        } else if (members.size() >= 2 &&
                   (options_.wide == WideTable::members ||
                    (members.size() >= 3 && marked > 0 && parties * 2 >= members.size()))) {
            found_.wide = WideTable::members;
            found_.wide_columns = members;
            found_.members_are_columns = countries * 2 > members.size();
            // "Convention", over names of conventions.
            for (const Role named : {Role::group, Role::type, Role::scope})
                if (!knows_parties() && has(named) && !asked_.contains(named))
                    std::swap(found_.at(Role::partner), found_.at(named));
        } else {
            return;
        }
        for (const std::size_t c : found_.wide_columns) taken_.insert(c);
        remark(
            Severity::doubt,
            fmt::format("{} columns from '{}' to '{}' are read as {}: a tie for each filled cell",
                        found_.wide_columns.size(), found_.texts[found_.wide_columns.front()],
                        found_.texts[found_.wide_columns.back()],
                        found_.wide == WideTable::years ? "years" : "members"),
            "wide = \"none\" in the study file, if they are something else");
        const auto names = found_[Role::partner] ? found_[Role::partner] : found_[Role::from];
        found_.are_members = found_.members_are_columns ||
                             (found_.wide == WideTable::members && names &&
                              words_.headers.begins_with("header:member", found_.texts[*names]));
    }

    void take_first_names() {
        for (std::size_t c = 0; c < profiles_.size(); ++c)
            if (is_free(c) && profile(c).letters >= 0.7) {
                take(Role::partner, c);
                tell_content(Role::partner, c);
                return;
            }
    }

    // ---- what is said ---------------------------------------------------------------------

    [[noreturn]] void refuse_without_partner() const {
        if (found_.header_rows.empty() && options_.header)
            throw InputError(Diagnostic{
                .severity = Severity::error,
                .place = header_place(),
                .message = fmt::format(
                    "no header: none of the first {} rows names two columns that are known",
                    std::min(header_search, table_.rows())),
                .excerpt =
                    table_.empty() ? "" : std::string{shortened(squeeze(table_.text(0, 0)), 60)},
                .hint = "say which column is which, by number: --no-header --column "
                        "partner=1,date=2"});
        throw InputError(Diagnostic{
            .severity = Severity::error,
            .place = header_place(),
            .message = "no column holds the partners (nor two columns the two parties)",
            .hint = "say which it is: --column partner=2, or columns.partner = \"…\" in the study "
                    "file"});
    }

    void tell() {
        if (found_.header_rows.empty() && options_.header)
            remark(Severity::doubt, "no row names the columns; all are taken by their content",
                   "--no-header --column partner=1,date=2 names them by number");
        if (found_.header_rows.size() > 1)
            remark(Severity::note,
                   fmt::format("the header has {} rows", found_.header_rows.size()));
    }

    const Table& table_;
    const RegisterWords& words_;
    const RegisterOptions& options_;
    std::size_t width_;
    std::string storage_;
    Columns found_;
    std::vector<std::size_t> rows_;
    std::vector<std::optional<Profile>> profiles_;
    std::set<std::size_t> taken_;
    std::set<Role> asked_;
};

} // namespace

std::size_t Columns::count() const {
    return static_cast<std::size_t>(
        std::count_if(of.begin(), of.end(), [](const auto& c) { return c.has_value(); }));
}

std::string Columns::name(std::size_t column) const {
    if (column < names.size() && !names[column].empty()) return names[column];
    return fmt::format("column {}", column + 1);
}

Columns find_columns(const Table& table, const RegisterWords& words,
                     const RegisterOptions& options) {
    return ColumnFinder{table, words, options}.find();
}

} // namespace entente
