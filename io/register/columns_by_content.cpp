#include <entente/io/register/classify.hpp>
#include <entente/io/register/column_finder.hpp>
#include <entente/io/register/values.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {

template <class Test>
std::optional<std::size_t> ColumnFinder::first_free(Test test) {
    for (std::size_t c = 0; c < profiles_.size(); ++c)
        if (is_free(c) && profile(c).filled > 0 && test(profile(c)) &&
            !words_.locale.country(found_.texts[c])) // "Poland", over years of accession
            return c;
    return std::nullopt;
}

template <class Test>
void ColumnFinder::by_content(Role role, Test test) {
    if (has(role)) return;
    if (const auto c = first_free(test)) {
        take(role, *c);
        tell_content(role, *c);
    }
}

void ColumnFinder::take_by_content() {
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

/// Two columns of names and nothing else: the two parties of each row, as of sister cities.
bool ColumnFinder::take_two_columns() {
    if (options_.has_owner || !found_.header_rows.empty()) return false;
    std::vector<std::size_t> texts;
    for (std::size_t c = 0; c < profiles_.size(); ++c) {
        const Profile& p = profile(c);
        if (p.filled == 0) continue;
        if (!is_free(c) || p.letters < 0.9 || p.length < 3 || p.length > 100) return false;
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

void ColumnFinder::take_partner_by_content() {
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

void ColumnFinder::take_first_names() {
    for (std::size_t c = 0; c < profiles_.size(); ++c)
        if (is_free(c) && profile(c).letters >= 0.7) {
            take(Role::partner, c);
            tell_content(Role::partner, c);
            return;
        }
}

void ColumnFinder::settle_parties() {
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

void ColumnFinder::find_wide() {
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
            is_country || kind_by_words(*words_.words.vocabulary, found_.texts[c]).has_value();
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
    remark(Severity::doubt,
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

} // namespace entente
