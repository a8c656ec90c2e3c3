#include <entente/algorithms/temporal/closeness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>

namespace entente::temporal {
namespace {

/// Contacts in the sense that is asked for, and the day that delays are counted from: the same for
/// both readings.
VertexMap<double> worth(const Contacts& contacts, Time origin, const ClosenessOptions& options,
                        const Run& run) {
    const std::size_t n = contacts.order();
    VertexMap<double> all(n);
    if (contacts.size() == 0 || n < 2) return all;
    struct Nothing {};
    run.for_each(
        n, [] { return Nothing{}; },
        [&](std::size_t i, Nothing&) {
            const Vertex v{static_cast<std::uint32_t>(i)};
            double sum = 0;
            const auto days = [&](const std::vector<Time>& times, Time from) {
                for (std::size_t u = 0; u < n; ++u)
                    if (u != i && times[u] != never)
                        sum += 1 / (1 + static_cast<double>(times[u] - from) / options.unit);
            };
            switch (options.distance) {
            case Nearness::delay:
                days(earliest_arrival(contacts, v, origin), origin);
                break;
            case Nearness::fastest:
                days(fastest(contacts, v), 0);
                break;
            case Nearness::steps: {
                const auto steps = fewest_steps(contacts, v, origin);
                for (std::size_t u = 0; u < n; ++u)
                    if (u != i && steps[u] != std::numeric_limits<std::uint32_t>::max())
                        sum += 1.0 / steps[u];
                break;
            }
            }
            all[v] = sum / static_cast<double>(n - 1);
        });
    return all;
}

} // namespace

Scores closeness(const Timeline& timeline, const ClosenessOptions& options, const Run& run) {
    run.throw_if_stopped();
    const auto contacts = [&](Reading reading) {
        JourneyOptions journeys = options;
        journeys.reading = reading;
        const Contacts forward(timeline, journeys);
        return options.direction == Direction::out ? forward : forward.reversed();
    };
    const Contacts possible = contacts(Reading::possible);
    Time origin = possible.first_day();
    if (options.direction == Direction::out && options.since.is_known() &&
        options.since.earliest() != Date::open_begin)
        origin = options.since.earliest();
    Scores scores;
    scores.lower = worth(contacts(Reading::certain), origin, options, run);
    scores.upper = worth(possible, origin, options, run);
    scores.value = options.reading == Reading::possible ? *scores.upper : *scores.lower;
    return scores;
}

Spec closeness_spec() {
    return describe(
        &closeness,
        {.name = "temporal.closeness",
         .summary = "how soon, fast or in how few steps the others are reached in order of time",
         .formula = "mean over others of 1 / steps, or 1 / (1 + days / unit)",
         .caveat = "late comers cannot reach early ones; ties of unknown beginning are left out",
         .time = "O(n m s), s steps; O(n c m log n) for fastest, c last days of ties",
         .space = "O(m + n) a thread",
         .references = {"pan2011", "holme2012"}});
}

} // namespace entente::temporal
