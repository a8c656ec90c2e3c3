#include <entente/algorithms/centrality/coreness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace entente::centrality {

Scores coreness(const Graph& graph, const CorenessOptions& options, const Run& run) {
    const auto n = graph.order();
    const paths::Arcs arcs(graph, options.direction);
    // Who loses a neighbor when v goes: those that count v among theirs.
    std::optional<paths::Arcs> reverse;
    if (graph.is_directed() && options.direction != Sides::all)
        reverse.emplace(graph, options.direction == Sides::out ? Sides::in : Sides::out);
    const paths::Arcs& losers = reverse ? *reverse : arcs;

    std::vector<std::size_t> degree(n), place(n);
    std::size_t most = 0;
    for (const Vertex v : graph.vertices())
        most = std::max(most, degree[index(v)] = arcs.neighbors(v).size());
    std::vector<std::size_t> bucket(most + 2, 0); // where the vertices of a degree begin
    for (const auto d : degree) ++bucket[d + 1];
    for (std::size_t d = 1; d < bucket.size(); ++d) bucket[d] += bucket[d - 1];
    std::vector<Vertex> sorted(n);
    auto at = bucket;
    for (const Vertex v : graph.vertices()) {
        place[index(v)] = at[degree[index(v)]]++;
        sorted[place[index(v)]] = v;
    }

    Scores scores{VertexMap<double>(n)};
    run.throw_if_stopped();
    for (std::size_t i = 0; i < n; ++i) {
        const Vertex v = sorted[i];
        const auto core = degree[index(v)];
        scores.value[v] = static_cast<double>(core);
        for (const Vertex w : losers.neighbors(v)) {
            auto& d = degree[index(w)];
            if (d <= core) continue;
            // Swap w with the first of its bucket, then move the bucket's start past it.
            const auto front = bucket[d];
            const Vertex u = sorted[front];
            std::swap(sorted[front], sorted[place[index(w)]]);
            std::swap(place[index(u)], place[index(w)]);
            bucket[d] = front + 1;
            --d;
        }
    }
    return scores;
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
