#include <entente/algorithms/roles/bridging.hpp>
#include <entente/algorithms/roles/bridging_coefficient.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using roles::bridging;

TEST_CASE("bridging: values worked by hand", "[roles][bridging]") {
    // 2 joins two stars of three leaves each, and lies between all 16 pairs across.
    const auto g =
        test::graph(10, {{0, 3}, {0, 4}, {0, 5}, {1, 6}, {1, 7}, {1, 8}, {2, 0}, {2, 1}});
    const auto b = bridging(g).value;
    CHECK(b[Vertex{2}] == Approx(16));
    CHECK(b[Vertex{3}] == 0);
    CHECK(std::isnan(b[Vertex{9}]));
}

TEST_CASE("bridging: is betweenness times the coefficient", "[roles][bridging]") {
    const auto seed = GENERATE(range(0u, 8u));
    const auto g = test::random_graph(seed, 14, 25, seed % 2 ? test::directed : test::undirected,
                                      seed % 3 == 0);
    const std::string length = seed % 3 == 0 ? "weight" : "hops";
    const auto between = std::get<Scores>(
        find_algorithm("betweenness").run({.graph = &g}, {{"length", {length}}}, {}).result);
    const auto coefficient = roles::bridging_coefficient(g).value;
    const auto found =
        bridging(g, {.length = seed % 3 == 0 ? paths::Length::weight : paths::Length::hops}).value;
    for (const Vertex v : g.vertices()) {
        if (std::isnan(coefficient[v]))
            CHECK(std::isnan(found[v]));
        else
            CHECK(found[v] == Approx(between.value[v] * coefficient[v]));
    }
}

TEST_CASE("bridging: refuses nonsense", "[roles][bridging]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0});
    CHECK_THROWS_AS(bridging(g, {.length = paths::Length::weight}), UsageError);
}
