#include <entente/algorithms/centrality/domain.hpp>
#include <entente/algorithms/paths/nearness.hpp>
#include <entente/core/run/catalogue.hpp>

namespace entente::centrality {

Scores domain(const Graph& graph, const DomainOptions& options, const Run& run) {
    const auto near = paths::nearness(paths::Arcs(graph, options.direction), {}, run);
    const auto n = graph.order();
    const double scale = options.proportion && n > 1 ? 1.0 / static_cast<double>(n - 1) : 1.0;
    Scores scores{VertexMap<double>(n)};
    for (const Vertex v : graph.vertices()) scores.value[v] = scale * near.reached[v];
    return scores;
}

Spec domain_spec() {
    return describe(
        &domain, {.name = "centrality.domain",
                  .summary = "number of actors from which paths lead to an actor",
                  .formula = "I(v) = |{u != v : a path leads from u to v}|",
                  .caveat = "takes no account of how long paths are; of use for directed ties only",
                  .time = "O(n m)",
                  .space = "O(n) a thread",
                  .references = {"wasserman1994"},
                  .monotone = true});
}

} // namespace entente::centrality
