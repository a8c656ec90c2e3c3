#include <entente/algorithms/current/current_closeness.hpp>
#include <entente/algorithms/current/resistance.hpp>
#include <entente/core/run/catalogue.hpp>

namespace entente::current {

Scores current_closeness(const Graph& graph, const CurrentClosenessOptions& options,
                         const Run& run) {
    Scores scores{VertexMap<double>(graph.order(), 0.0)};
    const Conductors network(graph);
    for (const Part& part : network.parts()) {
        if (part.members.size() < 2) break; // parts come by falling size
        const auto total = total_resistance(part, run);
        const auto r = static_cast<double>(part.members.size() - 1);
        const double share = r / static_cast<double>(graph.order() - 1);
        for (std::size_t i = 0; i < total.size(); ++i)
            scores.value[part.members[i]] = (options.normalized ? r : 1) / total[i] * share;
    }
    return scores;
}

Spec current_closeness_spec() {
    return describe(&current_closeness,
                    {.name = "current.current_closeness",
                     .summary = "inverse of the mean resistance to the actors reached, where ties "
                                "are conductors",
                     .formula = "C(v) = r / S * r / (n - 1), S the sum of effective resistances to "
                                "the r actors reached",
                     .caveat = "takes weights for strengths; compares badly across components",
                     .time = "a sparse Cholesky factorization, O(n^3) at worst",
                     .space = "the factor, O(n^2) at worst",
                     .references = {"brandes2005", "takahashi1973"}});
}

} // namespace entente::current
