#include <entente/algorithms/clusters/biconnected.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using clusters::biconnected;

TEST_CASE("biconnected: values worked by hand", "[clusters][biconnected]") {
    // Two triangles that share an actor, and a self-tie.
    const auto g = test::graph(5, {{2, 2}, {0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 2}});
    const auto b = biconnected(g).value;
    CHECK(std::isnan(b[Edge{0}]));
    for (std::uint32_t e = 1; e < 4; ++e) CHECK(b[Edge{e}] == 0);
    for (std::uint32_t e = 4; e < 7; ++e) CHECK(b[Edge{e}] == 1);
}

TEST_CASE("biconnected: within a block no one actor parts two ties", "[clusters][biconnected]") {
    const auto seed = GENERATE(range(0u, 20u));
    const auto g =
        test::random_graph(seed, 9, 6 + seed / 2, seed % 2 ? test::directed : test::undirected);
    const auto b = biconnected(g).value;
    // Two ties at one actor share a block exactly when their other ends meet without that actor.
    for (const Vertex v : g.vertices()) {
        std::vector<EdgeEnds> without;
        for (const Edge e : g.edges())
            if (g.ends(e).from != v && g.ends(e).to != v) without.push_back(g.ends(e));
        const auto d = test::oracle_distances(Graph(9, without, test::undirected));
        const auto other = [&](Edge e) {
            return g.ends(e).from == v ? g.ends(e).to : g.ends(e).from;
        };
        for (const Edge e : g.edges())
            for (const Edge f : g.edges()) {
                const auto touches = [&](Edge x) {
                    return g.ends(x).from != g.ends(x).to &&
                           (g.ends(x).from == v || g.ends(x).to == v);
                };
                if (!touches(e) || !touches(f)) continue;
                CHECK((b[e] == b[f]) == (d[index(other(e))][index(other(f))] < 100));
            }
    }
}

TEST_CASE("biconnected: refuses nonsense", "[clusters][biconnected]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("biconnected").run({.graph = &g}, {{"k", {"3"}}}, {}),
                    UsageError);
}
