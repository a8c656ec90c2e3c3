#pragma once
/// The share of ties that hold longer, day by day.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/timeline.hpp>

#include <tuple>

namespace entente::growth {

struct SurvivalCurveOptions {
    bool by_group = false;
    double confidence = 0.95;

    static constexpr auto fields() {
        return std::tuple{
            Field{"by_group", &SurvivalCurveOptions::by_group, "also for each group of ties"},
            Field{"confidence",
                  &SurvivalCurveOptions::confidence,
                  "share of intervals that hold the true value",
                  {.least = 0.5, .most = 0.999}}};
    }
};

/// The curves behind growth.survival, which says what they assume. Columns `group`, `method`
/// (kaplan-meier or turnbull), `days`, `share` (that holds longer), `lower`, `upper`, `at risk`,
/// `ended`.
///
/// Kaplan and Meier's has a row for day 0 and one per distinct end: the share stays until the next.
/// Turnbull's falls somewhere within each innermost interval: a row where it begins, with the share
/// before, and one where it ends, with the share after; it has no intervals of confidence here, no
/// one at risk, and no row at infinity.
///
/// Time O(e log e + r e) for r rounds, space O(e). Throws UsageError when the timeline is not
/// sound. References: [kaplan1958], [turnbull1976].
[[nodiscard]] ResultTable survival_curve(const Timeline& timeline,
                                         const SurvivalCurveOptions& options = {},
                                         const Run& run = {});

} // namespace entente::growth
