#include <entente/algorithms/cohesion/clique_percolation.hpp>
#include <entente/algorithms/paths/components.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <set>

using namespace entente;
using cohesion::clique_percolation;

namespace {

using Set = std::vector<Vertex>;

/// k-cliques by going through all sets of k, joined where they share k - 1.
std::vector<Set> slow(const Graph& g, std::size_t k) {
    const auto n = g.order();
    std::vector tied(n, std::vector<bool>(n));
    for (const Edge e : g.edges()) {
        const auto [u, v] = g.ends(e);
        tied[index(u)][index(v)] = tied[index(v)][index(u)] = true;
    }
    std::vector<Set> cliques;
    for (std::uint32_t bits = 0; bits < 1u << n; ++bits) {
        Set s;
        for (std::uint32_t v = 0; v < n; ++v)
            if (bits >> v & 1) s.push_back(Vertex{v});
        if (s.size() != k) continue;
        bool is_clique = true;
        for (std::size_t i = 0; i < k; ++i)
            for (std::size_t j = 0; j < i; ++j) is_clique = is_clique && tied[index(s[i])][index(s[j])];
        if (is_clique) cliques.push_back(s);
    }
    std::vector<std::size_t> group(cliques.size());
    for (std::size_t i = 0; i < group.size(); ++i) group[i] = i;
    for (std::size_t i = 0; i < cliques.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            Set both;
            std::set_intersection(cliques[i].begin(), cliques[i].end(), cliques[j].begin(), cliques[j].end(),
                                  std::back_inserter(both));
            if (both.size() + 1 < k) continue;
            const auto from = group[i], to = group[j];
            for (auto& x : group)
                if (x == from) x = to;
        }
    std::vector<std::set<Vertex>> made(cliques.size());
    for (std::size_t i = 0; i < cliques.size(); ++i) made[group[i]].insert(cliques[i].begin(), cliques[i].end());
    std::vector<Set> all;
    for (const auto& s : made)
        if (!s.empty()) all.emplace_back(s.begin(), s.end());
    std::sort(all.begin(), all.end(), [](const Set& a, const Set& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    return all;
}

} // namespace

TEST_CASE("clique percolation: by hand", "[cohesion][clique_percolation]") {
    // Two triangles that share a tie are one community, a third that shares an actor is another.
    const auto g = test::graph(7, {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 1}, {3, 4}, {4, 5}, {5, 3}, {5, 6}});
    const auto c = clique_percolation(g);
    REQUIRE(c.clusters.size() == 2);
    CHECK(c.clusters[0] == Set{Vertex{0}, Vertex{1}, Vertex{2}, Vertex{3}});
    CHECK(c.clusters[1] == Set{Vertex{3}, Vertex{4}, Vertex{5}});
    CHECK(c.quality.back() == std::pair<std::string, double>{"actors in any", 6});
}

TEST_CASE("clique percolation: as all k-cliques tell", "[cohesion][clique_percolation]") {
    const auto seed = GENERATE(range(0u, 20u));
    const auto k = GENERATE(2u, 3u, 4u);
    const auto g = test::random_graph(seed, 11, 3 * seed);
    CHECK(clique_percolation(g, {.k = k}).clusters == slow(g, k));
}
