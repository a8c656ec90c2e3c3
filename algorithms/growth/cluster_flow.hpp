#pragma once
/// How actors pass from cluster to cluster over time.
#include <entente/algorithms/growth/slice_clusters.hpp>
#include <entente/core/run/result.hpp>

namespace entente::growth {

/// For consecutive slices, how many actors go from each cluster of the earlier to each of the
/// later.
///
/// Clusters of a slice are those of `method`, numbered from 1 by falling size; clusters of fewer
/// than `least` actors, and actors without a tie to another, are in none. Timelines follow clusters
/// by Jaccard's index with what they were last seen as (growth.cluster_events) and keep their
/// number, from 1, over all slices.
///
/// Columns `from_slice`, `from_cluster`, `to_slice`, `to_cluster` (texts; the cluster is empty
/// where actors come from none or go to none), `from_timeline`, `to_timeline` (numbers; NaN there),
/// `actors`. Rows by slice, then clusters, none last; flows of no one have no row.
///
/// Clusters come from a heuristic, and most of what passes between them may be its indecision:
/// compare seeds, and `clusters.stability` within a slice. Onsets and ends are taken at middle
/// days.
///
/// Time: that of the method on every slice, and O(c² n) for matching c clusters a slice with c
/// timelines. Throws UsageError when the timeline is not sound or the method gives no partition.
/// References: [greene2010].
[[nodiscard]] ResultTable cluster_flow(const Timeline& timeline,
                                       const SliceClusterOptions& options = {},
                                       const Run& run = {});

} // namespace entente::growth
