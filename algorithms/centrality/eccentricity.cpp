#include <entente/algorithms/centrality/eccentricity.hpp>
#include <entente/algorithms/paths/nearness.hpp>
#include <entente/core/run/catalogue.hpp>

namespace entente::centrality {

Scores eccentricity(const Graph& graph, const EccentricityOptions& options, const Run& run) {
    const paths::Arcs arcs(graph, options.direction, options.length);
    return {paths::nearness(arcs, {}, run).farthest};
}

Spec eccentricity_spec() {
    return describe(&eccentricity,
                    {.name = "centrality.eccentricity",
                     .summary = "distance to the farthest actor reached",
                     .formula = "E(v) = max over u reached of d(v, u)",
                     .caveat = "low is central; members of a small component score low",
                     .time = "O(n m)",
                     .space = "O(n) a thread",
                     .references = {"hage1995"}});
}

} // namespace entente::centrality
