#pragma once
/// Communities by taking away the ties that most paths run through.
#include <entente/algorithms/clusters/dendrogram.hpp>
#include <entente/core/run/options.hpp>

#include <tuple>

namespace entente::clusters {

struct GirvanNewmanOptions {
    std::uint32_t clusters = 0;

    static constexpr auto fields() {
        return std::tuple{Field{"clusters", &GirvanNewmanOptions::clusters,
                                "how many clusters; 0 for the greatest modularity"}};
    }
};

/// Clusters by edge betweenness (Girvan and Newman): the tie that most shortest paths run through
/// goes, betweenness is counted anew, and so on until none is left; of all the components on the
/// way, those with the greatest modularity of the whole network count.
///
/// Betweenness is that of the network made simple: direction and weights are ignored, parallel ties
/// are one, self-ties and ties of weight 0 none; the modularity counts weights. Of ties of equal
/// betweenness (to 1e-9) the one between the least vertices goes, so that the answer depends on the
/// order of vertices where they are equal; nothing is drawn. Only the component of the tie is
/// counted anew. Clusters are connected. Figure: `modularity`, NaN without ties.
///
/// Slow: for networks of some hundred actors; time O(m^2 n), in parallel over sources, space O(n +
/// m). Numbers by falling size, then by least vertex. Throws Cancelled. References: [girvan2002],
/// [newman2004].
[[nodiscard]] Partition girvan_newman(const Graph& graph, const GirvanNewmanOptions& options = {},
                                      const Run& run = {});

/// The splits, last first, as merges.
[[nodiscard]] Dendrogram girvan_newman_merges(const Graph& graph, const Run& run = {});

} // namespace entente::clusters
