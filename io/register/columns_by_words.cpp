#include <entente/io/register/column_finder.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace entente {

/// How far content bears out what words say: 1 fully, near 0 not at all.
double ColumnFinder::plausibility(Role role, const RoleMatch& match, std::size_t column) {
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
bool ColumnFinder::is_provenance(std::size_t column) const {
    return fold(found_.texts[column]) == "source" &&
           std::none_of(found_.texts.begin(), found_.texts.end(),
                        [](const std::string& text) { return fold(text) == "target"; });
}

std::vector<RoleMatch> ColumnFinder::matches(std::size_t column) {
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
    std::stable_sort(all.begin(), all.end(),
                     [](const RoleMatch& a, const RoleMatch& b) { return a.weight > b.weight; });
    return all;
}

/// "Partner 1", "Partner 2", "Partner 3" …: three or more name the parties of a row.
void ColumnFinder::take_numbered() {
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
void ColumnFinder::take_group_of_numbered() {
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
            return m.is_whole &&
                   (m.role == Role::group || m.role == Role::partner || m.role == Role::type);
        });
        const double value = p.distinct * p.filled_share() + (names ? 0.5 : 0);
        if (value > std::max(most, 0.6)) {
            most = value;
            group = c;
        }
    }
    if (!group) return;
    take(Role::group, *group);
    remark(
        Severity::doubt,
        fmt::format("the parties of a row are taken as members of its '{}'", found_.name(*group)),
        "--owner NAME, if they are all partners of one institution");
}

void ColumnFinder::take_by_words() {
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
            claims.push_back({0.95 * all.front().weight, c, {Role::country, 0.5, false, false}});
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
            } else if (role == Role::country && !has(Role::from_country) && claim.match.is_whole &&
                       !asked_.contains(role) &&
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

} // namespace entente
