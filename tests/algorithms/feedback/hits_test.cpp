#include <entente/algorithms/feedback/hits.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "algorithms/linear/dense.hpp"
#include "support/graphs.hpp"

using namespace entente;
using feedback::hits;
using Scale = feedback::HitsScale;

namespace {

double hub(const Profile& p, std::uint32_t v) { return p.columns[0].value[Vertex{v}]; }
double authority(const Profile& p, std::uint32_t v) { return p.columns[1].value[Vertex{v}]; }

} // namespace

TEST_CASE("hits: values worked by hand", "[feedback][hits]") {
    const auto fan = test::graph(4, {{0, 2}, {0, 3}, {1, 3}}, test::directed);
    const auto p = hits(fan);
    CHECK(p.columns[0].name == "hub");
    CHECK(hub(p, 0) == Approx(1));
    CHECK(hub(p, 1) == Approx((std::sqrt(5.0) - 1) / 2)); // the golden section
    CHECK(hub(p, 2) == 0);
    CHECK(authority(p, 3) == Approx(1));
    CHECK(authority(p, 2) == Approx((std::sqrt(5.0) - 1) / 2));
    const auto sum = hits(fan, {.scale = Scale::sum});
    CHECK(hub(sum, 0) + hub(sum, 1) == Approx(1));
    CHECK(hub(hits(test::graph(2, {})), 1) == 1);
    // An undirected star: as the eigenvector.
    const auto star = hits(test::graph(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}}));
    CHECK(hub(star, 0) == Approx(1));
    CHECK(authority(star, 2) == Approx(0.5));
}

TEST_CASE("hits: satisfies its equations", "[feedback][hits]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g = test::random_graph(seed, 12, 30, seed % 2 ? test::directed : test::undirected,
                                      seed % 3 == 0);
    const auto p = hits(g, {.scale = Scale::unit});
    REQUIRE(p.convergence);
    CHECK(p.convergence->converged);
    const Eigen::MatrixXd m = test::dense(g);
    const Eigen::Map<const Eigen::VectorXd> h(p.columns[0].value.values().data(), 12),
        a(p.columns[1].value.values().data(), 12);
    const double sigma = m.jacobiSvd().singularValues()[0];
    CHECK((m * h - sigma * a).norm() == Approx(0).margin(1e-9));
    CHECK((m.transpose() * a - sigma * h).norm() == Approx(0).margin(1e-9));
    const auto back = hits(test::transposed(g), {.scale = Scale::unit});
    for (std::uint32_t v = 0; v < 12; ++v)
        CHECK(hub(back, v) == Approx(authority(p, v)).margin(1e-9));
}

TEST_CASE("hits: refuses nonsense", "[feedback][hits]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("hits").run({.graph = &g}, {{"scale", {"most"}}}, {}),
                    UsageError);
}
