#include <entente/algorithms/centrality/eccentricity.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/distances.hpp"
#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;
using centrality::eccentricity;
using centrality::Length;
using centrality::Sides;

TEST_CASE("eccentricity: values worked by hand", "[centrality][eccentricity]") {
    const auto e = eccentricity(test::graph(5, {{0, 1}, {1, 2}, {2, 3}})).value;
    CHECK(e.values() == std::vector<double>{3, 2, 2, 3, 0});
    const auto arrows = test::graph(3, {{0, 1}, {1, 2}}, test::directed);
    CHECK(eccentricity(arrows).value.values() == std::vector<double>{2, 1, 0});
    CHECK(eccentricity(arrows, {.direction = Sides::in}).value.values() ==
          std::vector<double>{0, 1, 2});
    CHECK(eccentricity(arrows, {.direction = Sides::all}).value.values() ==
          std::vector<double>{2, 1, 2});
}

TEST_CASE("eccentricity: agrees with Floyd and Warshall", "[centrality][eccentricity]") {
    const auto seed = GENERATE(range(0u, 24u));
    test::check_distances(
        seed, seed % 3 == 0,
        [](const Graph& g, paths::Sides side, paths::Length length) {
            return eccentricity(g, {.direction = side, .length = length}).value;
        },
        [](const test::Distances& from) {
            return from.far.empty() ? 0.0 : *std::max_element(from.far.begin(), from.far.end());
        });
}

TEST_CASE("eccentricity: refuses nonsense", "[centrality][eccentricity]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});
    CHECK_THROWS_AS(eccentricity(g, {.length = Length::weight}), UsageError);
    CHECK_THROWS_AS(find_algorithm("eccentricity").run({.graph = &g}, {{"direction", {"up"}}}, {}),
                    UsageError);
}
