#include <entente/algorithms/clusters/blocks.hpp>
#include <entente/algorithms/clusters/bridges.hpp>
#include <entente/core/run/catalogue.hpp>

namespace entente::clusters {

TieScores bridges(const Graph& graph, const BridgesOptions&, const Run&) {
    const Blocks found = blocks(graph);
    TieScores scores{EdgeMap<double>(graph.size())};
    for (const Edge e : graph.edges()) {
        const auto b = found.block[e];
        if (b != Blocks::none && found.size[b] == 1) scores.value[e] = 1;
    }
    return scores;
}

Spec bridges_spec() {
    return describe(&bridges, {.name = "clusters.bridges",
                               .summary = "1 for a tie without which its component falls in two",
                               .formula = "b(e) = components(G - e) - components(G)",
                               .caveat = "most bridges of a sparse network part off a single actor",
                               .time = "O(n + m)",
                               .space = "O(n + m)",
                               .references = {"hopcroft1973"}});
}

} // namespace entente::clusters
