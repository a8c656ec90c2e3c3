#include <entente/algorithms/centrality/betweenness.hpp>
#include <entente/algorithms/centrality/stress.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

using namespace entente;
using centrality::Length;
using centrality::stress;

TEST_CASE("stress: values worked by hand", "[centrality][stress]") {
    // A square: each pair of opposite corners has a path through either of the others.
    const auto square = test::graph(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}});
    CHECK(stress(square).value.values() == std::vector<double>{1, 1, 1, 1});
    const auto doubled = test::graph(3, {{0, 1}, {0, 1}, {1, 2}});
    CHECK(stress(doubled).value[Vertex{1}] == 1);
    CHECK(stress(doubled, {.multiplicity = true}).value[Vertex{1}] == 2);
}

TEST_CASE("stress: where paths are unique it is betweenness", "[centrality][stress]") {
    const auto seed = GENERATE(range(0u, 6u));
    std::mt19937_64 draw{seed};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> tree;
    for (std::uint32_t v = 1; v < 60; ++v)
        tree.emplace_back(static_cast<std::uint32_t>(draw() % v), v);
    const auto g = test::graph(60, tree, seed % 2 ? test::directed : test::undirected);
    CHECK(stress(g).value == centrality::betweenness(g).value);
}

TEST_CASE("stress: refuses nonsense, and what cannot be counted", "[centrality][stress]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});
    CHECK_THROWS_AS(stress(g, {.length = Length::weight}), UsageError);
    CHECK_THROWS_AS(find_algorithm("stress").run({.graph = &g}, {{"length", {"km"}}}, {}),
                    UsageError);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties; // a chain of 1100 diamonds
    std::uint32_t at = 0;
    for (int i = 0; i < 1100; ++i, at += 3)
        ties.insert(ties.end(), {{at, at + 1}, {at, at + 2}, {at + 1, at + 3}, {at + 2, at + 3}});
    CHECK_THROWS_AS(stress(test::graph(at + 1, ties)), UsageError);
}
