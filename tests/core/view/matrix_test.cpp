#include <entente/core/view/matrix.hpp>

#include <Eigen/Dense>
#include <catch2/catch.hpp>

#include "support/graphs.hpp"

using namespace entente;

TEST_CASE("matrix: agrees with the edges one by one", "[view][matrix]") {
    const auto seed = GENERATE(range(0u, 16u));
    const auto g = test::random_graph(seed, 7, seed * 2,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    Eigen::MatrixXd expected = Eigen::MatrixXd::Zero(7, 7);
    for (const Edge e : g.edges()) {
        const auto u = static_cast<Eigen::Index>(index(g.ends(e).from));
        const auto v = static_cast<Eigen::Index>(index(g.ends(e).to));
        expected(u, v) += g.weight(e);
        if (!g.is_directed()) expected(v, u) += g.weight(e);
    }
    const AdjacencyMatrix matrix(g);
    // Repeated entries are added up by products, which is what the map is for.
    const Eigen::VectorXd x = Eigen::VectorXd::LinSpaced(7, 1, 7);
    CHECK((matrix.map() * x - expected * x).norm() == Approx(0).margin(1e-12));
    CHECK((matrix.map().transpose() * x - expected.transpose() * x).norm() ==
          Approx(0).margin(1e-12));
    CHECK(matrix.map().sum() == Approx(expected.sum()));
}

TEST_CASE("matrix: of the null graph", "[view][matrix]") {
    const Graph none;
    const AdjacencyMatrix matrix(none);
    CHECK(matrix.map().rows() == 0);
    CHECK(matrix.map().nonZeros() == 0);
}
