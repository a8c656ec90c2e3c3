#pragma once
/// Journeys found by going every way, for tests.
#include <entente/algorithms/temporal/contacts.hpp>

#include <map>
#include <vector>

#include "support/timelines.hpp"

namespace entente::test {

/// A network of ties that hold for some days.
inline Timeline random_contacts(Dice& dice, std::uint32_t n, int ties, bool imprecise,
                                bool directed_ties) {
    std::vector<Event> events;
    for (int i = 0; i < ties; ++i) {
        const auto u = dice.below(n), v = dice.below(n);
        const Day a = static_cast<Day>(dice.below(12)), b = a + static_cast<Day>(dice.below(5));
        const auto wide = [&](Day day) {
            return imprecise ? Date::between(day - static_cast<Day>(dice.below(3)),
                                             day + static_cast<Day>(dice.below(3)))
                             : on(day);
        };
        events.push_back(tie(u, v, wide(a), wide(b)));
    }
    auto made = timeline(n, std::move(events));
    made.is_directed = directed_ties;
    return made;
}

/// A sequence of distinct vertices with the day of arrival of who starts on a day and never waits
/// longer than it has to.
struct Walk {
    std::vector<std::uint32_t> vertices;
    temporal::Time arrival = 0;
};

/// Every walk from a source that sets out on `start` or later. Day after day is tried for each
/// step.
inline std::vector<Walk> all_walks(const Timeline& timeline, std::uint32_t source,
                                   temporal::Time start, temporal::Time end, temporal::Time step,
                                   bool strict) {
    using temporal::Time;
    std::vector<Walk> walks;
    std::vector<std::uint32_t> path{source};
    const auto holds = [&](std::uint32_t u, std::uint32_t v, Time day) {
        for (const Event& event : timeline.events) {
            const bool joins =
                (index(event.from) == u && index(event.to) == v) ||
                (!timeline.is_directed && index(event.from) == v && index(event.to) == u);
            if (joins && event.spell.begin.earliest() <= day && day <= event.spell.end.latest())
                return true;
        }
        return false;
    };
    const auto visit = [&](const auto& self, Time ready, Time arrival) -> void {
        walks.push_back({path, arrival});
        for (std::uint32_t v = 0; v < timeline.order; ++v) {
            if (std::find(path.begin(), path.end(), v) != path.end()) continue;
            for (Time day = ready; day <= end; ++day)
                if (holds(path.back(), v, day)) {
                    path.push_back(v);
                    self(self, strict ? std::max(day + step, day + 1) : day + step, day + step);
                    path.pop_back();
                    break; // later is no better
                }
        }
    };
    visit(visit, start, start);
    return walks;
}

struct Best {
    temporal::Time arrival = temporal::never, departure = -temporal::never,
                   fastest = temporal::never;
    std::size_t steps = 1000;
};

/// What is best from a source to each other vertex, over all days of setting out.
inline std::map<std::uint32_t, Best> best_from(const Timeline& timeline, std::uint32_t source,
                                               temporal::Time first, temporal::Time last,
                                               temporal::Time step, bool strict) {
    std::map<std::uint32_t, Best> best;
    for (temporal::Time start = first; start <= last; ++start)
        for (const Walk& walk : all_walks(timeline, source, start, last, step, strict)) {
            if (walk.vertices.size() == 1) continue;
            Best& b = best[walk.vertices.back()];
            if (start == first) {
                b.arrival = std::min(b.arrival, walk.arrival);
                b.steps = std::min(b.steps, walk.vertices.size() - 1);
            }
            b.departure = std::max(b.departure, start);
            b.fastest = std::min(b.fastest, walk.arrival - start);
        }
    return best;
}

} // namespace entente::test
