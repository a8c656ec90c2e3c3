#include <entente/algorithms/paths/flows.hpp>
#include <entente/algorithms/roles/bridging.hpp>
#include <entente/algorithms/roles/bridging_coefficient.hpp>
#include <entente/core/run/catalogue.hpp>

namespace entente::roles {

Scores bridging(const Graph& graph, const BridgingOptions& options, const Run& run) {
    const paths::Arcs arcs(graph, paths::Sides::out, options.length);
    const auto through = paths::flows(arcs, {}, run).vertices;
    Scores scores = bridging_coefficient(graph);
    for (const Vertex v : graph.vertices())
        scores.value[v] *= through[v] * (graph.is_directed() ? 1 : 0.5);
    return scores;
}

Spec bridging_spec() {
    return describe(&bridging, {.name = "roles.bridging",
                                .summary = "betweenness of actors with few partners who have many",
                                .formula = "BC(v) = B(v) P(v), P the bridging coefficient",
                                .caveat = "cannot be compared between networks of different size",
                                .time = "O(n m)",
                                .space = "O(n) a thread, O(m)",
                                .references = {"hwang2006"}});
}

} // namespace entente::roles
