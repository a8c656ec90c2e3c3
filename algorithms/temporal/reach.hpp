#pragma once
/// Whom actors can reach in the order of time, or be reached by.
#include <entente/algorithms/temporal/contacts.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::temporal {

struct ReachOptions : JourneyOptions {
    Direction direction = Direction::out;

    static constexpr auto fields() {
        return std::tuple_cat(
            std::tuple{Field{"direction", &ReachOptions::direction,
                             "whom an actor reaches (out), or who reaches it (in)"}},
            JourneyOptions::fields());
    }
};

/// The share of the other actors to whom a journey leads, as growth of time allows
/// (temporal.arrival says what journeys are): |{u : v reaches u}| / (n - 1); with `direction` in,
/// those who reach v. 0 in a network of one.
///
/// The value is that of `reading`; `lower` is that of certain days, `upper` of possible ones. More
/// days never hinder a journey, so whatever days the dates stand for, the share lies between. Ties
/// whose beginning no source tells are left out of all three.
///
/// Time O(n m log n), space O(m + n) a thread. Throws UsageError when the timeline is not sound.
/// Reference: [holme2012].
[[nodiscard]] Scores reach(const Timeline& timeline, const ReachOptions& options = {},
                           const Run& run = {});

} // namespace entente::temporal
