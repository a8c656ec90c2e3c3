#include <entente/algorithms/centrality/decay.hpp>
#include <entente/algorithms/paths/nearness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <cmath>
#include <utility>

namespace entente::centrality {

Scores decay(const Graph& graph, const DecayOptions& options, const Run& run) {
    if (!(options.delta >= 0 && options.delta <= 1)) throw UsageError("delta must be from 0 to 1");
    const paths::Arcs arcs(graph, options.direction, options.length);
    const double others = static_cast<double>(graph.order()) - 1;
    const double full = others * options.delta;
    const auto worth = [delta = options.delta](double distance) {
        return std::pow(delta, distance);
    };
    Scores scores{std::move(paths::nearness(arcs, {.worth = worth}, run).worth)};
    if (options.normalized)
        for (double& d : scores.value.values()) d = full > 0 ? d / full : 0;
    return scores;
}

Spec decay_spec() {
    return describe(&decay,
                    {.name = "centrality.decay",
                     .summary = "sum of delta to the power of distance over all other actors",
                     .formula = "D(v) = sum over u != v of delta^d(v, u)",
                     .caveat = "rankings depend on delta",
                     .time = "O(n m)",
                     .space = "O(n) a thread",
                     .references = {"jackson2008"},
                     .monotone = true});
}

} // namespace entente::centrality
