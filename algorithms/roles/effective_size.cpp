#include <entente/algorithms/roles/effective_size.hpp>
#include <entente/algorithms/roles/redundancy.hpp>
#include <entente/core/run/catalogue.hpp>

namespace entente::roles {

Scores effective_size(const Graph& graph, const EffectiveSizeOptions&, const Run& run) {
    return {VertexMap<double>(effective_sizes(Investments(graph), run))};
}

Spec effective_size_spec() {
    return describe(&effective_size,
                    {.name = "roles.effective_size",
                     .summary = "number of contacts less their redundancy",
                     .formula = "S(v) = sum over contacts u of (1 - sum over q of p(v, q) m(u, q))",
                     .caveat = "grows with the number of contacts",
                     .time = "O(n + sum of degree(u)^2)",
                     .space = "O(n) a thread, O(m)",
                     .references = {"burt1992", "borgatti1997"}});
}

} // namespace entente::roles
