#pragma once
/// How soon, how fast or in how few steps actors reach the others in the order of time.
#include <entente/algorithms/temporal/contacts.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <array>
#include <tuple>

namespace entente::temporal {

/// What is near: what is reached soon, in few days, or in few steps.
enum class Nearness : std::uint8_t { delay, fastest, steps };

struct ClosenessOptions : JourneyOptions {
    Nearness distance = Nearness::steps;
    Direction direction = Direction::out;
    double unit = 365.25;

    static constexpr auto fields() {
        return std::tuple_cat(
            std::tuple{Field{"distance", &ClosenessOptions::distance,
                             "days from the first of all (delay), days under way (fastest), steps"},
                       Field{"direction", &ClosenessOptions::direction,
                             "how near others are (out), or how near it is to them (in)"},
                       Field{"unit",
                             &ClosenessOptions::unit,
                             "days that halve the worth of one who is reached on the first",
                             {.least = 0.001, .most = 1e6}}},
            JourneyOptions::fields());
    }
};

/// The mean worth of the others: (1 / (n - 1)) sum over u of w(v, u), with w = 0 where no journey
/// leads from v to u (temporal.arrival says what journeys are), else
///   steps    1 / fewest steps,
///   fastest  1 / (1 + d / unit) for the fewest days d from setting out to arriving,
///   delay    1 / (1 + d / unit) for the days d from the first day of any possible tie (or of
///            `since`) to the earliest arrival.
/// With `direction` in, of journeys from u to v; delay then is counted back from the last day, to
/// the latest departure. Between 0 and 1; 0 in a network of one.
///
/// The value is that of `reading`; `lower` that of certain days, `upper` of possible ones: more
/// days never make a journey later, slower or longer. Ties whose beginning no source tells are left
/// out.
///
/// Time O(n m s) for steps up to s, O(n m log n) for delay, O(n c m log n) for fastest and c last
/// days of ties; space O(m + n) a thread. Throws UsageError when the timeline is not sound.
/// References: [pan2011], [holme2012].
[[nodiscard]] Scores closeness(const Timeline& timeline, const ClosenessOptions& options = {},
                               const Run& run = {});

} // namespace entente::temporal

namespace entente {
template <>
inline constexpr std::array names_of<temporal::Nearness>{
    Named<temporal::Nearness>{"delay", temporal::Nearness::delay},
    Named<temporal::Nearness>{"fastest", temporal::Nearness::fastest},
    Named<temporal::Nearness>{"steps", temporal::Nearness::steps}};
} // namespace entente
