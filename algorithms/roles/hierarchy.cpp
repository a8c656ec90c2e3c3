#include <entente/algorithms/roles/hierarchy.hpp>
#include <entente/algorithms/roles/local_constraint.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace entente::roles {

Scores hierarchy(const Graph& graph, const HierarchyOptions&, const Run& run) {
    const Investments investments(graph);
    Scores scores{VertexMap<double>(graph.order(), std::numeric_limits<double>::quiet_NaN())};
    run.for_each(
        graph.order(), [&] { return LocalConstraint(investments); },
        [&](std::size_t v, LocalConstraint& local) {
            const auto contacts = local.of(v);
            if (contacts.size() < 2) return;
            const auto k = static_cast<double>(contacts.size());
            const double mean = std::accumulate(contacts.begin(), contacts.end(), 0.0) / k;
            double sum = 0;
            for (const double c : contacts)
                if (c > 0) sum += c / mean * std::log(c / mean);
            scores.value.values()[v] = std::max(0.0, sum / (k * std::log(k)));
        });
    return scores;
}

Spec hierarchy_spec() {
    return describe(&hierarchy,
                    {.name = "roles.hierarchy",
                     .summary = "how far constraint is concentrated in few contacts",
                     .formula = "H(v) = (sum over contacts u of r ln r) / (k ln k), r = c(v, u) / "
                                "(C(v) / k)",
                     .caveat = "low constraint leaves little to be concentrated",
                     .time = "O(n + sum of degree(u)^2)",
                     .space = "O(n) a thread, O(m)",
                     .references = {"burt1992"}});
}

} // namespace entente::roles
