#include <entente/algorithms/centrality/radiality.hpp>
#include <entente/algorithms/paths/nearness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>

namespace entente::centrality {

Scores radiality(const Graph& graph, const RadialityOptions& options, const Run& run) {
    const paths::Arcs arcs(graph, options.direction);
    const auto near = paths::nearness(arcs, {}, run);
    double diameter = 0;
    for (const double far : near.farthest) diameter = std::max(diameter, far);
    const double others = static_cast<double>(graph.order()) - 1;
    const double full = others * (options.normalized ? diameter : 1);
    Scores scores{VertexMap<double>(graph.order())};
    for (const Vertex v : graph.vertices())
        if (near.reached[v] > 0)
            scores.value[v] = (near.reached[v] * (diameter + 1) - near.total[v]) / full;
    return scores;
}

Spec radiality_spec() {
    return describe(
        &radiality,
        {.name = "centrality.radiality",
         .summary = "mean of distances turned round, so that near is high",
         .formula =
             "R(v) = sum over u reached of (D + 1 - d(v, u)) / (n - 1), D the greatest distance",
         .caveat = "one far pair presses scores together",
         .time = "O(n m)",
         .space = "O(n) a thread",
         .references = {"valente1998"}});
}

} // namespace entente::centrality
