#pragma once
/// Clusters that merge two by two, and where to stop.
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace entente::clusters {

/// Vertices are the clusters 0 … n - 1; merge i makes the cluster n + i of two earlier ones.
struct Dendrogram {
    std::uint32_t leaves = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> merges;
};

/// The partition after so many merges. Time and space O(n).
[[nodiscard]] VertexMap<std::uint32_t> after(const Dendrogram& tree, std::size_t merges);

/// Modularity after 0, 1, … all merges; NaN without ties. Time O(m log n), space O(n).
[[nodiscard]] std::vector<double> modularities(const Graph& graph, const Dendrogram& tree,
                                               const Run& run);

/// The partition with `clusters` clusters, or as near as merges reach; for 0 the one with the
/// greatest modularity, of equals the one with fewest merges. Its figure is `modularity`.
[[nodiscard]] Partition cut(const Graph& graph, const Dendrogram& tree, std::uint32_t clusters,
                            const Run& run);

} // namespace entente::clusters
