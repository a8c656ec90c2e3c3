#include <entente/algorithms/clusters/components.hpp>
#include <entente/algorithms/clusters/k_edge.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <random>

using namespace entente;
using clusters::k_edge;

TEST_CASE("k edges: together exactly when no small cut parts", "[clusters][k_edge]") {
    const auto seed = GENERATE(range(0u, 16u));
    const auto k = GENERATE(1u, 2u, 3u, 4u);
    const std::uint32_t n = 8;
    const auto g = test::random_graph(seed, n, 8 + 2 * seed,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    std::vector least(n, std::vector<std::size_t>(n, 1000));
    for (std::uint32_t side = 0; side < (1u << n); ++side) {
        std::size_t cut = 0;
        for (const Edge e : g.edges())
            cut += (side >> index(g.ends(e).from) & 1) != (side >> index(g.ends(e).to) & 1);
        for (std::uint32_t u = 0; u < n; ++u)
            for (std::uint32_t v = 0; v < n; ++v)
                if ((side >> u & 1) != (side >> v & 1)) least[u][v] = std::min(least[u][v], cut);
    }
    const auto parts = k_edge(g, {.k = k});
    for (const Vertex u : g.vertices())
        for (const Vertex v : g.vertices())
            if (u != v)
                CHECK((parts.cluster[u] == parts.cluster[v]) == (least[index(u)][index(v)] >= k));
}

TEST_CASE("k edges: dense groups with few ties between, by flows of all pairs",
          "[clusters][k_edge]") {
    const auto seed = GENERATE(range(0u, 24u));
    std::mt19937_64 draw{seed};
    const std::uint32_t n = 40;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    for (std::uint32_t v = 0; v < n; ++v)
        for (std::uint32_t w = 0; w < v; ++w)
            if (draw() % 100 < (v / 8 == w / 8 ? 30 + 3 * seed : 1)) ties.emplace_back(v, w);
    const auto g = test::graph(n, ties);
    const auto flow = [&](std::uint32_t s, std::uint32_t t) {
        std::vector room(n, std::vector<int>(n));
        for (const auto& [u, v] : ties) ++room[u][v], ++room[v][u];
        for (std::uint32_t paths = 0;; ++paths) {
            std::vector<std::uint32_t> from(n, n), queue{s};
            from[s] = s;
            for (std::size_t i = 0; i < queue.size() && from[t] == n; ++i)
                for (std::uint32_t w = 0; w < n; ++w)
                    if (from[w] == n && room[queue[i]][w] > 0) {
                        from[w] = queue[i];
                        queue.push_back(w);
                    }
            if (from[t] == n) return paths;
            for (auto v = t; v != s; v = from[v]) --room[from[v]][v], ++room[v][from[v]];
        }
    };
    std::vector<Partition> parts;
    for (std::uint32_t k = 2; k < 7; ++k) parts.push_back(k_edge(g, {.k = k}));
    for (std::uint32_t u = 0; u < n; ++u)
        for (std::uint32_t v = 0; v < u; ++v) {
            const auto paths = flow(u, v);
            for (std::uint32_t k = 2; k < 7; ++k) {
                const auto& cluster = parts[k - 2].cluster;
                CHECK((cluster[Vertex{u}] == cluster[Vertex{v}]) == (paths >= k));
            }
        }
}

TEST_CASE("k edges: 1 gives components, and paths may run outside", "[clusters][k_edge]") {
    const auto g = test::random_graph(3, 40, 30);
    CHECK(k_edge(g, {.k = 1}).cluster == clusters::components(g).cluster);
    // Two actors joined by three others alone are 3-edge-connected, the three are not.
    const auto theta = test::graph(5, {{0, 2}, {2, 1}, {0, 3}, {3, 1}, {0, 4}, {4, 1}});
    const auto parts = k_edge(theta, {.k = 3});
    CHECK(parts.cluster.values() == std::vector<std::uint32_t>{0, 0, 1, 2, 3});
    CHECK(parts.quality ==
          std::vector<std::pair<std::string, double>>{{"largest", 2}, {"alone", 3}});
}

TEST_CASE("k edges: refuses nonsense", "[clusters][k_edge]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(k_edge(g, {.k = 0}), UsageError);
    CHECK_THROWS_AS(find_algorithm("k_edge").run({.graph = &g}, {{"k", {"0"}}}, {}), UsageError);
}
