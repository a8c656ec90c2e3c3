#pragma once
/// How often the ends of a tie are in one cluster.
#include <entente/algorithms/clusters/consensus.hpp>

namespace entente::clusters {

using CoassignmentOptions = ConsensusOptions;

/// The share of runs of leiden() that put the ends of each tie into one cluster: 1 deep inside a
/// cluster, 0 between clusters that are always apart, in between where the border is in doubt. A
/// self-tie has 1. Only `resolution` and `runs` matter.
///
/// Conventions, cost, determinism and errors are those of consensus(). Reference:
/// [lancichinetti2012].
[[nodiscard]] TieScores coassignment(const Graph& graph, const CoassignmentOptions& options = {},
                                     const Run& run = {});

} // namespace entente::clusters
