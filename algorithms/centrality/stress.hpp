#pragma once
/// How many shortest paths pass through a vertex, counted singly.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::centrality {

using paths::Length;

struct StressOptions {
    bool multiplicity = false;
    Length length = Length::hops;

    static constexpr auto fields() {
        return std::tuple{Field{"multiplicity", &StressOptions::multiplicity,
                                "let parallel ties make several shortest paths"},
                          Field{"length", &StressOptions::length,
                                "how far a tie is: 1, its weight, or 1 / its weight"}};
    }
};

/// Stress centrality: the number of shortest paths between others that pass through an actor.
///
///     S(v) = sum over pairs s, t of sigma(s, t | v),   s != v != t
///
/// Unlike betweenness it counts every path of a pair: pairs with many shortest paths weigh more,
/// and in a dense network most of the score comes from few such pairs. In an undirected graph each
/// pair counts once, in a directed one each ordered pair. Conventions about ties and lengths are
/// those of `betweenness`. Unit: paths.
///
/// Time O(n (n + m)) by hops, 16 sources at a step, and O(n (m + n log n)) by length; space 150
/// bytes per vertex and thread; parallel over sources, the same bits for any number of threads.
/// Throws UsageError when `length` is `weight` and a weight is 0, or when paths are too many to
/// count; throws Cancelled. References: [shimbel1953], [brandes2008].
[[nodiscard]] Scores stress(const Graph& graph, const StressOptions& options = {},
                            const Run& run = {});

} // namespace entente::centrality
