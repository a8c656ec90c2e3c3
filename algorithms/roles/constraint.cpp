#include <entente/algorithms/roles/constraint.hpp>
#include <entente/algorithms/roles/local_constraint.hpp>
#include <entente/core/run/catalogue.hpp>

#include <limits>
#include <numeric>

namespace entente::roles {

Scores constraint(const Graph& graph, const ConstraintOptions&, const Run& run) {
    const Investments investments(graph);
    Scores scores{VertexMap<double>(graph.order(), std::numeric_limits<double>::quiet_NaN())};
    run.for_each(
        graph.order(), [&] { return LocalConstraint(investments); },
        [&](std::size_t v, LocalConstraint& local) {
            const auto terms = local.of(v);
            if (!terms.empty())
                scores.value.values()[v] = std::accumulate(terms.begin(), terms.end(), 0.0);
        });
    return scores;
}

Spec constraint_spec() {
    return describe(
        &constraint,
        {.name = "roles.constraint",
         .summary = "how much the actor's contacts are in each other's hands",
         .formula = "C(v) = sum over contacts u of (p(v, u) + sum over q of p(v, q) p(q, u))^2",
         .caveat = "falls with the number of contacts: compare actors of like degree",
         .time = "O(n + sum of degree(u)^2)",
         .space = "O(n) a thread, O(m)",
         .references = {"burt1992"}});
}

} // namespace entente::roles
