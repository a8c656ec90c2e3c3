#include <entente/algorithms/paths/arcs.hpp>
#include <entente/algorithms/roles/bridging_coefficient.hpp>
#include <entente/core/run/catalogue.hpp>

#include <limits>

namespace entente::roles {

Scores bridging_coefficient(const Graph& graph, const BridgingCoefficientOptions&, const Run&) {
    const paths::Arcs arcs(graph, paths::Sides::all);
    Scores scores{VertexMap<double>(graph.order(), std::numeric_limits<double>::quiet_NaN())};
    for (const Vertex v : graph.vertices()) {
        const auto partners = arcs.neighbors(v);
        if (partners.empty()) continue;
        double sum = 0;
        for (const Vertex u : partners) sum += 1 / static_cast<double>(arcs.neighbors(u).size());
        scores.value[v] = 1 / static_cast<double>(partners.size()) / sum;
    }
    return scores;
}

Spec bridging_coefficient_spec() {
    return describe(&bridging_coefficient,
                    {.name = "roles.bridging_coefficient",
                     .summary = "few partners, who have many: the look of a bridge from nearby",
                     .formula = "P(v) = (1 / k(v)) / (sum over partners u of 1 / k(u))",
                     .caveat = "a pendant actor beside a hub scores as high as a bridge",
                     .time = "O(n + m)",
                     .space = "O(n + m)",
                     .references = {"hwang2006"}});
}

} // namespace entente::roles
