#pragma once
/// Communities of a network of two kinds of actors that are tied only across.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>
#include <entente/core/view/grouping.hpp>

#include <cstdint>
#include <tuple>

namespace entente::clusters {

struct TwoModeOptions {
    double resolution = 1;
    std::uint32_t runs = 1;

    static constexpr auto fields() {
        return std::tuple{
            Field{"resolution",
                  &TwoModeOptions::resolution,
                  "above 1 smaller clusters, below larger ones",
                  {.least = 0}},
            Field{"runs", &TwoModeOptions::runs, "take the best of so many", {.least = 1}}};
    }
};

/// Barber's modularity: what ties within clusters have beyond chance, where chance ties only one
/// mode to the other,
///
///     Q = sum over clusters c of W(c) / m - resolution * S1(c) S2(c) / m^2
///
/// S1 and S2 are the sums of strengths of either mode. Direction is ignored, parallel ties add up.
/// NaN without ties. Clusters are any numbers below n. Time O(n + m). Throws UsageError, which
/// speaks of "two modes", unless every end of a tie is in one of exactly two groups and every tie
/// goes from one to the other. Reference: [barber2007].
[[nodiscard]] double two_mode_modularity(const Graph& graph, const Grouping& modes,
                                         const VertexMap<std::uint32_t>& cluster,
                                         double resolution = 1);

/// Clusters of both modes together by Barber's modularity, found as leiden() finds its own. The
/// grouping tells the modes, such as institutions and agreements; a cluster is a set of some of
/// each, tied to one another more than chance would tie the modes. Figures: `two-mode modularity`
/// at resolution 1, and `modularity` (Newman's, which takes the lack of ties within a mode for a
/// finding).
///
/// Actors without ties are alone, and may be in neither mode. Conventions, cost, determinism and
/// warnings of leiden(). Throws UsageError as two_mode_modularity() does, for a negative resolution
/// and no runs, and Cancelled. References: [barber2007], [traag2019].
[[nodiscard]] Partition two_mode(const Graph& graph, const Grouping& modes,
                                 const TwoModeOptions& options = {}, const Run& run = {});

} // namespace entente::clusters
