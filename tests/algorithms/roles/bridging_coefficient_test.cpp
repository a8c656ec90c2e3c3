#include <entente/algorithms/roles/bridging_coefficient.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using roles::bridging_coefficient;

TEST_CASE("bridging coefficient: values worked by hand", "[roles][bridging_coefficient]") {
    // 2 joins two stars of three leaves each.
    const auto g =
        test::graph(10, {{0, 3}, {0, 4}, {0, 5}, {1, 6}, {1, 7}, {1, 8}, {2, 0}, {2, 1}});
    const auto p = bridging_coefficient(g).value;
    CHECK(p[Vertex{2}] == Approx(0.5 / (0.25 + 0.25)));
    CHECK(p[Vertex{0}] == Approx(0.25 / 3.5));
    CHECK(p[Vertex{3}] == Approx(4));
    CHECK(std::isnan(p[Vertex{9}]));
    // Directions, parallel ties and self-ties change nothing.
    const auto h = test::graph(3, {{0, 1}, {1, 0}, {1, 1}, {1, 2}, {1, 2}}, test::directed);
    CHECK(bridging_coefficient(h).value[Vertex{1}] == Approx(0.25));
}

TEST_CASE("bridging coefficient: refuses nonsense", "[roles][bridging_coefficient]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("bridging_coefficient").run({.graph = &g}, {{"k", {"2"}}}, {}),
                    UsageError);
}
