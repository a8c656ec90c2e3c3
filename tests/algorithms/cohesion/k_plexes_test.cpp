#include <entente/algorithms/cohesion/cliques.hpp>
#include <entente/algorithms/cohesion/k_plexes.hpp>
#include <entente/core/base/errors.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <bit>

using namespace entente;
using cohesion::k_plexes;

namespace {

std::vector<std::vector<Vertex>> slow(const Graph& g, int k, std::size_t least) {
    const auto n = g.order();
    std::vector<std::uint32_t> near(n);
    for (const Edge e : g.edges()) {
        const auto [u, v] = g.ends(e);
        if (u == v) continue;
        near[index(u)] |= 1u << index(v);
        near[index(v)] |= 1u << index(u);
    }
    const auto is_plex = [&](std::uint32_t set) {
        for (std::size_t v = 0; v < n; ++v)
            if (set >> v & 1 && std::popcount(set & near[v]) < std::popcount(set) - k) return false;
        return true;
    };
    std::vector<std::vector<Vertex>> all;
    for (std::uint32_t set = 1; set < 1u << n; ++set) {
        if (static_cast<std::size_t>(std::popcount(set)) < least || !is_plex(set)) continue;
        bool is_maximal = true;
        for (std::size_t v = 0; v < n && is_maximal; ++v)
            if (!(set >> v & 1) && is_plex(set | 1u << v)) is_maximal = false;
        if (!is_maximal) continue;
        std::vector<Vertex> members;
        for (std::uint32_t v = 0; v < n; ++v)
            if (set >> v & 1) members.push_back(Vertex{v});
        all.push_back(members);
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    return all;
}

} // namespace

TEST_CASE("k-plexes: as all subsets tell", "[cohesion][k_plexes]") {
    const auto seed = GENERATE(range(0u, 16u));
    const auto k = GENERATE(1u, 2u, 3u);
    const auto g = test::random_graph(seed, 11, 4 * seed, seed % 2 ? test::directed : test::undirected);
    CHECK(k_plexes(g, {.k = k}).clusters == slow(g, static_cast<int>(k), 2 * k - 1));
    CHECK(k_plexes(g, {.k = k, .least = 6}).clusters == slow(g, static_cast<int>(k), 6));
}

TEST_CASE("k-plexes: with k = 1 they are the cliques, and too many are refused", "[cohesion][k_plexes]") {
    const auto g = test::random_graph(4, 40, 160);
    CHECK(k_plexes(g, {.k = 1, .least = 3}).clusters == cohesion::cliques(g).clusters);
    CHECK_THROWS_AS(k_plexes(g, {.k = 2, .least = 3, .most = 3}), UsageError);
}
