#include <entente/algorithms/centrality/stress.hpp>
#include <entente/algorithms/paths/flows.hpp>
#include <entente/core/run/catalogue.hpp>

#include <utility>

namespace entente::centrality {

Scores stress(const Graph& graph, const StressOptions& options, const Run& run) {
    const paths::Arcs arcs(graph, paths::Sides::out, options.length);
    auto through =
        paths::flows(arcs, {.flow = paths::Flow::paths, .multiplicity = options.multiplicity}, run)
            .vertices;
    if (!graph.is_directed())
        for (double& s : through.values()) s /= 2;
    return {std::move(through)};
}

Spec stress_spec() {
    return describe(
        &stress, {.name = "centrality.stress",
                  .summary = "number of shortest paths between others that pass through an actor",
                  .formula = "S(v) = sum over pairs s, t of sigma(s, t | v)",
                  .caveat = "pairs with many shortest paths weigh more",
                  .time = "O(n m)",
                  .space = "O(n) a thread",
                  .references = {"shimbel1953", "brandes2008"}});
}

} // namespace entente::centrality
