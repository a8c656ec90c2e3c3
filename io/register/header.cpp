#include <entente/io/register/classify.hpp>
#include <entente/io/register/header.hpp>
#include <entente/io/register/profile.hpp>
#include <entente/io/register/values.hpp>
#include <entente/io/text/date_reader.hpp>
#include <entente/io/text/unicode.hpp>

#include <set>

namespace entente {
namespace {

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

} // namespace

std::string_view HeaderFinder::cell(std::size_t row, std::size_t column) {
    return tidy(table_.text(row, column), storage_);
}

HeaderFinder::Score HeaderFinder::score(std::size_t row) {
    Score s;
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

void HeaderFinder::find_header() {
    if (!options_.header) return;
    const std::size_t rows = std::min(header_search, table_.rows());
    const std::size_t least = table_.width() == 1 ? 1 : 2;
    double best = 0;
    std::optional<std::size_t> found;
    for (std::size_t r = 0; r < rows; ++r) {
        const Score s = score(r);
        const bool fits = s.roles >= least && (s.whole >= 1 || s.sum >= 1.3) && s.data <= s.roles;
        if (!fits || s.sum <= best + 1e-9 || resembles_data(r)) continue;
        best = s.sum;
        found = r;
    }
    if (!found) found = header_by_contrast();
    if (!found && !options_.columns.empty()) found = 0;
    if (!found) return; // perhaps there is none; content will tell
    found_.rows = {*found};
    // A second language, or the lower half of a header in two rows.
    for (std::size_t below = *found + 1; below < std::min(*found + 3, table_.rows()); ++below) {
        const Score s = score(below);
        const bool is_lower =
            s.data == 0 && ((s.whole >= 2 && s.roles >= 2) ||
                            (s.roles >= 1 && s.whole == s.filled && is_under_gap(below)));
        if (!is_lower || s.filled == 0 || repeats(below, *found) || resembles_data(below)) break;
        found_.rows.push_back(below);
    }
    for (std::size_t up = *found; up-- > 0 && found_.rows.size() < 3;) {
        if (!is_group_header(up, found_.rows.front())) break;
        found_.rows.insert(found_.rows.begin(), up);
    }
    found_.first_row = found_.rows.back() + 1;
}

/// A row of a register may hold words of headers ("Partner University Ltd"), but a header names
/// no country over countries, has no date over dates, and does not read like what stands below.
bool HeaderFinder::resembles_data(std::size_t row) {
    auto below = sample_rows(table_, row + 1);
    if (below.empty()) {
        below = sample_rows(table_, 0); // a last row is like those above
        std::erase(below, row);
    }
    std::size_t alike = 0, filled = 0;
    for (std::size_t c = 0; c < std::min(cells(row), most_profiled); ++c) {
        const std::string t{cell(row, c)};
        if (t.empty() || is_missing(t, words_.headers)) continue;
        ++filled;
        const auto all = words_.headers.matches(t);
        const bool is_word = !all.empty() && all.front().is_whole;
        const bool is_country = !is_word && words_.locale.country(t); // "TO" is Tonga too
        const bool is_address = is_web_address(t) || is_mail_address(t);
        const bool is_date = t.find_first_of("0123456789") != t.npos &&
                             (read_date(t, DayOrder::day_month, words_.locale) ||
                              read_date(t, DayOrder::month_day, words_.locale));
        const bool is_party = !is_word && kind_by_words(*words_.words.vocabulary, t).has_value();
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

bool HeaderFinder::repeats(std::size_t row, std::size_t header) {
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
bool HeaderFinder::is_under_gap(std::size_t row) {
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

bool HeaderFinder::is_group_header(std::size_t row, std::size_t below) {
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
std::optional<std::size_t> HeaderFinder::header_by_contrast() {
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
        const auto below = sample_rows(table_, r + 1);
        std::size_t contrast = 0;
        for (std::size_t c = 0; c < std::min(width_, most_profiled); ++c) {
            const Profile p = profile_of(table_, below, c, words_);
            if (cell(r, c).empty() || p.filled == 0) continue;
            contrast += p.dates >= 0.8 || p.numbers >= 0.8 || p.links >= 0.8 ||
                        (p.countries >= 0.8 && !words_.locale.country(cell(r, c)));
        }
        if (contrast == 0) return std::nullopt;
        found_.rows = {r};
        Place place = table_.place(r);
        place.column = 0;
        found_.remarks.push_back(
            {Severity::doubt,
             place,
             "this row is taken as the header, though none of its words is known",
             {},
             "--no-header, if it is none; --column partner=2,date=3 names the columns"});
        return r;
    }
    return std::nullopt;
}

void HeaderFinder::name_columns() {
    found_.names.assign(width_, {});
    found_.texts.assign(width_, {});
    for (const std::size_t row : found_.rows) {
        std::string left;
        const bool is_last = row == found_.rows.back();
        for (std::size_t c = 0; c < width_; ++c) {
            std::string t{cell(row, c)};
            // A group's name counts for the empty cells to its right that have names below.
            if (t.empty() && !is_last && !left.empty() && !cell(found_.rows.back(), c).empty())
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

} // namespace entente
