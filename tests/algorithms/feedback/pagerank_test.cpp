#include <entente/algorithms/feedback/pagerank.hpp>
#include <entente/core/run/catalogue.hpp>

#include <Eigen/LU>
#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <numeric>

using namespace entente;
using feedback::pagerank;

TEST_CASE("pagerank: values worked by hand", "[feedback][pagerank]") {
    const auto pair = test::graph(2, {{0, 1}}, test::directed);
    // x0 = 0.075 + 0.425 x1, x1 = x0 + 0.85 x0, and both add up to 1.
    CHECK(pagerank(pair).value[Vertex{0}] == Approx(1 / 2.85));
    CHECK(pagerank(test::graph(3, {})).value[Vertex{1}] == Approx(1.0 / 3));
    const auto cycle = test::graph(3, {{0, 1}, {1, 2}, {2, 0}}, test::directed);
    CHECK(pagerank(cycle).value[Vertex{2}] == Approx(1.0 / 3));
    CHECK(pagerank(pair, {.damping = 0}).value[Vertex{1}] == Approx(0.5));
}

TEST_CASE("pagerank: agrees with the equations solved", "[feedback][pagerank]") {
    const auto seed = GENERATE(range(0u, 24u));
    const Eigen::Index n = 10;
    const auto g = test::random_graph(seed, 10, seed, seed % 2 ? test::directed : test::undirected,
                                      seed % 3 == 0);
    Eigen::MatrixXd walk = Eigen::MatrixXd::Zero(n, n);
    for (const Edge e : g.edges()) {
        const auto u = static_cast<Eigen::Index>(index(g.ends(e).from));
        const auto v = static_cast<Eigen::Index>(index(g.ends(e).to));
        walk(v, u) += g.weight(e);
        if (!g.is_directed()) walk(u, v) += g.weight(e);
    }
    for (Eigen::Index u = 0; u < n; ++u) {
        const double sum = walk.col(u).sum();
        if (sum > 0)
            walk.col(u) /= sum;
        else
            walk.col(u).setConstant(0.1);
    }
    const Eigen::VectorXd expected = (Eigen::MatrixXd::Identity(n, n) - 0.85 * walk)
                                         .partialPivLu()
                                         .solve(Eigen::VectorXd::Constant(n, 0.015));
    const auto x = pagerank(g);
    CHECK(x.convergence->converged);
    for (const Vertex v : g.vertices())
        CHECK(x.value[v] == Approx(expected[static_cast<Eigen::Index>(index(v))]).epsilon(1e-9));
    CHECK(std::accumulate(x.value.begin(), x.value.end(), 0.0) == Approx(1));
}

TEST_CASE("pagerank: jumps to chosen groups, and what to do without ties", "[feedback][pagerank]") {
    using feedback::Dangling;
    const auto arc = test::graph(3, {{0, 1}}, test::directed);
    const Grouping by{{0, 1, 1}, {"a", "b", "c"}};
    const auto from = [&](Dangling dangling) {
        return pagerank(arc, by, {.damping = 0.5, .restart = {"a"}, .dangling = dangling}, {})
            .value.values();
    };
    // All of the mass starts at 0; what 1 gets jumps back, stays, or goes anywhere.
    CHECK(from(Dangling::restart)[0] == Approx(2.0 / 3));
    CHECK(from(Dangling::restart)[2] == 0);
    CHECK(from(Dangling::self)[1] == Approx(0.5));
    CHECK(from(Dangling::uniform)[2] == Approx(1.0 / 14));
    CHECK(from(Dangling::uniform)[0] == Approx(0.5 + 1.0 / 14));
    CHECK_THROWS_AS(pagerank(arc, by, {.restart = {"c"}}, {}), UsageError);
    CHECK_THROWS_AS(pagerank(arc, by, {.restart = {"d"}}, {}), UsageError);
    CHECK_THROWS_AS(pagerank(arc, {.restart = {"a"}}), UsageError);
}

TEST_CASE("pagerank: any number of threads, on a graph worth them", "[feedback][pagerank]") {
    const auto g = test::random_graph(5, 20'000, 120'000, test::directed);
    CHECK(pagerank(g, {}, {.threads = 4}).value == pagerank(g).value);
}

TEST_CASE("pagerank: refuses nonsense", "[feedback][pagerank]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(pagerank(g, {.damping = 1}), UsageError);
    CHECK_THROWS_AS(pagerank(g, {.damping = -0.1}), UsageError);
    CHECK_THROWS_AS(pagerank(g, {.tolerance = -1}), UsageError);
    CHECK_THROWS_AS(find_algorithm("pagerank").run({.graph = &g}, {{"damping", {"1"}}}, {}),
                    UsageError);
}
