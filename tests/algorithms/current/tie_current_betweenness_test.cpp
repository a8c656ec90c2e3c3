#include <entente/algorithms/current/tie_current_betweenness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

using namespace entente;
using current::tie_current_betweenness;

// Random graphs are held against every pair's currents beside current_betweenness.

TEST_CASE("tie current betweenness: values worked by hand", "[current][tie_current_betweenness]") {
    const auto path = tie_current_betweenness(test::graph(4, {{0, 1}, {1, 2}, {2, 3}})).value;
    CHECK(path[Edge{0}] == Approx(3));
    CHECK(path[Edge{1}] == Approx(4));
    // Each tie of a triangle carries 2 / 3 for its own pair and 1 / 3 for either other.
    const auto triangle = test::graph(3, {{0, 1}, {1, 2}, {2, 0}});
    CHECK(tie_current_betweenness(triangle).value[Edge{2}] == Approx(4.0 / 3));
    CHECK(tie_current_betweenness(triangle, {.normalized = true}).value[Edge{2}] ==
          Approx(4.0 / 9));
    const auto shared =
        test::graph(3, {{0, 1}, {1, 0}, {0, 0}, {1, 2}}, test::undirected, {1, 3, 5, 0});
    const auto x = tie_current_betweenness(shared).value;
    CHECK(x[Edge{0}] == Approx(0.25));
    CHECK(x[Edge{1}] == Approx(0.75));
    CHECK(x[Edge{2}] == 0);
    CHECK(x[Edge{3}] == 0);
}

TEST_CASE("tie current betweenness: refuses nonsense", "[current][tie_current_betweenness]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(
        find_algorithm("tie_current_betweenness").run({.graph = &g}, {{"normalized", {"2"}}}, {}),
        UsageError);
}
