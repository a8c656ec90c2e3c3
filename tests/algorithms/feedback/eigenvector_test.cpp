#include <entente/algorithms/feedback/eigenvector.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using feedback::eigenvector;
using Scale = feedback::EigenvectorScale;

TEST_CASE("eigenvector: values worked by hand", "[feedback][eigenvector]") {
    const auto star = test::graph(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}});
    CHECK(eigenvector(star).value[Vertex{0}] == 1);
    CHECK(eigenvector(star).value[Vertex{3}] == Approx(0.5));
    CHECK(eigenvector(star, {.scale = Scale::unit}).value[Vertex{0}] == Approx(std::sqrt(0.5)));
    const auto path = test::graph(3, {{0, 1}, {1, 2}});
    CHECK(eigenvector(path).value[Vertex{0}] == Approx(std::sqrt(0.5)));
    const auto weighted = test::graph(3, {{0, 1}, {1, 2}}, test::undirected, {3, 4});
    CHECK(eigenvector(weighted).value[Vertex{0}] == Approx(0.6));
    CHECK(eigenvector(weighted).value[Vertex{2}] == Approx(0.8));
}

TEST_CASE("eigenvector: disconnected graphs have one answer", "[feedback][eigenvector]") {
    const auto best = test::graph(6, {{0, 1}, {2, 3}, {3, 4}, {4, 2}});
    CHECK(eigenvector(best).value[Vertex{0}] == 0);
    CHECK(eigenvector(best).value[Vertex{2}] == Approx(1));
    // Two edges share the greatest eigenvalue; both score.
    const auto shared = test::graph(5, {{0, 1}, {2, 3}});
    const auto x = eigenvector(shared).value;
    for (std::uint32_t v = 0; v < 4; ++v) CHECK(x[Vertex{v}] == Approx(1));
    CHECK(x[Vertex{4}] == 0);
    CHECK(eigenvector(test::graph(3, {})).value.values() == std::vector<double>{1, 1, 1});
    CHECK(eigenvector(test::graph(3, {{0, 1}, {1, 2}}, test::directed)).value.values() ==
          std::vector<double>{0, 0, 0});
}

TEST_CASE("eigenvector: ties of weight 0 connect nothing", "[feedback][eigenvector]") {
    const auto kind = GENERATE(test::undirected, test::directed);
    const auto g = test::graph(5, {{0, 1}, {1, 0}, {1, 2}, {2, 1}, {2, 3}, {3, 2}, {3, 4}}, kind,
                               {1, 1, 0, 0, 1, 1, 0});
    const auto x = eigenvector(g).value;
    for (std::uint32_t v = 0; v < 4; ++v) CHECK(x[Vertex{v}] == Approx(1));
    CHECK(x[Vertex{4}] == Approx(0).margin(1e-12));
}

TEST_CASE("eigenvector: satisfies its equation", "[feedback][eigenvector]") {
    const auto seed = GENERATE(range(0u, 12u));
    const bool large = seed < 4; // Lanczos rather than the dense solver
    const auto g = test::random_graph(seed, large ? 300 : 20, large ? 900 : 50,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const auto x = eigenvector(g);
    REQUIRE(x.convergence);
    CHECK(x.convergence->converged);
    CHECK(x.convergence->residual < 1e-10);
    CHECK(eigenvector(g, {}, {.threads = 3}).value == x.value);
    const auto to = test::shuffled(seed, g.order());
    const auto y = eigenvector(test::relabeled(g, to));
    for (const Vertex v : g.vertices())
        CHECK(y.value[Vertex{to[index(v)]}] == Approx(x.value[v]).margin(1e-9));
}

TEST_CASE("eigenvector: refuses nonsense", "[feedback][eigenvector]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(eigenvector(g, {.tolerance = -1}), UsageError);
    CHECK_THROWS_AS(find_algorithm("eigenvector").run({.graph = &g}, {{"scale", {"sum"}}}, {}),
                    UsageError);
}
