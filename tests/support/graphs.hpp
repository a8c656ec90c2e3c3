#pragma once
/// Graphs for tests: by hand, by chance, and every degenerate one.
#include <entente/core/view/graph.hpp>

#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace entente::test {

inline constexpr auto undirected = Graph::Kind::undirected;
inline constexpr auto directed = Graph::Kind::directed;

inline Graph graph(std::size_t n, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs,
                   Graph::Kind kind = undirected, std::vector<double> weights = {}) {
    std::vector<EdgeEnds> edges;
    for (const auto& [u, v] : pairs) edges.push_back({Vertex{u}, Vertex{v}});
    return {n, edges, kind, std::move(weights)};
}

/// `edges` ties drawn with repetition, so that parallel ties and self-ties occur; weights, if asked
/// for, are whole numbers from 1 to 4 in quarters, whose sums are exact.
inline Graph random_graph(std::uint64_t seed, std::uint32_t n, std::size_t edges,
                          Graph::Kind kind = undirected, bool weighted = false) {
    std::mt19937_64 draw{seed};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs(edges);
    std::vector<double> weights;
    for (auto& [u, v] : pairs) {
        u = static_cast<std::uint32_t>(draw() % n);
        v = static_cast<std::uint32_t>(draw() % n);
        if (weighted) weights.push_back(static_cast<double>(1 + draw() % 4) / 4);
    }
    return graph(n, pairs, kind, std::move(weights));
}

/// Null, single, self-tied, pair, parallel, disconnected, star, cycle, complete and weighted graphs.
inline std::vector<std::pair<std::string, Graph>> degenerate_graphs(Graph::Kind kind = undirected) {
    return {{"null", graph(0, {}, kind)},
            {"single", graph(1, {}, kind)},
            {"self-tied", graph(1, {{0, 0}}, kind)},
            {"pair", graph(2, {{0, 1}}, kind)},
            {"parallel", graph(2, {{0, 1}, {0, 1}, {1, 0}}, kind)},
            {"disconnected", graph(5, {{0, 1}, {2, 3}}, kind)},
            {"no ties", graph(4, {}, kind)},
            {"star", graph(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}}, kind)},
            {"cycle", graph(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}}, kind)},
            {"complete", graph(4, {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}}, kind)},
            {"self-ties only", graph(3, {{0, 0}, {0, 0}, {2, 2}}, kind)},
            {"both ways", graph(3, {{0, 1}, {1, 0}, {1, 2}, {2, 1}}, kind)},
            {"weighted", graph(4, {{0, 1}, {1, 2}, {1, 2}, {3, 3}}, kind, {0.5, 2, 1e6, 1e-6})},
            {"weight 0", graph(3, {{0, 1}, {1, 2}}, kind, {0, 1})},
            {"weights 0", graph(3, {{0, 1}, {1, 2}}, kind, {0, 0})}};
}

/// 0 … n - 1 shuffled.
inline std::vector<std::uint32_t> shuffled(std::uint64_t seed, std::size_t n) {
    std::mt19937_64 draw{seed};
    std::vector<std::uint32_t> to(n);
    for (std::uint32_t i = 0; i < n; ++i) {
        const auto j = static_cast<std::uint32_t>(draw() % (i + 1));
        to[i] = to[j];
        to[j] = i;
    }
    return to;
}

inline std::vector<double> weights_of(const Graph& g) {
    std::vector<double> weights;
    if (g.is_weighted())
        for (const Edge e : g.edges()) weights.push_back(g.weight(e));
    return weights;
}

/// The same edges in the same order, vertex v now called to[v].
inline Graph relabeled(const Graph& g, const std::vector<std::uint32_t>& to) {
    std::vector<EdgeEnds> edges;
    for (const Edge e : g.edges())
        edges.push_back({Vertex{to[index(g.ends(e).from)]}, Vertex{to[index(g.ends(e).to)]}});
    return {g.order(), edges, g.is_directed() ? directed : undirected, weights_of(g)};
}

inline Graph transposed(const Graph& g) {
    std::vector<EdgeEnds> edges;
    for (const Edge e : g.edges()) edges.push_back({g.ends(e).to, g.ends(e).from});
    return {g.order(), edges, g.is_directed() ? directed : undirected, weights_of(g)};
}

/// Both side by side, the second's vertices and edges after the first's. Both weighted or neither.
inline Graph disjoint_union(const Graph& a, const Graph& b) {
    std::vector<EdgeEnds> edges;
    const auto shift = static_cast<std::uint32_t>(a.order());
    const auto moved = [&](Vertex v) { return Vertex{static_cast<std::uint32_t>(index(v)) + shift}; };
    for (const Edge e : a.edges()) edges.push_back(a.ends(e));
    for (const Edge e : b.edges()) edges.push_back({moved(b.ends(e).from), moved(b.ends(e).to)});
    auto weights = weights_of(a);
    for (const double w : weights_of(b)) weights.push_back(w);
    return {a.order() + b.order(), edges, a.is_directed() ? directed : undirected,
            std::move(weights)};
}

/// All distances by Floyd and Warshall: slow, short, and sharing no code with the library. Lengths
/// are 1, or the weights of the edges.
inline std::vector<std::vector<double>> oracle_distances(const Graph& g, bool by_weight = false) {
    const auto n = g.order();
    std::vector d(n, std::vector(n, std::numeric_limits<double>::infinity()));
    for (std::size_t v = 0; v < n; ++v) d[v][v] = 0;
    for (const Edge e : g.edges()) {
        const auto u = index(g.ends(e).from), v = index(g.ends(e).to);
        const double length = by_weight ? g.weight(e) : 1;
        d[u][v] = std::min(d[u][v], length);
        if (!g.is_directed()) d[v][u] = std::min(d[v][u], length);
    }
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
    return d;
}

} // namespace entente::test
