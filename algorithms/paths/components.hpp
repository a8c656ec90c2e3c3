#pragma once
/// Who can reach whom at all: weak and strong components, and the numbering of clusters.
#include <entente/core/run/result.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <vector>

namespace entente::paths {

/// A partition from any labels below n: clusters numbered by falling size, then by least vertex.
/// Time and space O(n), and O(k log k) for k clusters.
Partition numbered(const VertexMap<std::uint32_t>& label);

/// Components of the graph without direction (Afforest). Time hardly above O(n + m) at worst,
/// mostly far below, as most ties need no look; space O(n).
Partition weak_components(const Graph& graph);

/// Maximal sets of vertices that all reach one another along arcs (Tarjan, without recursion). In
/// an undirected graph the same as weak ones. Time O(n + m), space O(n).
Partition strong_components(const Graph& graph);

/// The vertices of each cluster, in order.
std::vector<std::vector<Vertex>> members(const Partition& partition);

} // namespace entente::paths
