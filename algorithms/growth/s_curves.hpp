#pragma once
/// Which curve growth follows, and where it would end.
#include <entente/algorithms/growth/diffusion.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/run.hpp>

#include <tuple>

namespace entente::growth {

struct SCurvesOptions {
    PeriodLength period = PeriodLength::year;
    Counted count = Counted::ties;
    double confidence = 0.95;

    static constexpr auto fields() {
        return std::tuple{Field{"period", &SCurvesOptions::period, "how long a period is"},
                          Field{"count", &SCurvesOptions::count, "what is counted"},
                          Field{"confidence",
                                &SCurvesOptions::confidence,
                                "share of intervals that hold the true value",
                                {.least = 0.5, .most = 0.999}}};
    }
};

/// Logistic, Gompertz and Bass curves through what there is at the end of each period t = 1, 2, …,
/// by least squares:
///   logistic K / (1 + e^(-r (t - m))), gompertz K exp(-e^(-r (t - m))),
///   bass K (1 - e^(-(p + q) t)) / (1 + (q / p) e^(-(p + q) t)).
///
/// For each the rows `ceiling` K, `rate` r and `midpoint` m (a period, counted from the first as
/// 1), or `innovation` p and `imitation` q; `residual error`; `aicc` n ln(rest / n) + 2 k + 2 k (k
/// + 1) / (n - k - 1) with k = 4; `weight`, its share of the evidence among the three, e^(-d / 2)
/// by the difference d to the best, made to add up to 1; `converged`. Beside them Bass by his own
/// regression (`bass 1969`) and by least squares on what is new in each period (`bass by period`,
/// the difference of two consecutive values; Srinivasan and Mason): these two see other errors and
/// have no part in the weights. Names are `CURVE: QUANTITY`.
///
/// Intervals are Student's on n - 3 degrees of freedom, of positive parameters on the scale of
/// their logarithm. Least squares takes errors of the sums for independent, which they are not:
/// intervals are too narrow, and a ceiling above twice what there is is hardly more than a guess.
/// Not converged: the ceiling ran away, there is no bend yet. NaN with fewer than four periods,
/// `aicc` with fewer than six.
///
/// Onsets are taken at the middle day of their interval; ties undated or open to one side are left
/// out, `ties undated`, `ties open to one side`. The last period may be covered only in part.
///
/// Time O(e log e + p) for p periods, space O(e + p). Throws UsageError when the timeline is not
/// sound. References: [bass1969], [srinivasan1986], [winsor1932], [hurvich1989].
[[nodiscard]] ResultTable s_curves(const Timeline& timeline, const SCurvesOptions& options = {},
                                   const Run& run = {});

} // namespace entente::growth
