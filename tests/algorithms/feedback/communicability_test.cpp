#include <entente/algorithms/feedback/communicability.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using feedback::communicability;

// Values of random graphs are held against the exponential of the matrix beside those of subgraph.

TEST_CASE("communicability: values worked by hand", "[feedback][communicability]") {
    CHECK(communicability(test::graph(2, {{0, 1}})).value[Vertex{0}] ==
          Approx(std::exp(1.0)).epsilon(1e-14));
    CHECK(communicability(test::graph(2, {})).value[Vertex{1}] == 1);
    const auto arcs = test::graph(3, {{0, 1}, {1, 2}}, test::directed);
    CHECK(communicability(arcs).value.values() == std::vector<double>{1, 2, 2.5});
    CHECK(communicability(arcs, {.direction = Direction::out}).value.values() ==
          std::vector<double>{2.5, 2, 1});
    // Everyone in a complete graph of n has exp(n - 1).
    const auto four = test::graph(4, {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}});
    CHECK(communicability(four).value[Vertex{3}] == Approx(std::exp(3.0)));
    CHECK(communicability(four, {.normalized = true}).value[Vertex{3}] == Approx(1));
}

TEST_CASE("communicability: refuses nonsense", "[feedback][communicability]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(
        find_algorithm("communicability").run({.graph = &g}, {{"direction", {"up"}}}, {}),
        UsageError);
}
