#pragma once
/// A random walk on a graph, and how short its course can be told with the help of a partition.
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <vector>

namespace entente::clusters {

/// Where a walker is and where it goes. Without direction it follows ties in proportion to weight.
/// With direction it jumps to any vertex alike with the probability `teleportation`, and always
/// where no tie leads out; jumps are steps like others and are told.
struct Flow {
    std::vector<double> at;    ///< how often it is at a vertex; sums to 1, or 0 without ties
    std::vector<double> jumps; ///< share of `at` that jumps
    struct Row {
        std::vector<std::uint64_t> first{0};
        std::vector<std::uint32_t> to;
        std::vector<double> flow;
    };
    Row out, in; ///< along ties, self-ties left out; `in` is empty if the same as `out`
    const Row& into() const { return in.first.size() > 1 ? in : out; }
};

/// Time O(n + m) without direction, else so much for each of at most 1,000 sweeps until `at`
/// changes by less than 1e-15 in sum. Space O(n + m). Throws Cancelled.
Flow flow_of(const Graph& graph, double teleportation, const Run& run);

/// The map equation: bits a step to tell the walk by a two-level code of clusters and of vertices
/// within,
///
///     L = plogp(sum of q(c)) - 2 sum plogp(q(c)) - sum plogp(p(v)) + sum plogp(q(c) + p(c))
///
/// with plogp(x) = x log2 x, q(c) the flow that leaves c, p the flow at a vertex or in a cluster.
/// Low is good; 0 without ties. Clusters are any numbers below n. Time and space O(n + m).
/// Reference: [rosvall2008].
[[nodiscard]] double map_equation(const Flow& flow, const std::vector<std::uint32_t>& cluster);

/// x log2 x, 0 at 0.
double plogp(double x);

} // namespace entente::clusters
