#include <entente/algorithms/centrality/load.hpp>
#include <entente/algorithms/paths/flows.hpp>
#include <entente/core/run/catalogue.hpp>

#include <utility>

namespace entente::centrality {

Scores load(const Graph& graph, const LoadOptions& options, const Run& run) {
    const paths::Arcs arcs(graph, paths::Sides::out, options.length);
    auto through = paths::flows(arcs, {.flow = paths::Flow::load}, run).vertices;
    const auto n = static_cast<double>(graph.order());
    const double pairs = (n - 1) * (n - 2);
    double scale = graph.is_directed() ? 1 : 0.5;
    if (options.normalized) scale = pairs > 0 ? 1 / pairs : 1;
    for (double& l : through.values()) l *= scale;
    return {std::move(through)};
}

Spec load_spec() {
    return describe(
        &load,
        {.name = "centrality.load",
         .summary = "what passes through an actor when units split evenly at every step",
         .formula = "L(v) = sum over pairs s, t of the share of a unit from s to t that passes v",
         .caveat = "close to betweenness; they part where shortest paths fork more than once",
         .time = "O(n m)",
         .space = "O(n) a thread",
         .references = {"goh2001", "newman2001", "brandes2008"}});
}

} // namespace entente::centrality
