#include <entente/algorithms/current/throughput.hpp>
#include <entente/algorithms/current/tie_current_betweenness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <vector>

namespace entente::current {

TieScores tie_current_betweenness(const Graph& graph, const TieCurrentBetweennessOptions& options,
                                  const Run& run) {
    TieScores scores{EdgeMap<double>(graph.size(), 0.0)};
    const auto n = static_cast<double>(graph.order());
    const double scale = options.normalized && n > 1 ? 2 / (n * (n - 1)) : 1;
    const Conductors network(graph);
    std::vector<std::vector<double>> total;
    for (const Part& part : network.parts()) {
        if (part.members.size() < 2) break; // parts come by falling size
        total.push_back(throughput(part, run));
    }
    for (const Edge e : graph.edges()) {
        const auto [part, conductor] = network.of(e);
        if (part == Conductors::none) continue;
        const double whole = network.parts()[part].conductors[conductor].conductance;
        scores.value[e] = scale * total[part][conductor] * (graph.weight(e) / whole);
    }
    return scores;
}

Spec tie_current_betweenness_spec() {
    return describe(&tie_current_betweenness,
                    {.name = "current.tie_current_betweenness",
                     .summary = "current that the tie carries between actors, where ties are "
                                "conductors",
                     .formula = "B(e) = sum over pairs s, t of |I(e)|",
                     .caveat = "takes weights for strengths, and sets directions aside",
                     .time = "O(m n log n) and m sparse solutions",
                     .space = "the factor, O(n^2) at worst",
                     .references = {"newman2005", "brandes2005"}});
}

} // namespace entente::current
