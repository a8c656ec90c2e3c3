#pragma once
/// Where growth goes if it keeps to a curve.
#include <entente/algorithms/growth/diffusion.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/run.hpp>

#include <tuple>

namespace entente::growth {

struct ForecastOptions {
    PeriodLength period = PeriodLength::year;
    Counted count = Counted::ties;
    std::uint32_t ahead = 5;
    double confidence = 0.95;

    static constexpr auto fields() {
        return std::tuple{
            Field{"period", &ForecastOptions::period, "how long a period is"},
            Field{"count", &ForecastOptions::count, "what is counted"},
            Field{"ahead", &ForecastOptions::ahead, "periods beyond the last", {.most = 1000}},
            Field{"confidence",
                  &ForecastOptions::confidence,
                  "share of bands that hold what comes",
                  {.least = 0.5, .most = 0.999}}};
    }
};

/// The curves of growth.s_curves, carried on: `observed` up to the last period, and for logistic,
/// gompertz and bass the curve (lower and upper the same) and its `… band`, in which a further
/// count would lie: fitted value ± Student's quantile times sqrt(residual variance + variance of
/// the curve).
///
/// Bands know of the scatter about the curve and of its parameters, not of whether the curve is the
/// right one, nor of what may happen: read the three together. What s_curves says of intervals
/// holds here. Curves that did not converge, and values that are not defined, are NaN. Periods
/// after the year 9999 are left out. `apart` counts ties left out, undated or open to one side.
///
/// Time O(e log e + p) for p periods, space O(e + p). Throws UsageError when the timeline is not
/// sound. References: [bass1969], [winsor1932].
[[nodiscard]] Series forecast(const Timeline& timeline, const ForecastOptions& options = {},
                              const Run& run = {});

} // namespace entente::growth
