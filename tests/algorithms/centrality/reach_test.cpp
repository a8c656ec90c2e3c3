#include <entente/algorithms/centrality/reach.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/distances.hpp"
#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;
using centrality::Length;
using centrality::reach;
using centrality::Sides;

TEST_CASE("reach: values worked by hand", "[centrality][reach]") {
    const auto g = test::graph(5, {{0, 1}, {1, 2}, {2, 3}});
    CHECK(reach(g).value.values() == std::vector<double>{2, 3, 3, 2, 0});
    CHECK(reach(g, {.within = 1}).value.values() == std::vector<double>{1, 2, 2, 1, 0});
    CHECK(reach(g, {.within = 0}).value[Vertex{1}] == 0);
    CHECK(reach(g, {.proportion = true}).value[Vertex{1}] == 0.75);
    CHECK(reach(test::graph(1, {}), {.proportion = true}).value[Vertex{0}] == 0);
}

TEST_CASE("reach: agrees with Floyd and Warshall", "[centrality][reach]") {
    const auto seed = GENERATE(range(0u, 24u));
    test::check_distances(
        seed, seed % 3 == 0,
        [](const Graph& g, paths::Sides side, paths::Length length) {
            return reach(g, {.within = 1.75, .direction = side, .length = length}).value;
        },
        [](const test::Distances& from) {
            return static_cast<double>(std::count_if(from.far.begin(), from.far.end(), [](double far) { return far <= 1.75; }));
        });
}

TEST_CASE("reach: refuses nonsense", "[centrality][reach]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});
    CHECK_THROWS_AS(reach(g, {.length = Length::weight}), UsageError);
    CHECK_THROWS_AS(reach(g, {.within = -1}), UsageError);
    CHECK_THROWS_AS(find_algorithm("reach").run({.graph = &g}, {{"direction", {"up"}}}, {}),
                    UsageError);
}
