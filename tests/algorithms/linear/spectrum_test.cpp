#include <entente/algorithms/linear/spectrum.hpp>

#include <Eigen/Eigenvalues>
#include <catch2/catch.hpp>

#include "algorithms/linear/dense.hpp"
#include "support/graphs.hpp"

using namespace entente;
using linear::dominant;
using linear::spectral_radius;

TEST_CASE("spectrum: the radius agrees with all eigenvalues", "[linear][spectrum]") {
    const auto seed = GENERATE(range(0u, 40u));
    const auto g = test::random_graph(seed, 12, seed * 2,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const double expected = test::dense(g).eigenvalues().cwiseAbs().maxCoeff();
    // A digraph whose eigenvalue is defective shifts the dense solver by the root of rounding.
    CHECK(spectral_radius(g, {}) ==
          Approx(expected).epsilon(g.is_directed() ? 1e-5 : 1e-9).margin(1e-2));
    const auto top = dominant(g, 1e-13, 10'000, {});
    if (top.convergence.converged) CHECK(top.convergence.residual < 1e-9);
}

TEST_CASE("spectrum: known radii", "[linear][spectrum]") {
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

TEST_CASE("spectrum: a large graph by its equation, in any number of threads",
          "[linear][spectrum]") {
    const auto g = test::random_graph(3, 20'000, 90'000);
    const auto top = dominant(g, 1e-13, 10'000, {});
    CHECK(top.convergence.converged);
    CHECK(top.convergence.residual < 1e-12);
    CHECK(dominant(g, 1e-13, 10'000, {.threads = 3}).vector == top.vector);
}

TEST_CASE("spectrum: large directed graphs, those that take turns among them",
          "[linear][spectrum]") {
    const auto seed = GENERATE(range(0u, 4u));
    std::mt19937_64 draw{seed};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;
    const auto any = [&](std::uint32_t half) {
        return half * 200 + static_cast<std::uint32_t>(draw() % 200);
    };
    // Two halves that point at one another only, a tail downstream and one upstream.
    for (int i = 0; i < 900; ++i) {
        arcs.emplace_back(any(0), any(1));
        arcs.emplace_back(any(1), any(0));
    }
    for (std::uint32_t v = 400; v < 405; ++v) arcs.emplace_back(v == 400 ? any(0) : v - 1, v);
    arcs.emplace_back(405, any(1));
    const auto g = test::graph(406, arcs, test::directed);
    const auto top = dominant(g, 1e-13, 10'000, {});
    CHECK(top.convergence.converged);
    CHECK(top.convergence.residual < 1e-11);
    CHECK(top.value == Approx(test::dense(g).eigenvalues().real().maxCoeff()).epsilon(1e-9));
    CHECK(top.vector[404] > 0);
    CHECK(top.vector[405] == 0);
}
