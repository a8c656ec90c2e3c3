#include <entente/algorithms/growth/moments.hpp>

#include <algorithm>

namespace entente::growth {

std::optional<Day> middle(const Date& date) {
    if (!date.is_known() || !date.is_bounded()) return std::nullopt;
    return static_cast<Day>((std::int64_t{date.earliest()} + date.latest()) >> 1);
}

namespace {

void count(const Date& onset, LeftOut& left_out) {
    if (!onset.is_known())
        ++left_out.undated;
    else if (!onset.is_bounded())
        ++left_out.open;
}

Date placed(const Date& date) {
    const auto day = middle(date);
    return day ? Date::between(*day, *day) : Date{};
}

} // namespace

Timeline at_middle_days(const Timeline& timeline, LeftOut* left_out) {
    LeftOut out;
    Timeline all = timeline;
    for (Event& event : all.events) {
        count(event.onset, out);
        event.onset = placed(event.onset);
        Spell& spell = event.spell;
        spell.begin = placed(spell.begin);
        if (const auto end = middle(spell.end)) {
            const Day day = spell.begin.is_known() ? std::max(*end, spell.begin.earliest()) : *end;
            spell.end = Date::between(day, day);
        }
    }
    if (left_out) *left_out = out;
    return all;
}

std::vector<Moment> moments(const Timeline& timeline, LeftOut* left_out) {
    LeftOut out;
    std::vector<Moment> all;
    for (std::size_t i = 0; i < timeline.events.size(); ++i) {
        const Date& onset = timeline.events[i].onset;
        count(onset, out);
        if (const auto day = middle(onset)) all.push_back({*day, static_cast<std::uint32_t>(i)});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Moment& a, const Moment& b) { return a.day < b.day; });
    if (left_out) *left_out = out;
    return all;
}

} // namespace entente::growth
