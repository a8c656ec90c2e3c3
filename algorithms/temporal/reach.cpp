#include <entente/algorithms/temporal/reach.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>

namespace entente::temporal {
namespace {

VertexMap<double> shares(const Timeline& timeline, const ReachOptions& options, Reading reading,
                         const Run& run) {
    JourneyOptions journeys = options;
    journeys.reading = reading;
    Contacts contacts(timeline, journeys);
    if (options.direction == Direction::in) contacts = contacts.reversed();
    const std::size_t n = timeline.order;
    VertexMap<double> share(n);
    if (contacts.size() == 0 || n < 2) return share;
    struct Nothing {};
    run.for_each(
        n, [] { return Nothing{}; },
        [&](std::size_t i, Nothing&) {
            const Vertex v{static_cast<std::uint32_t>(i)};
            const auto arrival = earliest_arrival(contacts, v, contacts.first_day());
            const auto met = std::count_if(arrival.begin(), arrival.end(),
                                           [](Time time) { return time != never; });
            share[v] = static_cast<double>(met - 1) / static_cast<double>(n - 1);
        });
    return share;
}

} // namespace

Scores reach(const Timeline& timeline, const ReachOptions& options, const Run& run) {
    run.throw_if_stopped();
    Scores scores;
    scores.lower = shares(timeline, options, Reading::certain, run);
    scores.upper = shares(timeline, options, Reading::possible, run);
    scores.value = options.reading == Reading::possible ? *scores.upper : *scores.lower;
    return scores;
}

Spec reach_spec() {
    return describe(&reach, {.name = "temporal.reach",
                             .summary = "share of actors reached in the order of time, or reaching",
                             .formula = "|{u : a journey leads from v to u}| / (n - 1)",
                             .caveat = "ties whose beginning no source tells are left out",
                             .time = "O(n m log n)",
                             .space = "O(m + n) a thread",
                             .references = {"holme2012"},
                             .monotone = true});
}

} // namespace entente::temporal
