#include <entente/algorithms/centrality/coreness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente::centrality {

namespace {

/// Takes away the vertex of fewest neighbors, again and again. losers(v, use) calls use(w) for each
/// w that loses a neighbor when v goes; once each.
template <class Losers>
Scores peel(std::vector<std::uint32_t> degree, Losers losers, const Run& run) {
    const auto n = static_cast<std::uint32_t>(degree.size());
    std::uint32_t most = 0;
    for (const auto d : degree) most = std::max(most, d);
    std::vector<std::uint32_t> bucket(most + 2, 0); // where the vertices of a degree begin
    for (const auto d : degree) ++bucket[d + 1];
    for (std::size_t d = 1; d < bucket.size(); ++d) bucket[d] += bucket[d - 1];
    std::vector<std::uint32_t> sorted(n), place(n);
    auto at = bucket;
    for (std::uint32_t v = 0; v < n; ++v) {
        place[v] = at[degree[v]]++;
        sorted[place[v]] = v;
    }
    Scores scores{VertexMap<double>(n)};
    run.throw_if_stopped();
    for (std::uint32_t i = 0; i < n; ++i) {
        const auto v = sorted[i], core = degree[v];
        scores.value[Vertex{v}] = core;
        losers(Vertex{v}, [&](Vertex to) {
            const auto w = static_cast<std::uint32_t>(to);
            auto& d = degree[w];
            if (d <= core) return;
            // Swap w with the first of its bucket, then move the bucket's start past it.
            const auto front = bucket[d], u = sorted[front];
            sorted[place[w]] = u;
            sorted[front] = w;
            place[u] = place[w];
            place[w] = front;
            bucket[d] = front + 1;
            --d;
        });
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
