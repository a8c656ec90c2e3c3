#pragma once
/// Communities by merging what raises modularity most.
#include <entente/algorithms/clusters/dendrogram.hpp>
#include <entente/core/run/options.hpp>

#include <tuple>

namespace entente::clusters {

struct FastGreedyOptions {
    std::uint32_t clusters = 0;

    static constexpr auto fields() {
        return std::tuple{Field{"clusters", &FastGreedyOptions::clusters,
                                "how many clusters; 0 for the greatest modularity"}};
    }
};

/// Clusters by merging, again and again, the two that raise modularity most (Clauset, Newman and
/// Moore).
///
/// Only tied clusters merge, so that clusters are connected. Direction is ignored, an arc and its
/// reverse adding up; weights count, parallel ties add up, self-ties bind an actor to itself, ties
/// of weight 0 are none. Figure: `modularity`, NaN without ties. It merges large clusters too
/// eagerly, and leiden finds better ones nearly always; its merges show how clusters nest.
///
/// Of equal gains one counts that depends on the order of vertices; nothing is drawn. Numbers by
/// falling size, then by least vertex. About O(m log^2 n) time, as the lesser row joins the greater
/// and gains are looked at when their turn comes; space O(m), and more while old offers wait.
/// Throws Cancelled. References: [clauset2004], [newman2004].
[[nodiscard]] Partition fast_greedy(const Graph& graph, const FastGreedyOptions& options = {},
                                    const Run& run = {});

/// The merges themselves.
[[nodiscard]] Dendrogram fast_greedy_merges(const Graph& graph, const Run& run = {});

} // namespace entente::clusters
