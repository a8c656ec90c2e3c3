#include <entente/algorithms/centrality/coreness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <vector>

namespace entente::centrality {

namespace {

/// Takes away vertices of few neighbors, level by level. losers(v, use) calls use(w) for each w
/// that loses a neighbor when v goes; once each. Those that are left are looked through again at
/// each level, which is no more than the sum of what is found.
template <class Losers>
Scores peel(std::vector<std::uint32_t> degree, Losers losers, const Run& run) {
    const auto n = static_cast<std::uint32_t>(degree.size());
    Scores scores{VertexMap<double>(n)};
    std::vector<std::uint32_t> left(n), going;
    std::iota(left.begin(), left.end(), 0u);
    for (std::uint32_t level = 0; !left.empty();) {
        run.throw_if_stopped();
        std::size_t kept = 0;
        auto least = std::numeric_limits<std::uint32_t>::max();
        going.clear();
        for (const auto v : left) {
            if (degree[v] > level) {
                least = std::min(least, degree[v]);
                left[kept++] = v;
            } else if (degree[v] == level) {
                going.push_back(v);
            }
        }
        left.resize(kept);
        for (std::size_t i = 0; i < going.size(); ++i) {
            const auto v = going[i];
            scores.value[Vertex{v}] = level;
            losers(Vertex{v}, [&](Vertex to) {
                auto& d = degree[index(to)];
                if (d > level && --d == level) going.push_back(static_cast<std::uint32_t>(to));
            });
        }
        for (const auto v : going) degree[v] = 0; // gone
        level = going.empty() ? least : level + 1;
    }
    return scores;
}

/// Calls use(w) for each neighbor of v but v, once.
template <class Use>
void each_neighbor(const Graph& graph, Vertex v, Use use) {
    Vertex last = v;
    for (const Vertex w : graph.neighbors(v)) {
        if (w != v && w != last) use(w);
        if (w != v) last = w;
    }
}

} // namespace

Scores coreness(const Graph& graph, const CorenessOptions& options, const Run& run) {
    std::vector<std::uint32_t> degree(graph.order());
    if (!graph.is_directed()) {
        for (const Vertex v : graph.vertices())
            each_neighbor(graph, v, [&](Vertex) { ++degree[index(v)]; });
        return peel(
            std::move(degree), [&](Vertex v, auto use) { each_neighbor(graph, v, use); }, run);
    }
    const paths::Arcs arcs(graph, options.direction);
    for (const Vertex v : graph.vertices())
        degree[index(v)] = static_cast<std::uint32_t>(arcs.neighbors(v).size());
    // Who loses a neighbor when v goes: those that count v among theirs.
    std::optional<paths::Arcs> reverse;
    if (options.direction != Sides::all)
        reverse.emplace(graph, options.direction == Sides::out ? Sides::in : Sides::out);
    const paths::Arcs& losers = reverse ? *reverse : arcs;
    return peel(
        std::move(degree),
        [&](Vertex v, auto use) {
            for (const Vertex w : losers.neighbors(v)) use(w);
        },
        run);
}

Spec coreness_spec() {
    return describe(
        &coreness,
        {.name = "centrality.coreness",
         .summary = "greatest k for which an actor belongs to the k-core",
         .formula = "greatest k with v in a set whose members have k neighbors within it",
         .caveat = "actors of the same coreness may belong to cores far apart",
         .time = "O(n + m)",
         .space = "O(n + m)",
         .references = {"seidman1983", "batagelj2003"},
         .monotone = true});
}

} // namespace entente::centrality
