#pragma once
/// Whether ties grow faster than actors.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/slices.hpp>

#include <tuple>

namespace entente::growth {

struct DensificationOptions {
    PeriodLength period = PeriodLength::year;
    Slicing slicing = Slicing::cumulative;
    unsigned width = 1;
    bool parallel = false;
    double confidence = 0.95;

    static constexpr auto fields() {
        return std::tuple{
            Field{"period", &DensificationOptions::period, "how long a slice is"},
            Field{"slicing", &DensificationOptions::slicing, "which ties a slice holds"},
            Field{"width",
                  &DensificationOptions::width,
                  "periods that a sliding window spans",
                  {.least = 1, .most = 10000}},
            Field{"parallel", &DensificationOptions::parallel,
                  "count every tie, not every pair of actors once"},
            Field{"confidence",
                  &DensificationOptions::confidence,
                  "share of intervals that hold the true value",
                  {.least = 0.5, .most = 0.999}}};
    }
};

/// The densification law E ∝ N^a of Leskovec, Kleinberg and Faloutsos: over the slices, N actors
/// with a tie and E pairs of actors that are tied (or all ties between two actors with `parallel`).
///
/// Least squares of log E on log N over all slices with E > 0, every slice one point, also those in
/// which nothing changed. a = 1: the mean degree stays; a = 2: a constant share of all pairs is
/// tied. The interval of a is Student's on n - 2 degrees of freedom; it takes slices for
/// independent, which cumulative ones are not, and is then too narrow: draw dates and resample to
/// see more. Onsets are taken at the middle day of their interval; those unknown or open to one
/// side are left out and counted. Self-ties are left out.
///
/// Rows: `exponent` with its interval, `factor` (E at N = 1), `r squared`, `slices`,
/// `ties undated`, `ties open to one side`, then for each slice `actors LABEL` and `ties LABEL`,
/// what the line was drawn through. NaN where fewer than two slices differ in N.
///
/// Time O(s e log e) for s slices, space O(e). Throws UsageError when the timeline is not sound.
/// Reference: [leskovec2005].
[[nodiscard]] ResultTable densification(const Timeline& timeline,
                                        const DensificationOptions& options = {},
                                        const Run& run = {});

} // namespace entente::growth
