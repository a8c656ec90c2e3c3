#include <entente/algorithms/clusters/louvain.hpp>
#include <entente/core/run/catalogue.hpp>

namespace entente::clusters {

Partition louvain(const Graph& graph, const LouvainOptions& options, const Run& run) {
    return communities(graph, options, false, run);
}

Spec louvain_spec() {
    return describe(
        &louvain, {.name = "clusters.louvain",
                   .summary = "clusters by moving actors and merging what moved together",
                   .formula = "maximize sum over clusters of W(c) / m - resolution (S(c) / 2m)^2",
                   .caveat = "leiden finds better partitions mostly; both find clusters in random "
                             "networks too",
                   .time = "about O(m log n) a round",
                   .space = "O(n + m) a thread",
                   .references = {"blondel2008", "rotta2011"},
                   .heuristic = true});
}

} // namespace entente::clusters
