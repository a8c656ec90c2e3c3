#pragma once
/// How sure the cluster of an actor is.
#include <entente/algorithms/clusters/consensus.hpp>

namespace entente::clusters {

using StabilityOptions = ConsensusOptions;

/// Stability of actors under consensus(): the mean over an actor's ties of the share of runs that
/// do with the tie what the consensus does, put its ends together or part them. 1: every run; about
/// 0.5: the actor stands between clusters. NaN without ties to others.
///
/// Options, conventions, cost, determinism and errors are those of consensus(). Reference:
/// [lancichinetti2012].
[[nodiscard]] Scores stability(const Graph& graph, const StabilityOptions& options = {},
                               const Run& run = {});

} // namespace entente::clusters
