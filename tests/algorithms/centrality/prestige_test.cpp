#include <entente/algorithms/centrality/prestige.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/distances.hpp"
#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;
using centrality::Length;
using centrality::prestige;
using centrality::Sides;

TEST_CASE("prestige: values worked by hand", "[centrality][prestige]") {
    const auto chosen = test::graph(4, {{0, 2}, {1, 2}, {3, 0}}, test::directed);
    // Two choose actor 2 and one reaches it in two steps: everyone, at a mean of 4 / 3.
    CHECK(prestige(chosen).value.values() == std::vector<double>{1.0 / 3, 0, 0.75, 0});
    CHECK(prestige(test::graph(1, {})).value[Vertex{0}] == 0);
}

TEST_CASE("prestige: agrees with Floyd and Warshall", "[centrality][prestige]") {
    const auto seed = GENERATE(range(0u, 24u));
    test::check_distances(
        seed, seed % 3 == 0,
        [](const Graph& g, paths::Sides side, paths::Length length) {
            return prestige(g, {.direction = side, .length = length}).value;
        },
        [](const test::Distances& from) {
            const auto reached = static_cast<double>(from.far.size());
            return reached > 0 ? reached / 12 / (from.sum() / reached) : 0.0;
        });
}

TEST_CASE("prestige: refuses nonsense", "[centrality][prestige]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});
    CHECK_THROWS_AS(prestige(g, {.length = Length::weight}), UsageError);
    CHECK_THROWS_AS(find_algorithm("prestige").run({.graph = &g}, {{"direction", {"up"}}}, {}),
                    UsageError);
}
