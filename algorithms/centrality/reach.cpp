#include <entente/algorithms/centrality/reach.hpp>
#include <entente/algorithms/paths/nearness.hpp>
#include <entente/core/run/catalogue.hpp>

namespace entente::centrality {

Scores reach(const Graph& graph, const ReachOptions& options, const Run& run) {
    if (!(options.within >= 0)) throw UsageError("a distance cannot be negative");
    const paths::Arcs arcs(graph, options.direction, options.length);
    const auto near = paths::nearness(arcs, {.horizon = options.within}, run);
    const auto n = graph.order();
    const double scale = options.proportion && n > 1 ? 1.0 / static_cast<double>(n - 1) : 1.0;
    Scores scores{VertexMap<double>(n)};
    for (const Vertex v : graph.vertices()) scores.value[v] = scale * near.reached[v];
    return scores;
}

Spec reach_spec() {
    return describe(&reach, {.name = "centrality.reach",
                             .summary = "number of other actors within a distance",
                             .formula = "R(v) = |{u != v : d(v, u) <= k}|",
                             .caveat = "at three steps nearly everyone reaches everyone",
                             .time = "O(n m)",
                             .space = "O(n) a thread",
                             .references = {"borgatti2006"},
                             .monotone = true});
}

} // namespace entente::centrality
