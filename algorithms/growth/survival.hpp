#pragma once
/// How long ties hold.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/timeline.hpp>

#include <tuple>

namespace entente::growth {

struct SurvivalOptions {
    bool by_group = false;
    std::uint32_t draws = 200;
    double confidence = 0.95;

    static constexpr auto fields() {
        return std::tuple{
            Field{"by_group", &SurvivalOptions::by_group, "also for each group of ties"},
            Field{"draws",
                  &SurvivalOptions::draws,
                  "samples of ties that Turnbull's intervals rest on; 0 for none",
                  {.most = 1e6}},
            Field{"confidence",
                  &SurvivalOptions::confidence,
                  "share of intervals that hold the true value",
                  {.least = 0.5, .most = 0.999}}};
    }
};

/// How long ties hold, ties that had not ended by the last day that is told of censored there.
///
/// `kaplan-meier` takes beginnings and ends at the middle day of their interval: the product over
/// ends of 1 - ended / at risk, intervals by Greenwood's variance on the scale log(-log S).
/// `turnbull` takes dates as the intervals they are: the most likely shares, which lie on the
/// innermost intervals of what is possible; its `earliest` and `latest` say between which days the
/// median lies, which the data cannot tell any closer, with percentiles over `draws` samples of
/// ties with replacement, by the seed. Both assume that what ends observation has nothing to do
/// with what ends a tie. How long is counted from where the spell begins, in days.
///
/// Columns `group` (empty for all ties; with `by_group` also each group that has a tie, "(none)"
/// for ties without one), `quantity`, `value`, `lower`, `upper`. Quantities: `ties`, `ended`,
/// `censored`; `kaplan-meier: median`, `kaplan-meier: quartile` (by which a quarter has ended; of
/// medians and quartiles the interval is where that of the curve meets them), and `kaplan-meier:
/// after N years` for N = 1, 2, 5, 10 (of 365.25 days), the share that holds longer, NaN beyond the
/// last day observed; `turnbull: median earliest`, `turnbull: median latest`, `turnbull: after N
/// years` (value in the middle of lower and upper, between which the data cannot tell); `turnbull:
/// gap`, how far the mean log-likelihood may be from the greatest; `without beginning`, `without
/// end` (told to have ended, but not when: in Turnbull's estimate alone), `begun after last told`.
/// NaN where a median is not reached.
///
/// Time O(e log e + draws r e) for r rounds of self-consistency, space O(e) a thread. Throws
/// UsageError when the timeline is not sound. References: [kaplan1958], [turnbull1976],
/// [brookmeyer1982].
[[nodiscard]] ResultTable survival(const Timeline& timeline, const SurvivalOptions& options = {},
                                   const Run& run = {});

} // namespace entente::growth
