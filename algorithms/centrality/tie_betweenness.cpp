#include <entente/algorithms/centrality/tie_betweenness.hpp>
#include <entente/algorithms/paths/flows.hpp>
#include <entente/core/run/catalogue.hpp>

namespace entente::centrality {

TieScores tie_betweenness(const Graph& graph, const TieBetweennessOptions& options,
                          const Run& run) {
    const auto n = graph.order();
    const paths::Arcs arcs(graph, paths::Sides::out, options.length);
    const auto total =
        paths::flows(arcs, {.multiplicity = options.multiplicity, .along_arcs = true}, run).arcs;

    const double pairs = static_cast<double>(n) * (static_cast<double>(n) - 1);
    double scale = graph.is_directed() ? 1 : 0.5;
    if (options.normalized) scale = pairs > 0 ? 1 / pairs : 1;
    TieScores scores{EdgeMap<double>(graph.size())};
    for (const Edge e : graph.edges()) {
        const auto [from, to] = graph.ends(e);
        const auto arc = arcs.between(from, to);
        if (arc == arcs.size()) continue; // a self-tie, or one left out for its length
        if (arcs.has_lengths() && paths::length_of(graph, e, options.length) > arcs.length(arc))
            continue;
        const double flow =
            graph.is_directed() ? total[arc] : total[arc] + total[arcs.between(to, from)];
        scores.value[e] = scale * flow / arcs.multiplicity(arc);
    }
    return scores;
}

Spec tie_betweenness_spec() {
    return describe(&tie_betweenness,
                    {.name = "centrality.tie_betweenness",
                     .summary = "share of shortest paths that go along a tie",
                     .formula = "B(e) = sum over pairs s, t of sigma(s, t | e) / sigma(s, t)",
                     .caveat = "ties to the periphery of a small component score high too",
                     .time = "O(n m)",
                     .space = "O(n + m) a thread",
                     .references = {"girvan2002", "brandes2008"}});
}

} // namespace entente::centrality
