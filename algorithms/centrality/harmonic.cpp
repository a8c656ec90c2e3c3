#include <entente/algorithms/centrality/harmonic.hpp>
#include <entente/algorithms/paths/shortest_paths.hpp>
#include <entente/core/run/catalogue.hpp>

namespace entente::centrality {

Scores harmonic(const Graph& graph, const HarmonicOptions& options, const Run& run) {
    const double horizon = options.horizon.value_or(paths::Search::unreached);
    if (!(horizon >= 0)) throw UsageError("a horizon cannot be negative");
    const auto n = graph.order();
    const double scale = options.normalized && n > 1 ? 1.0 / static_cast<double>(n - 1) : 1.0;
    const paths::Arcs arcs(graph, options.direction, options.length);
    Scores scores{VertexMap<double>(n)};
    run.for_each(
        n, [&] { return paths::Search(arcs); },
        [&](std::size_t i, paths::Search& search) {
            const Vertex v{static_cast<std::uint32_t>(i)};
            search.from(v, horizon);
            double sum = 0;
            for (const Vertex w : search.reached().subspan(1)) sum += 1 / search.distance(w);
            scores.value[v] = scale * sum;
        });
    return scores;
}

Spec harmonic_spec() {
    return describe(&harmonic, {.name = "centrality.harmonic",
                                .summary = "sum of inverse distances to all other actors",
                                .formula = "H(v) = sum over u != v of 1 / d(v, u)",
                                .caveat = "near actors dominate, so it goes much with degree",
                                .time = "O(n m)",
                                .space = "O(n) a thread",
                                .references = {"marchiori2000", "boldi2014"},
                                .monotone = true});
}

} // namespace entente::centrality
