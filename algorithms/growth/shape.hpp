#pragma once
/// How a network holds together as it grows.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/slices.hpp>

#include <tuple>

namespace entente::growth {

struct ShapeOptions {
    PeriodLength period = PeriodLength::year;
    Slicing slicing = Slicing::cumulative;
    unsigned width = 1;
    std::uint32_t sources = 0;

    static constexpr auto fields() {
        return std::tuple{Field{"period", &ShapeOptions::period, "how long a slice is"},
                          Field{"slicing", &ShapeOptions::slicing, "which ties a slice holds"},
                          Field{"width",
                                &ShapeOptions::width,
                                "periods that a sliding window spans",
                                {.least = 1, .most = 10000}},
                          Field{"sources", &ShapeOptions::sources,
                                "actors to measure distances from, drawn by the seed; 0 for all"}};
    }
};

/// Per slice, of the actors with a tie to another and the pairs that are tied, without direction:
/// `actors` N, `pairs` M, `density` 2M / (N (N - 1)), `mean degree` 2M / N, `components`,
/// `giant share` of actors in the largest component, `mean distance` over reachable pairs,
/// `effective diameter`, `transitivity` (three times triangles over paths of two ties) and
/// `mean clustering` (mean local coefficient of the actors with two partners or more).
///
/// The effective diameter is the 90th percentile of the distances of reachable pairs, interpolated:
/// d - 1 + (0.9 - g(d - 1)) / (g(d) - g(d - 1)) for the least d with g(d) >= 0.9, where g(d) is the
/// share of reachable pairs within distance d and g(0) = 0. With `sources` distances are those from
/// so many actors drawn without replacement, and depend on the seed.
///
/// Onsets and ends are taken at the middle day of their interval, so lower and upper are the same;
/// onsets unknown or open to one side are left out and counted in `apart`, as are self-ties. NaN
/// where a slice has nothing to measure. Cumulative slices never lose a tie: an effective diameter
/// that shrinks may be that of old ties which nobody keeps.
///
/// Time O(s (n m + t)) for s slices and t steps to meet all triangles, distances for many sources
/// at once; space O(n + m) a slice under way. Throws UsageError when the timeline is not sound.
/// References: [leskovec2005], [watts1998].
[[nodiscard]] Series shape(const Timeline& timeline, const ShapeOptions& options = {},
                           const Run& run = {});

} // namespace entente::growth
