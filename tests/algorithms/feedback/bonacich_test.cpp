#include <entente/algorithms/feedback/bonacich.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "algorithms/linear/dense.hpp"
#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using feedback::bonacich;

TEST_CASE("bonacich: values worked by hand", "[feedback][bonacich]") {
    // Degrees 1, 2, 1 scaled to squares that add up to 3.
    const auto path = test::graph(3, {{0, 1}, {1, 2}});
    const auto even = bonacich(path, {.beta = 0}).value;
    CHECK(even[Vertex{1}] == Approx(2 * std::sqrt(0.5)));
    CHECK(even[Vertex{0}] == Approx(std::sqrt(0.5)));
    // A chain of five who bargain: those beside the ends are strong, the middle is weak.
    const auto chain = test::graph(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
    const auto power = bonacich(chain, {.beta = -0.4}).value;
    CHECK(power[Vertex{1}] > power[Vertex{2}]);
    CHECK(bonacich(chain, {.beta = 0.4}).value[Vertex{1}] <
          bonacich(chain, {.beta = 0.4}).value[Vertex{2}]);
    CHECK(bonacich(test::graph(2, {})).value.values() == std::vector<double>{0, 0});
    CHECK(std::isnan(bonacich(test::graph(2, {{0, 1}}), {.beta = 1}).value[Vertex{0}]));
}

TEST_CASE("bonacich: agrees with the equations solved", "[feedback][bonacich]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto beta = GENERATE(-0.33, -0.05, 0.05, 1.1);
    const auto g = test::random_graph(seed, 10, 17, seed % 2 ? test::directed : test::undirected,
                                      seed % 3 == 0);
    const Eigen::MatrixXd a = test::dense(g).transpose();
    Eigen::VectorXd expected = (Eigen::MatrixXd::Identity(10, 10) - beta * a)
                                   .fullPivLu()
                                   .solve(a * Eigen::VectorXd::Ones(10));
    expected *= std::sqrt(10.0) / expected.norm();
    const auto found = bonacich(g, {.beta = beta}).value;
    for (const Vertex v : g.vertices())
        CHECK(found[v] ==
              Approx(expected[static_cast<Eigen::Index>(index(v))]).epsilon(1e-8).margin(1e-9));
}

TEST_CASE("bonacich: refuses nonsense", "[feedback][bonacich]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(bonacich(g, {.beta = std::nan("")}), UsageError);
    CHECK_THROWS_AS(find_algorithm("bonacich").run({.graph = &g}, {{"beta", {"low"}}}, {}),
                    UsageError);
}
