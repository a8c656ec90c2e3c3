#include <entente/algorithms/centrality/two_mode.hpp>
#include <entente/core/base/errors.hpp>

#include <cmath>

namespace entente::centrality {

double TwoModes::most_betweenness(Vertex v) const {
    // As many shortest paths as possible run through one vertex when the others of its mode hang
    // from the other mode as evenly as they can.
    const double n = own(v), m = other(v);
    if (m == 0) return 0;
    const double s = std::floor((n - 1) / m), t = n - 1 - s * m;
    return (m * m * (s + 1) * (s + 1) + m * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2;
}

TwoModes two_modes(const Graph& graph, const Grouping& grouping) {
    const auto refuse = [](const char* why) {
        throw UsageError(std::string{"the actors are not of two modes: "} + why,
                         "--by an attribute that has two values, such as kind");
    };
    if (graph.is_directed()) throw UsageError("measures of two modes are for undirected ties");
    if (grouping.empty()) refuse("no grouping tells which they are");
    if (grouping.names.size() != 2) refuse("there must be two groups");
    TwoModes modes{VertexMap<std::uint8_t>(graph.order())};
    for (const Vertex v : graph.vertices()) {
        if (grouping.of[v] == Grouping::none) refuse("some are in no group");
        modes.of[v] = static_cast<std::uint8_t>(grouping.of[v]);
        ++modes.size[modes.of[v]];
    }
    for (const Edge e : graph.edges())
        if (modes.of[graph.ends(e).from] == modes.of[graph.ends(e).to])
            refuse("some ties do not go across");
    return modes;
}

} // namespace entente::centrality
