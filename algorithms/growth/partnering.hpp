#pragma once
/// Whether a network grows by new partners or by more ties between old ones.
#include <entente/core/model/calendar.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/timeline.hpp>

#include <tuple>

namespace entente::growth {

struct PartneringOptions {
    PeriodLength period = PeriodLength::year;

    static constexpr auto fields() {
        return std::tuple{Field{"period", &PartneringOptions::period, "how long a period is"}};
    }
};

/// Ties begun in each period, by what they find: `first ties` of a pair of actors and `repeat ties`
/// (all further ones of the pair, on the same day too), and by who the two are: `new-new`,
/// `new-old` and `old-old`, where an actor is new in the period of its first tie to another and old
/// in all later ones.
///
/// Every onset is an interval of days. Lower and upper of first and repeat ties are the least and
/// the greatest over all choices of days: what one pair does does not bind another. Those of actors
/// hold, but ties that share an actor may not be able to reach theirs at once: a tie counts in
/// `lower` if it is certainly of the period and its actors certainly are what is said, in `upper`
/// if both are possible. With exact days lower and upper are the same, and the three kinds of
/// actors add up to first and repeat ties.
///
/// Ties without a date, and self-ties, are left out and counted in `apart`; an undated tie may of
/// course have been the first of its pair. A tie known to have begun by some day is possible in
/// every period up to it, one known to have begun from some day on in every period after. Periods
/// run without gaps from the first to the last day that any onset names.
///
/// Time O(e log e + e p) for periods p that an onset spans, space O(e). Throws UsageError when the
/// timeline is not sound. Reference: [beckman2004].
[[nodiscard]] Series partnering(const Timeline& timeline, const PartneringOptions& options = {},
                                const Run& run = {});

} // namespace entente::growth
