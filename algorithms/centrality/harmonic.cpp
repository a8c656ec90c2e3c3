#include <entente/algorithms/centrality/harmonic.hpp>
#include <entente/algorithms/paths/nearness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <limits>
#include <utility>

namespace entente::centrality {

Scores harmonic(const Graph& graph, const HarmonicOptions& options, const Run& run) {
    const double horizon = options.horizon.value_or(std::numeric_limits<double>::infinity());
    if (!(horizon >= 0)) throw UsageError("a horizon cannot be negative");
    const auto n = graph.order();
    const double scale = options.normalized && n > 1 ? 1.0 / static_cast<double>(n - 1) : 1.0;
    const paths::Arcs arcs(graph, options.direction, options.length);
    auto near = paths::nearness(
        arcs, {.horizon = horizon, .worth = [](double distance) { return 1 / distance; }}, run);
    Scores scores{std::move(near.worth)};
    for (double& h : scores.value.values()) h *= scale;
    return scores;
}

Spec harmonic_spec() {
    return describe(&harmonic, {.name = "centrality.harmonic",
                                .summary = "sum of inverse distances to all other actors",
                                .formula = "H(v) = sum over u != v of 1 / d(v, u)",
                                .caveat = "near actors dominate, so it goes much with degree",
                                .time = "O(n m)",
                                .space = "O(n) a thread",
                                .references = {"marchiori2000", "boldi2014"},
                                .monotone = true});
}

} // namespace entente::centrality
