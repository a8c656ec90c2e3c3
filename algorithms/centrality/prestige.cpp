#include <entente/algorithms/centrality/closeness.hpp>
#include <entente/algorithms/centrality/prestige.hpp>
#include <entente/core/run/catalogue.hpp>

namespace entente::centrality {

Scores prestige(const Graph& graph, const PrestigeOptions& options, const Run& run) {
    return closeness(graph, {.direction = options.direction, .length = options.length}, run);
}

Spec prestige_spec() {
    return describe(
        &prestige,
        {.name = "centrality.prestige",
         .summary = "share of actors that reach an actor over their mean distance",
         .formula =
             "P(v) = (I / (n - 1)) / (S / I), I actors that reach v, S the sum of their distances",
         .caveat = "of use for directed ties; otherwise it is closeness",
         .time = "O(n m)",
         .space = "O(n) a thread",
         .references = {"wasserman1994"}});
}

} // namespace entente::centrality
