#pragma once
/// Communities in which a random walk stays long.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>

namespace entente::clusters {

struct InfomapOptions {
    double teleportation = 0.15;
    std::uint32_t runs = 1;
    std::uint32_t iterations = 20;

    static constexpr auto fields() {
        return std::tuple{
            Field{"teleportation",
                  &InfomapOptions::teleportation,
                  "share of steps that jump anywhere; directed networks only",
                  {.least = 0, .most = 1}},
            Field{"runs", &InfomapOptions::runs, "take the best of so many", {.least = 1}},
            Field{"iterations",
                  &InfomapOptions::iterations,
                  "start over from the last partition at most so often",
                  {.least = 1}}};
    }
};

/// Clusters by the map equation (Infomap, two levels): parts that a random walk seldom leaves, so
/// that its course is told in few bits with a code for clusters and one for the actors of each.
///
/// Local moving and aggregation, then moving single actors again, until a round shortens nothing.
/// With direction the walk follows arrows and jumps with the probability `teleportation`, jumps
/// being told like other steps; where no tie leads out it always jumps. Without direction it never
/// jumps. Weights count, parallel ties add up, a self-tie keeps the walker at its place. Figures:
/// `map equation` in bits a step, `one cluster` (the same when all are together, an upper bound of
/// what was found), and `modularity`.
///
/// Finds smaller clusters than modularity in large networks; in directed ones it finds where flow
/// is kept, not who is tied densely, and jumps can put parts together that no tie joins. Without
/// ties everyone is alone in an undirected network. A heuristic: look at several seeds.
///
/// Numbers by falling size, then by least vertex; the same for any number of threads; runs go in
/// parallel. About O(m log n) a round, space O(n + m), and so much a thread. Convergence counts
/// rounds; its residual is the gain of the last in bits. Throws UsageError for a teleportation
/// outside 0 … 1, no runs or no iterations, and Cancelled. References: [rosvall2008],
/// [rosvall2009].
[[nodiscard]] Partition infomap(const Graph& graph, const InfomapOptions& options = {},
                                const Run& run = {});

} // namespace entente::clusters
