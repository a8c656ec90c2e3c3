#pragma once
/// How a network grew, with bounds from imprecise dates.
#include <entente/core/model/calendar.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/timeline.hpp>

#include <tuple>

namespace entente::growth {

struct CurveOptions {
    PeriodLength period = PeriodLength::year;
    bool by_group = false;

    static constexpr auto fields() {
        return std::tuple{
            Field{"period", &CurveOptions::period, "how long a period is"},
            Field{"by_group", &CurveOptions::by_group, "also count the ties of each group apart"}};
    }
};

/// Growth curves: what came new in each period, and what there was at its end.
///
/// Columns `new ties` and `ties`, `new pairs` and `pairs` (distinct unordered pairs of two actors),
/// `new actors` and `actors` (those with a first tie), `new classes` and `classes` (countries, say,
/// of those actors; the unknown class does not count). With `by_group` also `new ties` and `ties`
/// of each group that has any; ties without a group are in "(none)".
///
/// Every onset is an interval of days. What is new in a period certainly lies within it, possibly
/// meets it; what there is at its end certainly began by then at the latest, possibly at the
/// earliest: `lower` counts the certain, `upper` the possible. The first tie of a pair, actor or
/// class lies between the least earliest and the least latest day of its dated ties. Bounds of new
/// ties and pairs and of all that is cumulative are attained by some choice of days; those of new
/// actors and classes hold, but need not be attained at once for all. Lower bounds of consecutive
/// periods do not add up to the total, and upper ones more than do: add the cumulative columns up
/// instead.
///
/// An onset known only as "by some day" is certain from that day on and possibly new in every
/// period up to it; one known only as "from some day on" is possible from then and never certain.
/// Ties without any date are left out and counted in `apart`, as are pairs, actors and classes that
/// have no other ties; an undated tie of a pair that has dated ones may of course have been its
/// first. Periods are without gaps, from the first to the last day that any onset names; an end of
/// a tie does not matter: curves count what was ever concluded. A self-tie is a tie of its actor
/// and no pair. Units: counts.
///
/// Time O(e log e) for e events plus the number of periods, space O(e). Throws UsageError when an
/// event names a vertex, group or class that there is not, or a day outside the years 0 to 9999.
[[nodiscard]] Series curve(const Timeline& timeline, const CurveOptions& options = {},
                           const Run& run = {});

} // namespace entente::growth
