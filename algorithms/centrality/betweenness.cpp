#include <entente/algorithms/centrality/betweenness.hpp>
#include <entente/algorithms/centrality/two_mode.hpp>
#include <entente/algorithms/paths/flows.hpp>
#include <entente/algorithms/paths/nearness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::centrality {
namespace {

/// 1 for members of the groups, 0 for others; 1 for all where no group is named.
VertexMap<double> members(const Graph& graph, const Grouping& grouping,
                          const std::vector<std::string>& names) {
    if (names.empty()) return VertexMap<double>(graph.order(), 1.0);
    if (grouping.empty())
        throw UsageError("betweenness is asked for between groups of actors, and none are told",
                         "--by country");
    VertexMap<double> in(graph.order());
    for (const auto& name : names) {
        const auto group = grouping.find(name);
        if (!group)
            throw UsageError("there is no group '" + name + "'",
                             did_you_mean(name, grouping.names));
        for (const Vertex v : graph.vertices())
            if (grouping.of[v] == *group) in[v] = 1;
    }
    return in;
}

/// How many ordered pairs a vertex ends, within the horizon.
VertexMap<double> ended(const Graph& graph, const paths::Arcs& arcs,
                        const BetweennessOptions& options, double horizon, const Run& run) {
    VertexMap<double> pairs(graph.order());
    const auto add = [&](const paths::Arcs& along, double times) {
        const auto near = paths::nearness(along, {.horizon = horizon}, run);
        for (const Vertex v : graph.vertices()) pairs[v] += times * near.reached[v];
    };
    add(arcs, graph.is_directed() ? 1 : 2);
    if (graph.is_directed()) add(paths::Arcs(graph, paths::Sides::in, options.length), 1);
    return pairs;
}

} // namespace

Scores betweenness(const Graph& graph, const Grouping& grouping, const BetweennessOptions& options,
                   const Run& run) {
    const bool between_groups = !options.sources.empty() || !options.targets.empty();
    if (between_groups && options.endpoints)
        throw UsageError("betweenness between groups does not count endpoints");
    std::optional<TwoModes> modes;
    if (options.two_mode) {
        modes = two_modes(graph, grouping);
        if (between_groups || options.endpoints || options.normalized)
            throw UsageError("betweenness between two modes has a scale of its own, for all pairs");
    }
    const double horizon = options.horizon.value_or(std::numeric_limits<double>::infinity());
    if (!(horizon >= 0)) throw UsageError("a horizon cannot be negative");
    const auto source = members(graph, grouping, options.sources),
               target = members(graph, grouping, options.targets);
    const paths::Arcs arcs(graph, paths::Sides::out, options.length);
    paths::FlowOptions flow{.multiplicity = options.multiplicity,
                            .horizon = horizon,
                            .source = source,
                            .target = target};
    auto through = paths::flows(arcs, flow, run).vertices;

    double sources = 0, targets = 0, both = 0;
    VertexMap<double> shared(graph.order());
    for (const Vertex v : graph.vertices()) {
        shared[v] = source[v] * target[v];
        sources += source[v];
        targets += target[v];
        both += shared[v];
    }
    if (!options.normalized && !graph.is_directed() && both > 0) {
        // A pair counts once though both its ends are source and target.
        if (both == sources && both == targets) {
            for (double& b : through.values()) b /= 2;
        } else {
            flow.source = flow.target = shared;
            const auto twice = paths::flows(arcs, flow, run).vertices;
            for (const Vertex v : graph.vertices()) through[v] -= twice[v] / 2;
        }
    }
    if (options.endpoints) {
        const auto pairs = ended(graph, arcs, options, horizon, run);
        const double half = graph.is_directed() || options.normalized ? 1 : 0.5;
        for (const Vertex v : graph.vertices()) through[v] += half * pairs[v];
    }
    if (options.normalized)
        for (const Vertex v : graph.vertices()) {
            const double own = options.endpoints ? 0 : 1;
            const double pairs = (sources - own * source[v]) * (targets - own * target[v]) -
                                 (both - own * shared[v]);
            through[v] = pairs > 0 ? through[v] / pairs : 0;
        }
    if (modes)
        for (const Vertex v : graph.vertices()) {
            const double most = modes->most_betweenness(v);
            through[v] = most > 0 ? through[v] / most : 0;
        }
    return {std::move(through)};
}

Spec betweenness_spec() {
    return describe(static_cast<Scores (*)(const Graph&, const Grouping&, const BetweennessOptions&,
                                           const Run&)>(&betweenness),
                    {.name = "centrality.betweenness",
                     .summary = "share of shortest paths between others that pass through an actor",
                     .formula = "B(v) = sum over pairs s, t of sigma(s, t | v) / sigma(s, t)",
                     .caveat = "one missing tie can change it much; registers make hubs",
                     .time = "O(n m)",
                     .space = "O(n) a thread",
                     .references = {"freeman1977", "brandes2001", "brandes2008", "baglioni2012",
                                    "borgatti1997", "sariyuce2013"}});
}

} // namespace entente::centrality
