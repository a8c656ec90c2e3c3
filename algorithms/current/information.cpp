#include <entente/algorithms/current/information.hpp>
#include <entente/algorithms/current/resistance.hpp>
#include <entente/core/run/catalogue.hpp>

namespace entente::current {

Scores information(const Graph& graph, const InformationOptions&, const Run& run) {
    Scores scores{VertexMap<double>(graph.order(), 0.0)};
    const Conductors network(graph);
    for (const Part& part : network.parts()) {
        if (part.members.size() < 2) break; // parts come by falling size
        const auto total = total_resistance(part, run);
        for (std::size_t i = 0; i < total.size(); ++i)
            scores.value[part.members[i]] = static_cast<double>(total.size()) / total[i];
    }
    return scores;
}

Spec information_spec() {
    return describe(&information,
                    {.name = "current.information",
                     .summary = "harmonic mean of the information in all paths between the actor "
                                "and each of its component",
                     .formula = "I(v) = k / sum over u of R(u, v), R the effective resistance",
                     .caveat = "does not see how many actors are out of reach",
                     .time = "a sparse Cholesky factorization, O(n^3) at worst",
                     .space = "the factor, O(n^2) at worst",
                     .references = {"stephenson1989", "brandes2005"}});
}

} // namespace entente::current
