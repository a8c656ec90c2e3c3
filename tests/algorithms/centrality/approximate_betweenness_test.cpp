#include <entente/algorithms/centrality/approximate_betweenness.hpp>
#include <entente/algorithms/centrality/betweenness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using centrality::approximate_betweenness;

TEST_CASE("approximate betweenness: what is certain is exact",
          "[centrality][approximate_betweenness]") {
    const auto triangle = test::graph(3, {{0, 1}, {1, 2}, {2, 0}});
    const auto none = approximate_betweenness(triangle, {.epsilon = 0.05});
    CHECK(none.value.values() == std::vector<double>{0, 0, 0});
    CHECK(approximate_betweenness(test::graph(2, {{0, 1}})).value.values() ==
          std::vector<double>{0, 0});
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    for (std::uint32_t leaf = 1; leaf < 30; ++leaf) ties.emplace_back(0, leaf);
    const auto star = approximate_betweenness(test::graph(30, ties), {.epsilon = 0.05});
    CHECK(star.value[Vertex{0}] == Approx(1).margin(0.05));
    CHECK(star.value[Vertex{1}] == 0);
}

TEST_CASE("approximate betweenness: the truth lies within the bounds",
          "[centrality][approximate_betweenness]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto g =
        test::random_graph(seed, 80, 60 + 15 * seed, seed % 2 ? test::directed : test::undirected);
    const auto exact = centrality::betweenness(g, {.normalized = true}).value;
    const auto got = approximate_betweenness(g, {.epsilon = 0.02, .delta = 1e-6}, {.seed = seed});
    for (const Vertex v : g.vertices()) {
        CHECK(exact[v] >= (*got.lower)[v] - 1e-12);
        CHECK(exact[v] <= (*got.upper)[v] + 1e-12);
        CHECK(got.value[v] - (*got.lower)[v] <= 0.02 + 1e-12);
        CHECK((*got.upper)[v] - got.value[v] <= 0.02 + 1e-12);
    }
    const auto again =
        approximate_betweenness(g, {.epsilon = 0.02, .delta = 1e-6}, {.threads = 3, .seed = seed});
    CHECK(again.value == got.value);
    CHECK(*again.upper == *got.upper);
}

TEST_CASE("approximate betweenness: paths of a pair are drawn evenly",
          "[centrality][approximate_betweenness]") {
    // Between 0 and 7 three paths: one over 1, and two over 2, which forks to 3 and 4; all meet
    // in 5.
    const auto g =
        test::graph(8, {{0, 1}, {1, 6}, {6, 5}, {0, 2}, {2, 3}, {2, 4}, {3, 5}, {4, 5}, {5, 7}});
    const auto exact = centrality::betweenness(g, {.normalized = true}).value;
    const auto got = approximate_betweenness(g, {.epsilon = 0.004, .delta = 1e-6});
    for (const Vertex v : g.vertices()) CHECK(got.value[v] == Approx(exact[v]).margin(0.004));
}

TEST_CASE("approximate betweenness: refuses nonsense", "[centrality][approximate_betweenness]") {
    const auto g = test::graph(3, {{0, 1}, {1, 2}});
    CHECK_THROWS_AS(approximate_betweenness(g, {.epsilon = 0}), UsageError);
    CHECK_THROWS_AS(approximate_betweenness(g, {.epsilon = std::nan("")}), UsageError);
    CHECK_THROWS_AS(approximate_betweenness(g, {.delta = 1}), UsageError);
    CHECK_THROWS_AS(
        find_algorithm("approximate_betweenness").run({.graph = &g}, {{"epsilon", {"2"}}}, {}),
        UsageError);
}
