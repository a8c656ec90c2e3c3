#include <entente/algorithms/blocks/equivalence.hpp>
#include <entente/algorithms/blocks/fit.hpp>
#include <entente/algorithms/blocks/relation.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::blocks {
namespace {

constexpr std::size_t most_actors = 16'000;

/// Sums over the entries of two profiles, those of third actors only.
struct Sums {
    double x = 0, y = 0, xx = 0, yy = 0, xy = 0, difference = 0;

    void add(double a, double b) {
        x += a;
        y += b;
        xx += a * a;
        yy += b * b;
        xy += a * b;
        difference += (a - b) * (a - b);
    }
};

void add_rows(Sums& sums, const Relation& relation, Vertex u, Vertex v, Direction d) {
    const auto a = relation.row(u, d), b = relation.row(v, d);
    for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
        const bool is_a = j == b.size() || (i < a.size() && a[i].to <= b[j].to);
        const bool is_b = i == a.size() || (j < b.size() && b[j].to <= a[i].to);
        const Vertex w = is_a ? a[i].to : b[j].to;
        const double x = is_a ? a[i++].weight : 0, y = is_b ? b[j++].weight : 0;
        if (w != u && w != v) sums.add(x, y);
    }
}

double distance_of(const Sums& s, double entries, Unlikeness kind) {
    if (kind == Unlikeness::euclidean) return std::sqrt(s.difference);
    if (s.difference == 0) return 0;
    const double xx = s.xx - s.x * s.x / entries, yy = s.yy - s.y * s.y / entries;
    if (!(xx > 1e-12 * s.xx) || !(yy > 1e-12 * s.yy)) return 1;
    const double r = (s.xy - s.x * s.y / entries) / std::sqrt(xx * yy);
    return r > 1 - 1e-12 ? 0 : 1 - std::max(r, -1.0);
}

} // namespace

Distances unlikeness(const Graph& graph, Unlikeness kind, const Run& run) {
    const auto n = graph.order();
    if (n > most_actors)
        throw UsageError("distances of all pairs take too much memory beyond 16,000 actors",
                         "a lens with fewer actors, or blocks.stochastic");
    const Relation relation(graph);
    const double entries = (relation.is_symmetric() ? 1 : 2) * (static_cast<double>(n) - 2);
    Distances distances(n);
    run.for_each(
        n, [] { return 0; },
        [&](std::size_t i, int) {
            const Vertex u{static_cast<std::uint32_t>(i)};
            for (std::uint32_t j = 0; j < i; ++j) {
                Sums sums;
                add_rows(sums, relation, u, Vertex{j}, Direction::out);
                if (!relation.is_symmetric()) add_rows(sums, relation, u, Vertex{j}, Direction::in);
                distances(i, j) = distance_of(sums, entries, kind);
            }
        });
    return distances;
}

Partition equivalence(const Graph& graph, const EquivalenceOptions& options, const Run& run) {
    run.throw_if_stopped();
    const auto n = graph.order();
    const auto merges = average_linkage(unlikeness(graph, options.distance, run), run);
    const std::size_t count = options.clusters == 0  ? merges_before_leap(merges, options.most)
                              : n > options.clusters ? n - options.clusters
                                                     : 0;
    Partition partition = paths::numbered(VertexMap<std::uint32_t>(joined(n, merges, count)));
    partition.quality = {{"height", count > 0 ? merges[count - 1].height : 0.0},
                         {"next height", count < merges.size()
                                             ? merges[count].height
                                             : std::numeric_limits<double>::quiet_NaN()},
                         {"variance told", variance_told(Relation(graph), partition.cluster)}};
    return partition;
}

Spec equivalence_spec() {
    return describe(
        &equivalence,
        {.name = "blocks.equivalence",
         .summary = "positions of actors who are tied to the same others",
         .formula = "average linkage of d(u, v) = sqrt(sum over w of (a(u, w) - a(v, w))^2), or "
                    "of 1 - correlation",
         .caveat = "euclidean distance puts actors of few ties together, whoever their partners",
         .time = "O(n m + n^2)",
         .space = "O(n^2)",
         .references = {"lorrain1971", "burt1976", "murtagh1983"},
         .heuristic = true});
}

} // namespace entente::blocks
