#pragma once
/// Parts that hold together when a few ties are lost.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>

namespace entente::clusters {

struct KEdgeOptions {
    std::uint32_t k = 2;

    static constexpr auto fields() {
        return std::tuple{Field{"k",
                                &KEdgeOptions::k,
                                "ties whose loss it takes to part two actors of a cluster",
                                {.least = 1}}};
    }
};

/// k-edge-connected components: two actors are together when at least k paths that share no tie run
/// between them, so that no loss of fewer than k ties parts them (Menger).
///
/// For k = 1 the weak components, for k = 2 what is left when bridges go. The paths may run through
/// actors outside the cluster, so that a cluster need not hang together by itself. Direction and
/// weights are ignored, parallel ties count each, self-ties do not. Figures: `largest`, the actors
/// in the largest cluster, and `alone`, clusters of one actor. A tie that was not read can join
/// clusters.
///
/// Numbers by falling size, then by least vertex. Flows of at most k are sought from each actor to
/// those already together, and what a least cut parts is searched alone: time about O(k m) where
/// one cluster is large, O(n k m) at worst; space O(n + m). Throws UsageError for k =
/// 0, and Cancelled. References: [gomory1961], [menger1927].
[[nodiscard]] Partition k_edge(const Graph& graph, const KEdgeOptions& options = {},
                               const Run& run = {});

} // namespace entente::clusters
