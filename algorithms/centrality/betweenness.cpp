#include <entente/algorithms/centrality/betweenness.hpp>
#include <entente/algorithms/paths/shortest_paths.hpp>
#include <entente/core/run/catalogue.hpp>

#include <vector>

namespace entente::centrality {

Scores betweenness(const Graph& graph, const BetweennessOptions& options, const Run& run) {
    const auto n = graph.order();
    const paths::Arcs arcs(graph, paths::Sides::out, options.length);
    auto total = run.sum(
        n, std::vector<double>(n), [&] { return paths::Search(arcs); },
        [&](std::size_t i, paths::Search& search, std::vector<double>& sum) {
            const Vertex source{static_cast<std::uint32_t>(i)};
            search.from(source);
            search.count_paths(options.multiplicity);
            search.dependencies(
                options.multiplicity,
                [&](Vertex v, double d) {
                    if (v != source) sum[index(v)] += options.endpoints ? d + 1 : d;
                },
                [](std::size_t, double) {});
            if (options.endpoints) sum[i] += static_cast<double>(search.reached().size() - 1);
        },
        [](std::vector<double>& into, const std::vector<double>& part) {
            for (std::size_t v = 0; v < into.size(); ++v) into[v] += part[v];
        });

    const auto size = static_cast<double>(n);
    const double pairs = options.endpoints ? size * (size - 1) : (size - 1) * (size - 2);
    // Undirected, every pair was met from both its ends; normalization halves both alike.
    double scale = graph.is_directed() ? 1 : 0.5;
    if (options.normalized) scale = pairs > 0 ? 1 / pairs : 1;
    for (double& b : total) b *= scale;
    return {VertexMap<double>(std::move(total))};
}

Spec betweenness_spec() {
    return describe(&betweenness,
                    {.name = "centrality.betweenness",
                     .summary = "share of shortest paths between others that pass through an actor",
                     .formula = "B(v) = sum over pairs s, t of sigma(s, t | v) / sigma(s, t)",
                     .caveat = "one missing tie can change it much; registers make hubs",
                     .time = "O(n m)",
                     .space = "O(64 n)",
                     .references = {"freeman1977", "brandes2001", "brandes2008"}});
}

} // namespace entente::centrality
