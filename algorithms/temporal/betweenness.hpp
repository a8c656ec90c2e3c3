#pragma once
/// Who lies on the journeys of others.
#include <entente/algorithms/temporal/contacts.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>

#include <array>
#include <tuple>

namespace entente::temporal {

/// Which journeys count: those of fewest steps, or those of fewest steps among the earliest to
/// arrive.
enum class Best : std::uint8_t { fewest, foremost };

struct BetweennessOptions : JourneyOptions {
    Best journeys = Best::fewest;
    bool normalized = false;

    static constexpr auto fields() {
        return std::tuple_cat(
            std::tuple{
                Field{"journeys", &BetweennessOptions::journeys,
                      "those of fewest steps, or fewest steps among the earliest (foremost)"},
                Field{"normalized", &BetweennessOptions::normalized,
                      "divide by (n - 1) (n - 2), the ordered pairs of others"}},
            JourneyOptions::fields());
    }
};

/// B(v) = sum over ordered pairs (s, t) of others of the share of the best journeys from s to t
/// that pass through v.
///
/// A journey here is a sequence of distinct actors along which one can go in the order of time
/// (temporal.arrival says how), setting out from s on the first day of any tie or later; on which
/// days its steps are taken does not make it another journey, nor does which of several ties of two
/// actors. `fewest`: sequences of the fewest steps from s to t. `foremost`: those that arrive at t
/// on the earliest day that any does, and of them those of the fewest steps. Actors before v may be
/// reached later, or in more steps, than they could be: a journey counts as a whole. Pairs without
/// a journey add nothing.
///
/// On the days of `reading` alone: a further day can take journeys from one actor and give them to
/// another, so there are no bounds. Ties whose beginning no source tells are left out.
///
/// Time O(n m k) for k distinct days on which an actor can be reached in a number of steps, times
/// the number of steps; space O(n k) a thread. Throws UsageError when the timeline is not sound.
/// References: [buss2020], [holme2012].
[[nodiscard]] Scores betweenness(const Timeline& timeline, const BetweennessOptions& options = {},
                                 const Run& run = {});

} // namespace entente::temporal

namespace entente {
template <>
inline constexpr std::array names_of<temporal::Best>{
    Named<temporal::Best>{"fewest", temporal::Best::fewest},
    Named<temporal::Best>{"foremost", temporal::Best::foremost}};
} // namespace entente
