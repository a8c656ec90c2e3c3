#include <entente/algorithms/centrality/coreness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <set>

using namespace entente;
using centrality::coreness;
using centrality::Sides;

TEST_CASE("coreness: values worked by hand", "[centrality][coreness]") {
    // A triangle with a tail, a doubled tie and a self-tie.
    const auto g = test::graph(6, {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {3, 4}, {5, 5}});
    CHECK(coreness(g).value.values() == std::vector<double>{2, 2, 2, 1, 1, 0});
    const auto d = test::graph(3, {{0, 1}, {1, 0}, {1, 2}}, test::directed);
    CHECK(coreness(d).value.values() == std::vector<double>{1, 1, 1});
    CHECK(coreness(d, {.direction = Sides::out}).value.values() == std::vector<double>{1, 1, 0});
    CHECK(coreness(d, {.direction = Sides::in}).value.values() == std::vector<double>{1, 1, 1});
}

TEST_CASE("coreness: agrees with actors taken away until none is left", "[centrality][coreness]") {
    const auto seed = GENERATE(range(0u, 45u));
    const auto side = seed % 3 == 0 ? Sides::all : seed % 3 == 1 ? Sides::out : Sides::in;
    const auto g =
        test::random_graph(seed, 14, seed * 2, seed % 2 ? test::directed : test::undirected);
    std::vector<std::set<Vertex>> around(14);
    for (const Edge e : g.edges()) {
        const auto [a, b] = g.ends(e);
        if (a == b) continue;
        const bool all = !g.is_directed() || side == Sides::all;
        if (all || side == Sides::out) around[index(a)].insert(b);
        if (all || side == Sides::in) around[index(b)].insert(a);
    }
    std::vector<double> expected(14, 0);
    for (std::size_t k = 1; k < 14; ++k) {
        std::vector<bool> in(14, true);
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t v = 0; v < 14; ++v) {
                std::size_t left = 0;
                for (const Vertex w : around[v]) left += in[index(w)];
                if (in[v] && left < k) in[v] = false, changed = true;
            }
        }
        for (std::size_t v = 0; v < 14; ++v)
            if (in[v]) expected[v] = static_cast<double>(k);
    }
    CHECK(coreness(g, {.direction = side}).value.values() == expected);
}

TEST_CASE("coreness: refuses nonsense", "[centrality][coreness]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("coreness").run({.graph = &g}, {{"k", {"3"}}}, {}), UsageError);
}
