#include <entente/algorithms/current/current_betweenness.hpp>
#include <entente/algorithms/current/tie_current_betweenness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "algorithms/linear/resistances.hpp"
#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using current::current_betweenness;

TEST_CASE("current betweenness: values worked by hand", "[current][current_betweenness]") {
    const auto star = test::graph(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}});
    CHECK(current_betweenness(star).value[Vertex{0}] == Approx(6));
    CHECK(current_betweenness(star).value[Vertex{1}] == Approx(0).margin(1e-12));
    CHECK(current_betweenness(star, {.normalized = true}).value[Vertex{0}] == Approx(1));
    CHECK(current_betweenness(star, {.endpoints = true}).value[Vertex{1}] == Approx(4));
    // A third of the current between two corners of a triangle goes round by the other.
    const auto triangle = test::graph(3, {{0, 1}, {1, 2}, {2, 0}});
    CHECK(current_betweenness(triangle).value[Vertex{0}] == Approx(1.0 / 3));
}

TEST_CASE("current betweenness: agrees with every pair's currents",
          "[current][current_betweenness]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto g = test::random_graph(seed, 9, 30, seed % 2 ? test::directed : test::undirected,
                                      seed % 3 == 0);
    const Eigen::MatrixXd l = test::laplacian(g), c = test::potentials(g);
    const Eigen::FullPivLU<Eigen::MatrixXd> rank(l);
    if (rank.rank() < 8) return; // not connected
    const auto found = current_betweenness(g).value;
    for (Eigen::Index v = 0; v < 9; ++v) {
        double expected = 0;
        for (Eigen::Index s = 0; s < 9; ++s)
            for (Eigen::Index t = 0; t < s; ++t)
                for (Eigen::Index u = 0; u < 9; ++u)
                    if (u != v && s != v && t != v)
                        expected += std::abs(l(u, v) * (c(v, s) - c(v, t) - c(u, s) + c(u, t))) / 2;
        CHECK(found[Vertex{static_cast<std::uint32_t>(v)}] == Approx(expected).margin(1e-9));
    }
    // What ties carry, added up around an actor, is what passes and what is its own.
    const auto ties = current::tie_current_betweenness(g).value;
    std::vector<double> around(9, 0.0);
    for (const Edge e : g.edges()) {
        around[index(g.ends(e).from)] += ties[e];
        around[index(g.ends(e).to)] += ties[e];
    }
    for (const Vertex v : g.vertices())
        CHECK(around[index(v)] == Approx(2 * found[v] + 8).epsilon(1e-9));
}

TEST_CASE("current betweenness: refuses nonsense", "[current][current_betweenness]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(
        find_algorithm("current_betweenness").run({.graph = &g}, {{"endpoints", {"2"}}}, {}),
        UsageError);
}
