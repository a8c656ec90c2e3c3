#include <entente/algorithms/feedback/alpha.hpp>
#include <entente/algorithms/feedback/katz.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "algorithms/linear/dense.hpp"
#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using feedback::alpha;

TEST_CASE("alpha: values worked by hand", "[feedback][alpha]") {
    const auto arcs = test::graph(3, {{0, 1}, {1, 2}}, test::directed);
    CHECK(alpha(arcs, {}, {.alpha = 2}).value.values() == std::vector<double>{1, 3, 7});
    const Grouping by{{0, 1, 1}, {"a", "b"}};
    CHECK(alpha(arcs, by, {.alpha = 2, .exogenous = {"a"}}).value.values() ==
          std::vector<double>{1, 2, 4});
    CHECK(alpha(arcs, by, {.alpha = -1}).value.values() == std::vector<double>{1, 0, 1});
}

TEST_CASE("alpha: is Katz centrality where that is defined", "[feedback][alpha]") {
    const auto seed = GENERATE(range(0u, 6u));
    const auto g = test::random_graph(seed, 20, 50, seed % 2 ? test::directed : test::undirected);
    CHECK(alpha(g, {}).value == feedback::katz(g).value);
}

TEST_CASE("alpha: agrees with the equations solved", "[feedback][alpha]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto weight = GENERATE(-0.6, 0.05, 0.7);
    const auto g = test::random_graph(seed, 9, 15, seed % 2 ? test::directed : test::undirected,
                                      seed % 3 == 0);
    Grouping by{VertexMap<std::uint32_t>(9, 0), {"a", "b"}};
    Eigen::VectorXd outside = Eigen::VectorXd::Zero(9);
    for (const std::uint32_t v : {2u, 5u}) by.of[Vertex{v}] = 1, outside[v] = 1;
    const Eigen::VectorXd expected =
        (Eigen::MatrixXd::Identity(9, 9) - weight * test::dense(g)).fullPivLu().solve(outside);
    const auto found = alpha(g, by, {.alpha = weight, .exogenous = {"b"}}).value;
    for (const Vertex v : g.vertices())
        CHECK(found[v] ==
              Approx(expected[static_cast<Eigen::Index>(index(v))]).epsilon(1e-8).margin(1e-9));
}

TEST_CASE("alpha: refuses nonsense", "[feedback][alpha]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(alpha(g, {}, {.alpha = HUGE_VAL}), UsageError);
    CHECK_THROWS_AS(alpha(g, {}, {.exogenous = {"x"}}), UsageError);
}
