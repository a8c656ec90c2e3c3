#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/algorithms/clusters/optimizer.hpp>
#include <entente/algorithms/clusters/two_mode.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <cmath>
#include <limits>

namespace entente::clusters {
namespace {

/// Strengths, each on the side of its mode.
struct Sides {
    std::vector<double> first, second;
    double m = 0;
};

Sides sides_of(const Graph& graph, const Grouping& modes) {
    const auto n = graph.order();
    constexpr auto none = Grouping::none;
    std::uint32_t one = none, two = none;
    const auto mode = [&](Vertex v) { return index(v) < modes.of.size() ? modes.of[v] : none; };
    for (const Vertex v : graph.vertices()) {
        const auto g = mode(v);
        if (g == none || g == one || g == two) continue;
        if (two != none) throw UsageError("the actors are of more than two modes");
        (one == none ? one : two) = g;
    }
    const Strengths s = strengths(graph);
    Sides sides{std::vector<double>(n, 0.0), std::vector<double>(n, 0.0), s.total / 2};
    for (const Vertex v : graph.vertices()) {
        for (const Vertex w : graph.neighbors(v))
            if (mode(v) == none || mode(w) == none || mode(v) == mode(w))
                throw UsageError(
                    "a tie does not go across two modes",
                    "give a grouping of exactly two groups with ties between them only");
        const double k = s.out[index(v)] + (s.in.empty() ? 0 : s.in[index(v)]);
        (mode(v) == one ? sides.first : sides.second)[index(v)] = k;
    }
    return sides;
}

} // namespace

double two_mode_modularity(const Graph& graph, const Grouping& modes,
                           const VertexMap<std::uint32_t>& cluster, double resolution) {
    const Sides sides = sides_of(graph, modes);
    if (sides.m == 0) return std::numeric_limits<double>::quiet_NaN();
    std::vector<double> first(graph.order(), 0.0), second(graph.order(), 0.0);
    for (const Vertex v : graph.vertices()) {
        if (cluster[v] >= graph.order()) throw UsageError("a cluster's number is not below n");
        first[cluster[v]] += sides.first[index(v)];
        second[cluster[v]] += sides.second[index(v)];
    }
    double q = cpm(graph, cluster, 0) / sides.m; // the weight within
    for (std::size_t c = 0; c < first.size(); ++c)
        q -= resolution * (first[c] / sides.m) * (second[c] / sides.m);
    return q;
}

Partition two_mode(const Graph& graph, const Grouping& modes, const TwoModeOptions& options,
                   const Run& run) {
    if (!(options.resolution >= 0 && std::isfinite(options.resolution)))
        throw UsageError("the resolution must be a number from 0");
    if (options.runs < 1) throw UsageError("runs must be at least 1");
    run.throw_if_stopped();
    Sides sides = sides_of(graph, modes);
    const double m = sides.m > 0 ? sides.m : 1;
    const Task task{.mass = std::move(sides.first),
                    .other = std::move(sides.second),
                    .gamma = options.resolution / m,
                    .scale = m};
    const auto quality = [&](const VertexMap<std::uint32_t>& c, double resolution) {
        return two_mode_modularity(graph, modes, c, resolution);
    };
    const auto found = best_of(options.runs, Rows(graph), task, {}, run, [&](const Labels& c) {
        return quality(VertexMap<std::uint32_t>(c), options.resolution);
    });
    Partition partition = paths::numbered(VertexMap<std::uint32_t>(found.cluster));
    partition.quality = {{"two-mode modularity", quality(partition.cluster, 1)},
                         {"modularity", modularity(graph, partition.cluster)}};
    partition.convergence = found.convergence;
    return partition;
}

Spec two_mode_spec() {
    return describe(&two_mode,
                    {.name = "clusters.two_mode",
                     .summary = "clusters of a network of two kinds of actors, both together",
                     .formula = "maximize sum over clusters of W(c) / m - r S1(c) S2(c) / m^2",
                     .caveat = "other partitions may be almost as good: look at several seeds",
                     .time = "about O(m log n) a round",
                     .space = "O(n + m) a thread",
                     .references = {"barber2007", "traag2019"},
                     .heuristic = true,
                     .needs_grouping = true});
}

} // namespace entente::clusters
