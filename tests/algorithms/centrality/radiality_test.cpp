#include <entente/algorithms/centrality/radiality.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/distances.hpp"
#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;
using centrality::radiality;
using centrality::Sides;

TEST_CASE("radiality: values worked by hand", "[centrality][radiality]") {
    // Distances from an end of the path: 1, 2, 3; the greatest is 3.
    const auto r = radiality(test::graph(5, {{0, 1}, {1, 2}, {2, 3}})).value;
    CHECK(r.values() == std::vector<double>{6.0 / 4, 8.0 / 4, 8.0 / 4, 6.0 / 4, 0});
    const auto star = test::graph(4, {{0, 1}, {0, 2}, {0, 3}});
    CHECK(radiality(star, {.normalized = true}).value[Vertex{0}] == 1);
    CHECK(radiality(test::graph(2, {})).value[Vertex{0}] == 0);
}

TEST_CASE("radiality: agrees with Floyd and Warshall", "[centrality][radiality]") {
    const auto seed = GENERATE(range(0u, 24u));
    test::check_distances(
        seed, false,
        [](const Graph& g, paths::Sides side, paths::Length) {
            return radiality(g, {.direction = side}).value;
        },
        [](const test::Distances& from) {
            const auto reached = static_cast<double>(from.far.size());
            return reached > 0 ? (reached * (from.diameter + 1) - from.sum()) / 12 : 0.0;
        });
}

TEST_CASE("radiality: refuses nonsense", "[centrality][radiality]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});

    CHECK_THROWS_AS(find_algorithm("radiality").run({.graph = &g}, {{"direction", {"up"}}}, {}),
                    UsageError);
}
