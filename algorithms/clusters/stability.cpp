#include <entente/algorithms/clusters/stability.hpp>
#include <entente/core/run/catalogue.hpp>

#include <utility>

namespace entente::clusters {

Scores stability(const Graph& graph, const StabilityOptions& options, const Run& run) {
    Agreement agreement;
    const Partition partition = consensus(graph, options, run, agreement);
    return {.value = std::move(agreement.stability), .convergence = partition.convergence};
}

Spec stability_spec() {
    return describe(&stability,
                    {.name = "clusters.stability",
                     .summary = "share of runs that treat an actor's ties as the consensus does",
                     .formula = "mean over ties of p(together) within the cluster, 1 - p across",
                     .caveat = "says how sure the method is, not whether clusters are real",
                     .time = "about O(r m log n) an iteration for r runs",
                     .space = "O(n + m) a thread, O(n) a run",
                     .references = {"lancichinetti2012"},
                     .heuristic = true});
}

} // namespace entente::clusters
