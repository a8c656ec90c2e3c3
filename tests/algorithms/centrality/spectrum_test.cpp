#include <entente/algorithms/centrality/spectrum.hpp>

#include <Eigen/Eigenvalues>
#include <catch2/catch.hpp>

#include "support/graphs.hpp"

using namespace entente;
using centrality::dominant;
using centrality::Inflow;
using centrality::spectral_radius;

namespace {

Eigen::MatrixXd dense(const Graph& g) {
    const auto n = static_cast<Eigen::Index>(g.order());
    Eigen::MatrixXd m = Eigen::MatrixXd::Zero(n, n);
    for (const Edge e : g.edges()) {
        const auto u = static_cast<Eigen::Index>(index(g.ends(e).from));
        const auto v = static_cast<Eigen::Index>(index(g.ends(e).to));
        m(v, u) += g.weight(e);
        if (!g.is_directed()) m(u, v) += g.weight(e);
    }
    return m;
}

} // namespace

TEST_CASE("spectrum: products agree with the dense matrix", "[centrality][spectrum]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g =
        test::random_graph(seed, 8, 20, seed % 2 ? test::directed : test::undirected, true);
    const Eigen::VectorXd x = Eigen::VectorXd::LinSpaced(8, 1, 8);
    Eigen::VectorXd y(8);
    Inflow(g).multiply({x.data(), 8}, {y.data(), 8});
    CHECK((dense(g) * x - y).norm() == Approx(0).margin(1e-12));
}

TEST_CASE("spectrum: the radius agrees with all eigenvalues", "[centrality][spectrum]") {
    const auto seed = GENERATE(range(0u, 40u));
    const auto g = test::random_graph(seed, 12, seed * 2,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const double expected = dense(g).eigenvalues().cwiseAbs().maxCoeff();
    // A digraph whose eigenvalue is defective shifts the dense solver by the root of rounding.
    CHECK(spectral_radius(g, {}) ==
          Approx(expected).epsilon(g.is_directed() ? 1e-5 : 1e-9).margin(1e-2));
    const auto top = dominant(g, 1e-13, 10'000, {});
    if (top.convergence.converged) CHECK(top.convergence.residual < 1e-9);
}

TEST_CASE("spectrum: known radii", "[centrality][spectrum]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> star, cycle, path;
    for (std::uint32_t i = 0; i < 400; ++i) {
        star.emplace_back(0, i + 1);
        cycle.emplace_back(i, (i + 1) % 400);
    }
    CHECK(spectral_radius(test::graph(401, star), {}) == Approx(20));
    CHECK(spectral_radius(test::graph(400, cycle), {}) == Approx(2));
    CHECK(spectral_radius(test::graph(400, cycle, test::directed), {}) == Approx(1));
    CHECK(spectral_radius(test::graph(401, star, test::directed), {}) == 0);
    CHECK(spectral_radius(test::graph(1, {{0, 0}}), {}) == 2);
}
