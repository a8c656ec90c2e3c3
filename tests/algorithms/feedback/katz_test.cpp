#include <entente/algorithms/feedback/katz.hpp>
#include <entente/core/run/catalogue.hpp>

#include <Eigen/LU>
#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using feedback::katz;

TEST_CASE("katz: values worked by hand", "[feedback][katz]") {
    const auto arc = test::graph(3, {{0, 1}, {1, 2}}, test::directed);
    CHECK(katz(arc, {.alpha = 0.5}).value.values() == std::vector<double>{1, 1.5, 1.75});
    CHECK(katz(arc).value[Vertex{2}] == Approx(1 + 0.9 * 1.9));
    CHECK(katz(arc, {.alpha = 0.5, .beta = 4}).value[Vertex{1}] == 6);
    const auto pair = test::graph(2, {{0, 1}});
    CHECK(katz(pair).value[Vertex{0}] == Approx(10));
    CHECK(katz(pair, {.normalized = true}).value[Vertex{0}] == Approx(std::sqrt(0.5)));
}

TEST_CASE("katz: agrees with the equations solved", "[feedback][katz]") {
    const auto seed = GENERATE(range(0u, 16u));
    const auto g = test::random_graph(seed, 10, 12, seed % 2 ? test::directed : test::undirected,
                                      seed % 3 == 0);
    Eigen::MatrixXd m = Eigen::MatrixXd::Identity(10, 10);
    const double alpha = 0.05;
    for (const Edge e : g.edges()) {
        const auto u = static_cast<Eigen::Index>(index(g.ends(e).from));
        const auto v = static_cast<Eigen::Index>(index(g.ends(e).to));
        m(v, u) -= alpha * g.weight(e);
        if (!g.is_directed()) m(u, v) -= alpha * g.weight(e);
    }
    const Eigen::VectorXd expected = m.partialPivLu().solve(Eigen::VectorXd::Ones(10));
    const auto x = katz(g, {.alpha = alpha});
    CHECK(x.convergence->converged);
    for (const Vertex v : g.vertices())
        CHECK(x.value[v] == Approx(expected[static_cast<Eigen::Index>(index(v))]).epsilon(1e-10));
}

TEST_CASE("katz: refuses nonsense", "[feedback][katz]") {
    const auto g = test::graph(3, {{0, 1}, {1, 2}, {2, 0}});
    CHECK_THROWS_AS(katz(g, {.alpha = 0.5}), UsageError);
    CHECK_THROWS_AS(katz(g, {.alpha = -0.1}), UsageError);
    CHECK_THROWS_AS(katz(g, {.beta = -1}), UsageError);
    CHECK_NOTHROW(katz(g, {.alpha = 0.0}));
    CHECK_FALSE(katz(g, {.iterations = 2}).convergence->converged);
    CHECK_THROWS_AS(find_algorithm("katz").run({.graph = &g}, {{"alpha", {"much"}}}, {}),
                    UsageError);
}
