#include <entente/algorithms/linear/resolvent.hpp>
#include <entente/algorithms/linear/spectrum.hpp>

#include <catch2/catch.hpp>

#include "algorithms/linear/dense.hpp"
#include "support/graphs.hpp"

#include <cmath>

using namespace entente;

TEST_CASE("resolvent: agrees with the equations solved, on both sides of the radius",
          "[linear][resolvent]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto a = GENERATE(-0.7, -0.05, 0.0, 0.05, 0.31);
    const auto g = test::random_graph(seed, 10, 14, seed % 2 ? test::directed : test::undirected,
                                      seed % 3 == 0);
    const Eigen::VectorXd b = Eigen::VectorXd::LinSpaced(10, 0, 3);
    const double lambda = linear::spectral_radius(g, {});
    for (const auto side : {Direction::in, Direction::out}) {
        const Eigen::MatrixXd m =
            side == Direction::in ? test::dense(g) : Eigen::MatrixXd(test::dense(g).transpose());
        const Eigen::VectorXd expected =
            (Eigen::MatrixXd::Identity(10, 10) - a * m).fullPivLu().solve(b);
        const auto found =
            linear::resolvent(g, side, a, {b.data(), 10}, lambda, 1e-14, 100'000, {});
        CHECK(found.convergence.converged);
        for (std::size_t v = 0; v < 10; ++v)
            CHECK(found.x[v] == Approx(expected[static_cast<Eigen::Index>(v)]).epsilon(1e-8));
    }
}

TEST_CASE("resolvent: no single answer", "[linear][resolvent]") {
    const auto pair = test::graph(2, {{0, 1}});
    const std::vector<double> b{1, 1};
    const auto found = linear::resolvent(pair, Direction::in, 1, b, 1, 1e-14, 100, {});
    CHECK(std::isnan(found.x[0]));
    CHECK(std::isnan(found.x[1]));
}
