#include <entente/core/base/errors.hpp>
#include <entente/core/view/timeline.hpp>

#include <algorithm>

namespace entente {

void require_sound(const Timeline& timeline) {
    const auto least = first_day(0), most = last_day(9999);
    for (const Event& event : timeline.events) {
        if (index(event.from) >= timeline.order || index(event.to) >= timeline.order)
            throw UsageError("an event names a vertex that there is not");
        if (event.group >= timeline.groups.size())
            throw UsageError("an event names a group that there is not");
        for (const Date& date : {event.onset, event.spell.begin, event.spell.end, event.spell.held})
            for (const Day day : {date.earliest(), date.latest()})
                if (day != Date::open_begin && day != Date::open_end && (day < least || day > most))
                    throw UsageError("an event lies outside the years 0 to 9999");
    }
    if (timeline.class_of.size() != 0 && timeline.class_of.size() != timeline.order)
        throw UsageError("classes need one entry per vertex");
    for (const auto c : timeline.class_of)
        if (c >= timeline.classes.size())
            throw UsageError("a vertex has a class that there is not");
}

Event event_of(Vertex from, Vertex to, const Date& onset, const Date& end, std::uint32_t group) {
    return {from, to, onset,
            Spell{.begin = onset,
                  .end = end,
                  .is_end_known = end.is_known(),
                  .certainly_lasts = !end.is_known()},
            group};
}

DaySpan onset_days(const Timeline& timeline) {
    if (!timeline.frame.is_empty()) return timeline.frame;
    DaySpan span;
    for (const Event& event : timeline.events)
        for (const Day day : {event.onset.earliest(), event.onset.latest()}) {
            if (day == Date::open_begin || day == Date::open_end) continue;
            span.first = std::min(span.first, day);
            span.last = std::max(span.last, day);
        }
    return span;
}

} // namespace entente
