#include <entente/algorithms/centrality/domain.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/distances.hpp"
#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;
using centrality::domain;
using centrality::Sides;

TEST_CASE("domain: values worked by hand", "[centrality][domain]") {
    const auto arrows = test::graph(4, {{0, 1}, {1, 2}}, test::directed);
    CHECK(domain(arrows).value.values() == std::vector<double>{0, 1, 2, 0});
    CHECK(domain(arrows, {.direction = Sides::out}).value.values() ==
          std::vector<double>{2, 1, 0, 0});
    CHECK(domain(arrows, {.proportion = true}).value[Vertex{2}] == Approx(2.0 / 3));
}

TEST_CASE("domain: agrees with Floyd and Warshall", "[centrality][domain]") {
    const auto seed = GENERATE(range(0u, 24u));
    test::check_distances(
        seed, false,
        [](const Graph& g, paths::Sides side, paths::Length) {
            return domain(g, {.direction = side}).value;
        },
        [](const test::Distances& from) {
            return static_cast<double>(from.far.size());
        });
}

TEST_CASE("domain: refuses nonsense", "[centrality][domain]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});

    CHECK_THROWS_AS(find_algorithm("domain").run({.graph = &g}, {{"direction", {"up"}}}, {}),
                    UsageError);
}
