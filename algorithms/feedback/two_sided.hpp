#pragma once
/// Every actor once as the one who sends ties and once as the one who gets them.
#include <entente/core/view/graph.hpp>

namespace entente::feedback {

/// The undirected two-mode graph with an edge between v as sender (vertex v) and u as receiver
/// (vertex n + u) for every arc from v to u of the graph, with its weight; arcs of weight 0 are
/// left out. Its greatest eigenvalue is the greatest singular value of the graph's matrix. Time and
/// space O(n + m).
Graph two_sided(const Graph& graph);

} // namespace entente::feedback
