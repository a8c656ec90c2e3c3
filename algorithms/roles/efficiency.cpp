#include <entente/algorithms/roles/efficiency.hpp>
#include <entente/algorithms/roles/redundancy.hpp>
#include <entente/core/run/catalogue.hpp>

namespace entente::roles {

Scores efficiency(const Graph& graph, const EfficiencyOptions&, const Run& run) {
    const Investments investments(graph);
    Scores scores{VertexMap<double>(effective_sizes(investments, run))};
    for (const Vertex v : graph.vertices())
        scores.value[v] /= static_cast<double>(investments.contacts(index(v)).size());
    return scores;
}

Spec efficiency_spec() {
    return describe(&efficiency, {.name = "roles.efficiency",
                                  .summary = "share of contacts that are not redundant",
                                  .formula = "E(v) = S(v) / k(v), S the effective size",
                                  .caveat = "actors with few contacts score high easily",
                                  .time = "O(n + sum of degree(u)^2)",
                                  .space = "O(n) a thread, O(m)",
                                  .references = {"burt1992"}});
}

} // namespace entente::roles
