#pragma once
/// How long it takes from one tie to the next.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/timeline.hpp>

#include <tuple>

namespace entente::growth {

struct GapsOptions {
    std::uint32_t draws = 1000;
    double confidence = 0.95;

    static constexpr auto fields() {
        return std::tuple{Field{"draws",
                                &GapsOptions::draws,
                                "samples of gaps that intervals rest on; 0 for no intervals",
                                {.most = 1e6}},
                          Field{"confidence",
                                &GapsOptions::confidence,
                                "share of intervals that hold the true value",
                                {.least = 0.5, .most = 0.999}}};
    }
};

/// Gaps in days between consecutive ties: of the whole network, of each actor, and of each pair of
/// actors, the latter two put together over all actors and all pairs.
///
/// For each of `network`, `actor` and `pair` the rows `WHO: gaps` (how many), `WHO: mean`,
/// `WHO: quantile P` for P = 0.1, 0.25, 0.5, 0.75, 0.9 (linear between the nearest),
/// `WHO: burstiness` (d - m) / (d + m) for mean m and standard deviation d (1/n): -1 for a clock, 0
/// for chance, to 1 for bursts; and `WHO: memory`, the correlation of each gap with the next of the
/// same network, actor or pair. Intervals are percentiles over `draws` samples of as many gaps with
/// replacement, by the seed; that of memory is Fisher's. Resampling takes gaps for independent.
///
/// Onsets are taken at the middle day of their interval; ties that are undated or open to one side
/// are left out, and counted in `ties undated` and `ties open to one side`. Self-ties count for
/// network and actor. Burstiness of few gaps is biased downwards. NaN where there are too few gaps:
/// none, or fewer than three with a successor for memory, or all are 0.
///
/// Time O(draws g log g) for g gaps, space O(g) a thread. Throws UsageError when the timeline is
/// not sound. Reference: [goh2008].
[[nodiscard]] ResultTable gaps(const Timeline& timeline, const GapsOptions& options = {},
                               const Run& run = {});

} // namespace entente::growth
