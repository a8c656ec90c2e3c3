#pragma once
/// How much passes through a vertex when everyone sends a unit to everyone by shortest paths.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::centrality {

using paths::Length;

struct LoadOptions {
    bool normalized = false;
    Length length = Length::hops;

    static constexpr auto fields() {
        return std::tuple{Field{"normalized", &LoadOptions::normalized,
                                "divide by the number of pairs of other actors"},
                          Field{"length", &LoadOptions::length,
                                "how far a tie is: 1, its weight, or 1 / its weight"}};
    }
};

/// Load centrality: every actor sends one unit to every other along shortest paths, and at each
/// actor what is under way splits evenly among the next ones that are nearer to its goal.
///
///     L(v) = sum over ordered pairs s, t of what passes through v,   s != v != t
///
/// It differs from betweenness where shortest paths fork more than once: betweenness splits evenly
/// among paths, load among next steps. In an undirected graph the two directions of a pair, which
/// can differ, are averaged, so that it agrees with betweenness where paths are unique.
/// `normalized` divides by (n - 1)(n - 2), halved when undirected. Self-ties do not matter,
/// parallel ties are one. By length, paths that differ by less than one part in 10^10 are equally
/// short. Unit: pairs.
///
/// Time O(n (n + m)) by hops, 16 sources at a step, and O(n (m + n log n)) by length; space 150
/// bytes per vertex and thread; parallel over sources, the same bits for any number of threads.
/// Throws UsageError when `length` is `weight` and a weight is 0; throws Cancelled. References:
/// [goh2001], [newman2001], [brandes2008].
[[nodiscard]] Scores load(const Graph& graph, const LoadOptions& options = {}, const Run& run = {});

} // namespace entente::centrality
