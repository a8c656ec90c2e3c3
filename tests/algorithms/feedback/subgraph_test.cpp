#include <entente/algorithms/feedback/communicability.hpp>
#include <entente/algorithms/feedback/subgraph.hpp>
#include <entente/core/run/catalogue.hpp>

#include <Eigen/Eigenvalues>
#include <catch2/catch.hpp>
#include <unsupported/Eigen/MatrixFunctions>

#include "algorithms/linear/dense.hpp"
#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using feedback::communicability;
using feedback::subgraph;

TEST_CASE("subgraph: values worked by hand", "[feedback][subgraph]") {
    const auto pair = test::graph(2, {{0, 1}});
    CHECK(subgraph(pair).value[Vertex{0}] == Approx(std::cosh(1.0)).epsilon(1e-14));
    CHECK(subgraph(pair, {.normalized = true}).value[Vertex{0}] ==
          Approx(std::cosh(1.0) / std::exp(1.0)).epsilon(1e-14));
    CHECK(subgraph(test::graph(1, {{0, 0}})).value[Vertex{0}] == Approx(std::exp(2.0)));
    CHECK(subgraph(test::graph(2, {})).value[Vertex{1}] == 1);
    const auto arcs = test::graph(3, {{0, 1}, {1, 2}, {2, 1}}, test::directed);
    CHECK(subgraph(arcs).value[Vertex{0}] == 1);
    CHECK(subgraph(arcs).value[Vertex{2}] == Approx(std::cosh(1.0)));
}

TEST_CASE("subgraph: agrees with the exponential of the matrix", "[feedback][subgraph]") {
    const auto seed = GENERATE(range(0u, 16u));
    const auto g = test::random_graph(seed, 15, 5 + 4 * seed,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const Eigen::MatrixXd m = test::dense(g);
    const Eigen::MatrixXd e = m.exp();
    const double most = m.eigenvalues().cwiseAbs().maxCoeff();
    const auto closed = subgraph(g).value, scaled = subgraph(g, {.normalized = true}).value;
    const auto in = communicability(g).value,
               out = communicability(g, {.direction = Direction::out}).value;
    for (const Vertex v : g.vertices()) {
        const auto i = static_cast<Eigen::Index>(index(v));
        CHECK(closed[v] == Approx(e(i, i)).epsilon(1e-11));
        if (!g.is_directed()) CHECK(scaled[v] == Approx(e(i, i) / std::exp(most)).epsilon(1e-10));
        CHECK(in[v] == Approx(e.row(i).sum()).epsilon(1e-11));
        CHECK(out[v] == Approx(e.col(i).sum()).epsilon(1e-11));
    }
}

TEST_CASE("subgraph: beyond what a number holds", "[feedback][subgraph]") {
    const auto heavy = test::graph(2, {{0, 1}}, test::undirected, {2000});
    CHECK(std::isnan(subgraph(heavy).value[Vertex{0}]));
    CHECK(subgraph(heavy, {.normalized = true}).value[Vertex{0}] == Approx(0.5));
    CHECK(std::isnan(communicability(heavy).value[Vertex{0}]));
    CHECK(communicability(heavy, {.normalized = true}).value[Vertex{0}] == Approx(1));
    const auto heavier = test::graph(2, {{0, 1}}, test::undirected, {20'000});
    CHECK(std::isnan(subgraph(heavier, {.normalized = true}).value[Vertex{0}]));
}

TEST_CASE("subgraph: refuses nonsense", "[feedback][subgraph]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("subgraph").run({.graph = &g}, {{"normalized", {"much"}}}, {}),
                    UsageError);
}
