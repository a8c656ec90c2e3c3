#pragma once
/// Partitions for tests: every one of a small set, and whether clusters hang together.
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/result.hpp>

#include <algorithm>
#include <vector>

#include "graphs.hpp"

namespace entente::test {

/// The greatest quality over all partitions of n vertices, written down one by one.
template <class Quality>
double best_of_all_partitions(std::uint32_t n, Quality quality) {
    VertexMap<std::uint32_t> cluster(n, 0);
    double best = -1e300;
    const auto assign = [&](auto&& self, std::uint32_t v, std::uint32_t used) -> void {
        if (v == n) {
            best = std::max(best, quality(cluster));
            return;
        }
        for (std::uint32_t c = 0; c <= used && c < n; ++c) {
            cluster[Vertex{v}] = c;
            self(self, v + 1, std::max(used, c + 1));
        }
    };
    assign(assign, 0, 0);
    return best;
}

inline bool every_cluster_is_connected(const Graph& g, const Partition& parts) {
    std::vector<EdgeEnds> within;
    for (const Edge e : g.edges()) {
        const auto [a, b] = g.ends(e);
        if (parts.cluster[a] == parts.cluster[b] && g.weight(e) > 0) within.push_back({a, b});
    }
    return paths::weak_components(Graph(g.order(), within, undirected)).count == parts.count;
}

/// Zachary's karate club (1977).
inline const Graph& karate() {
    static const Graph g =
        graph(34, {{0, 1},   {0, 2},   {0, 3},   {0, 4},   {0, 5},   {0, 6},   {0, 7},   {0, 8},
                   {0, 10},  {0, 11},  {0, 12},  {0, 13},  {0, 17},  {0, 19},  {0, 21},  {0, 31},
                   {1, 2},   {1, 3},   {1, 7},   {1, 13},  {1, 17},  {1, 19},  {1, 21},  {1, 30},
                   {2, 3},   {2, 7},   {2, 8},   {2, 9},   {2, 13},  {2, 27},  {2, 28},  {2, 32},
                   {3, 7},   {3, 12},  {3, 13},  {4, 6},   {4, 10},  {5, 6},   {5, 10},  {5, 16},
                   {6, 16},  {8, 30},  {8, 32},  {8, 33},  {9, 33},  {13, 33}, {14, 32}, {14, 33},
                   {15, 32}, {15, 33}, {18, 32}, {18, 33}, {19, 33}, {20, 32}, {20, 33}, {22, 32},
                   {22, 33}, {23, 25}, {23, 27}, {23, 29}, {23, 32}, {23, 33}, {24, 25}, {24, 27},
                   {24, 31}, {25, 31}, {26, 29}, {26, 33}, {27, 33}, {28, 31}, {28, 33}, {29, 32},
                   {29, 33}, {30, 32}, {30, 33}, {31, 32}, {31, 33}, {32, 33}});
    return g;
}

/// `count` groups of `size` vertices, each pair tied with a chance in percent within and across.
inline Graph planted(std::uint64_t seed, std::uint32_t count, std::uint32_t size,
                     std::uint64_t within, std::uint64_t across) {
    std::mt19937_64 draw{seed};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::uint32_t v = 0; v < count * size; ++v)
        for (std::uint32_t u = 0; u < v; ++u)
            if (draw() % 100 < (u / size == v / size ? within : across)) pairs.emplace_back(u, v);
    return graph(count * size, pairs);
}

} // namespace entente::test
