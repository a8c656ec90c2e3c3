#pragma once
/// When a journey along ties in time arrives, sets out, how long it takes and how many steps.
#include <entente/algorithms/temporal/contacts.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>

#include <optional>
#include <tuple>

namespace entente::temporal {

struct ArrivalOptions : JourneyOptions {
    std::optional<std::uint32_t> from, to;

    static constexpr auto fields() {
        return std::tuple_cat(
            std::tuple{
                Field{"from", &ArrivalOptions::from, "number of the vertex to set out from; all"},
                Field{"to", &ArrivalOptions::to, "number of the vertex to arrive at; all"}},
            JourneyOptions::fields());
    }
};

/// Journeys from each actor to each other that it reaches: along ties in the order of time, waiting
/// as long as need be. A step sets out on a day on which the tie holds and takes `step` days; the
/// next sets out on the day of arrival or later, and on a later day than the one before if
/// `strict`.
///
/// Columns `from` and `to` (numbers of vertices, as text), `earliest arrival` (for who waits from
/// the first day of any tie, or of `since`, on), `latest departure` (that still arrives, by
/// whatever day), both as 2019-09-16; `fastest`, the fewest days from setting out to arriving, 0
/// for one day with steps of 0 days; `steps`, the fewest. The four need not be the same journey.
/// Rows by from, then to; pairs without a journey have none. On possible days nothing is missed
/// that may be, on certain days nothing is there that may not: earliest arrivals, departures,
/// durations and steps of the certain are bounds on one side, of the possible on the other. Ties
/// whose beginning no source tells are left out.
///
/// Time O(n c m log n) for c last days of contacts (times n with longer steps), space O(m + n) a
/// thread. Throws UsageError when the timeline is not sound or there is no such vertex. References:
/// [buixuan2003], [holme2012].
[[nodiscard]] ResultTable arrival(const Timeline& timeline, const ArrivalOptions& options = {},
                                  const Run& run = {});

} // namespace entente::temporal
