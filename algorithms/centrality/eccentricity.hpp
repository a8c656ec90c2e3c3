#pragma once
/// How far the farthest of those that a vertex can reach is.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::centrality {

using paths::Length;
using paths::Sides;

struct EccentricityOptions {
    Sides direction = Sides::out;
    Length length = Length::hops;

    static constexpr auto fields() {
        return std::tuple{
            Field{"direction", &EccentricityOptions::direction,
                  "distances to others (out), from others (in), or along ties whichever way (all)"},
            Field{"length", &EccentricityOptions::length,
                  "how far a tie is: 1, its weight, or 1 / its weight"}};
    }
};

/// Eccentricity: the greatest distance to another that is reached.
///
///     E(v) = max over u reached from v of d(v, u)
///
/// 0 for who reaches nobody. Low scores are central. In a disconnected graph members of a small
/// component score low, which misleads: compare within components. One far actor decides. Self-ties
/// do not matter; of parallel ties the shortest counts. Under `inverse` a tie of weight 0 is no
/// tie. Unit: that of lengths.
///
/// Time O(n (n + m)) by hops, 512 sources at a step, and O(n (m + n log n)) by length; space O(n) a
/// thread; parallel over sources, the same bits for any number of threads. Throws UsageError when
/// `length` is `weight` and a weight is 0, and Cancelled. Reference: [hage1995].
[[nodiscard]] Scores eccentricity(const Graph& graph, const EccentricityOptions& options = {},
                                  const Run& run = {});

} // namespace entente::centrality
