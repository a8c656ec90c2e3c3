#include <entente/algorithms/centrality/decay.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/distances.hpp"
#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;
using centrality::decay;
using centrality::Length;
using centrality::Sides;

TEST_CASE("decay: values worked by hand", "[centrality][decay]") {
    const auto g = test::graph(5, {{0, 1}, {1, 2}, {2, 3}});
    CHECK(decay(g).value.values() == std::vector<double>{0.875, 1.25, 1.25, 0.875, 0});
    CHECK(decay(g, {.delta = 1}).value[Vertex{0}] == 3);
    CHECK(decay(g, {.delta = 0}).value[Vertex{0}] == 0);
    CHECK(decay(g, {.delta = 0, .normalized = true}).value[Vertex{0}] == 0);
    CHECK(decay(g, {.delta = 1e-30}).value[Vertex{1}] == Approx(2e-30));
    const auto star = test::graph(4, {{0, 1}, {0, 2}, {0, 3}});
    CHECK(decay(star, {.delta = 0.3, .normalized = true}).value[Vertex{0}] == Approx(1));
}

TEST_CASE("decay: agrees with Floyd and Warshall", "[centrality][decay]") {
    const auto seed = GENERATE(range(0u, 24u));
    test::check_distances(
        seed, seed % 3 == 0,
        [](const Graph& g, paths::Sides side, paths::Length length) {
            return decay(g, {.delta = 0.7, .direction = side, .length = length}).value;
        },
        [](const test::Distances& from) {
            double sum = 0;
            for (const double far : from.far) sum += std::pow(0.7, far);
            return sum;
        });
}

TEST_CASE("decay: refuses nonsense", "[centrality][decay]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});
    CHECK_THROWS_AS(decay(g, {.length = Length::weight}), UsageError);
    CHECK_THROWS_AS(decay(g, {.delta = 1.5}), UsageError);
    CHECK_THROWS_AS(decay(g, {.delta = std::nan("")}), UsageError);
    CHECK_THROWS_AS(find_algorithm("decay").run({.graph = &g}, {{"direction", {"up"}}}, {}),
                    UsageError);
}
