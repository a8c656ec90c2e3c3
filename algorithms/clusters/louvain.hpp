#pragma once
/// Communities by the Louvain algorithm.
#include <entente/algorithms/clusters/leiden.hpp>

namespace entente::clusters {

using LouvainOptions = LeidenOptions;

/// Clusters by the Louvain algorithm: leiden() without its refinement, so that what moved together
/// stays together on all coarser levels.
///
/// Options, conventions, figures and errors are those of leiden(). Moving once more on every level
/// on the way back mends much of what aggregation froze; a cluster that does not hang together is
/// parted at the end, which never lowers quality. Leiden finds better partitions mostly, at little
/// cost: take this one to compare with what others report. About O(m log n) a round, space
/// O(n + m), and so much a thread. References: [blondel2008], [rotta2011].
[[nodiscard]] Partition louvain(const Graph& graph, const LouvainOptions& options = {},
                                const Run& run = {});

} // namespace entente::clusters
