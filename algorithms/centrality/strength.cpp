#include <entente/algorithms/centrality/strength.hpp>
#include <entente/core/run/catalogue.hpp>

namespace entente::centrality {

Scores strength(const Graph& graph, const StrengthOptions& options, const Run&) {
    Scores scores{VertexMap<double>(graph.order())};
    for (const Vertex v : graph.vertices()) {
        double sum = 0;
        if (options.direction != Sides::in)
            for (const Edge e : graph.edges_of(v)) sum += graph.weight(e);
        if (options.direction == Sides::in ||
            (options.direction == Sides::all && graph.is_directed()))
            for (const Edge e : graph.edges_of(v, Direction::in)) sum += graph.weight(e);
        scores.value[v] = sum;
    }
    return scores;
}

Spec strength_spec() {
    return describe(&strength,
                    {.name = "centrality.strength",
                     .summary = "number of ties, or the sum of their weights",
                     .formula = "s(v) = sum of w(e) over the ties e of v",
                     .caveat = "grows with how finely a source splits one agreement into many",
                     .time = "O(n + m)",
                     .space = "O(n)",
                     .references = {"barrat2004"},
                     .monotone = true,
                     .own_ties = true});
}

} // namespace entente::centrality
