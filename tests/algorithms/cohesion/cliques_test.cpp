#include <entente/algorithms/cohesion/cliques.hpp>
#include <entente/core/base/errors.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>

using namespace entente;
using cohesion::cliques;

namespace {

/// All subsets of at most 14 vertices.
std::vector<std::vector<Vertex>> slow(const Graph& g, std::size_t least) {
    const auto n = g.order();
    std::vector<std::uint32_t> near(n);
    for (const Edge e : g.edges()) {
        const auto [u, v] = g.ends(e);
        if (u == v) continue;
        near[index(u)] |= 1u << index(v);
        near[index(v)] |= 1u << index(u);
    }
    const auto is_clique = [&](std::uint32_t set) {
        for (std::size_t v = 0; v < n; ++v)
            if (set >> v & 1 && (set & ~near[v]) != 1u << v) return false;
        return true;
    };
    std::vector<std::vector<Vertex>> all;
    for (std::uint32_t set = 1; set < 1u << n; ++set) {
        if (!is_clique(set)) continue;
        bool is_maximal = true;
        for (std::size_t v = 0; v < n; ++v)
            if (!(set >> v & 1) && is_clique(set | 1u << v)) is_maximal = false;
        std::vector<Vertex> members;
        for (std::uint32_t v = 0; v < n; ++v)
            if (set >> v & 1) members.push_back(Vertex{v});
        if (is_maximal && members.size() >= least) all.push_back(members);
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    return all;
}

} // namespace

TEST_CASE("cliques: as all subsets tell", "[cohesion][cliques]") {
    const auto seed = GENERATE(range(0u, 24u));
    const auto least = GENERATE(1u, 3u);
    const auto g = test::random_graph(seed, 12, 4 * seed, seed % 2 ? test::directed : test::undirected);
    CHECK(cliques(g, {.least = least}).clusters == slow(g, least));
}

TEST_CASE("cliques: Moon and Moser's graph has 3^(n / 3)", "[cohesion][cliques]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    for (std::uint32_t u = 0; u < 15; ++u)
        for (std::uint32_t v = 0; v < u; ++v)
            if (u / 3 != v / 3) ties.emplace_back(u, v);
    const auto c = cliques(test::graph(15, ties));
    CHECK(c.clusters.size() == 243);
    CHECK(c.quality[0] == std::pair<std::string, double>{"largest", 5});
    CHECK_THROWS_AS(cliques(test::graph(15, ties), {.most = 242}), UsageError);
    CHECK_NOTHROW(cliques(test::graph(15, ties), {.most = 243}));
}

TEST_CASE("cliques: a large complete graph needs no deep stack", "[cohesion][cliques]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    for (std::uint32_t u = 0; u < 300; ++u)
        for (std::uint32_t v = 0; v < u; ++v) ties.emplace_back(u, v);
    CHECK(cliques(test::graph(300, ties)).clusters.size() == 1);
}
