#include <entente/algorithms/clusters/biconnected.hpp>
#include <entente/algorithms/clusters/blocks.hpp>
#include <entente/core/run/catalogue.hpp>

#include <limits>

namespace entente::clusters {

TieScores biconnected(const Graph& graph, const BiconnectedOptions&, const Run&) {
    const Blocks found = blocks(graph);
    TieScores scores{EdgeMap<double>(graph.size(), std::numeric_limits<double>::quiet_NaN())};
    for (const Edge e : graph.edges())
        if (found.block[e] != Blocks::none) scores.value[e] = found.block[e];
    return scores;
}

Spec biconnected_spec() {
    return describe(&biconnected,
                    {.name = "clusters.biconnected",
                     .summary = "number of the block of each tie, which no single actor can part",
                     .formula = "e ~ f when a cycle that passes no actor twice runs through both",
                     .caveat = "numbers are names, not magnitudes",
                     .time = "O(n + m)",
                     .space = "O(n + m)",
                     .references = {"hopcroft1973"}});
}

} // namespace entente::clusters
