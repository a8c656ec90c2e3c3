#include <entente/algorithms/centrality/strength.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

using namespace entente;
using centrality::Sides;
using centrality::strength;

TEST_CASE("strength: values worked by hand", "[centrality][strength]") {
    const std::vector<std::pair<std::uint32_t, std::uint32_t>> ties{{0, 1}, {0, 1}, {2, 0}, {0, 0}};
    const auto g = test::graph(4, ties), d = test::graph(4, ties, test::directed);
    CHECK(strength(g).value.values() == std::vector<double>{5, 2, 1, 0});
    CHECK(strength(d).value.values() == std::vector<double>{5, 2, 1, 0});
    CHECK(strength(d, {.direction = Sides::out}).value.values() == std::vector<double>{3, 0, 1, 0});
    CHECK(strength(d, {.direction = Sides::in}).value.values() == std::vector<double>{2, 2, 0, 0});
    const auto w = test::graph(4, ties, test::undirected, {0.5, 2, 4, 8});
    CHECK(strength(w).value.values() == std::vector<double>{22.5, 2.5, 4, 0});
}

TEST_CASE("strength: adds up to twice the weight of ties; turns with the arrows",
          "[centrality][strength]") {
    const auto seed = GENERATE(range(0u, 20u));
    const auto g = test::random_graph(seed, 9, seed * 2,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    double total = 0, weight = 0;
    for (const double s : strength(g).value) total += s;
    for (const Edge e : g.edges()) weight += g.weight(e);
    CHECK(total == 2 * weight);
    CHECK(strength(g, {.direction = Sides::out}).value ==
          strength(test::transposed(g), {.direction = Sides::in}).value);
}

TEST_CASE("strength: refuses nonsense", "[centrality][strength]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("strength").run({.graph = &g}, {{"direction", {"up"}}}, {}),
                    UsageError);
    CHECK_THROWS_AS(find_algorithm("strength").run({}, {}, {}), UsageError);
}
