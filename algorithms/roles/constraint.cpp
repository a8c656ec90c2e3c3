#include <entente/algorithms/roles/constraint.hpp>
#include <entente/algorithms/roles/local_constraint.hpp>
#include <entente/core/run/catalogue.hpp>

#include <limits>
#include <numeric>
#include <vector>

namespace entente::roles {

namespace {

/// `indirect` is memory, 0 throughout before and after.
double in_two_modes(const Investments& all, std::size_t v, std::vector<double>& indirect) {
    const auto contacts = all.contacts(v);
    const auto share = [&](std::size_t of, double strength) { return strength / all.all(of); };
    for (const auto& [b, to_b] : contacts)
        for (const auto& [u, to_u] : all.contacts(b)) {
            if (u == v) continue;
            const double way = share(v, to_b) * share(b, to_u);
            for (const auto& [a, to_a] : all.contacts(u))
                if (a != b) indirect[a] += way * share(u, to_a);
        }
    double sum = 0;
    for (const auto& [a, to_a] : contacts) {
        const double term = share(v, to_a) + indirect[a];
        sum += term * term;
    }
    for (const auto& [b, _] : contacts)
        for (const auto& [u, more] : all.contacts(b))
            for (const auto& [a, other] : all.contacts(u)) indirect[a] = 0;
    return sum;
}

} // namespace

Scores constraint(const Graph& graph, const ConstraintOptions& options, const Run& run) {
    const Investments investments(graph);
    Scores scores{VertexMap<double>(graph.order(), std::numeric_limits<double>::quiet_NaN())};
    if (options.two_mode) {
        require_two_modes(investments);
        run.for_each(
            graph.order(), [&] { return std::vector<double>(graph.order(), 0.0); },
            [&](std::size_t v, std::vector<double>& indirect) {
                if (!investments.contacts(v).empty())
                    scores.value.values()[v] = in_two_modes(investments, v, indirect);
            });
        return scores;
    }
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
         .references = {"burt1992", "hollway2020"}});
}

} // namespace entente::roles
