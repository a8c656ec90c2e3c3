#include <entente/algorithms/feedback/two_sided.hpp>

#include <catch2/catch.hpp>

#include "algorithms/linear/dense.hpp"
#include "support/graphs.hpp"

using namespace entente;

TEST_CASE("two-sided: the matrix beside its transpose", "[feedback][two_sided]") {
    const auto seed = GENERATE(range(0u, 8u));
    const auto g = test::random_graph(seed, 7, 12, seed % 2 ? test::directed : test::undirected,
                                      seed % 3 == 0);
    const auto sides = feedback::two_sided(g);
    REQUIRE(sides.order() == 14);
    const Eigen::MatrixXd m = test::dense(sides);
    CHECK(m.topLeftCorner(7, 7).isZero());
    CHECK(m.bottomRightCorner(7, 7).isZero());
    CHECK(m.bottomLeftCorner(7, 7).isApprox(test::dense(g)));
    CHECK(m.topRightCorner(7, 7).isApprox(test::dense(g).transpose()));
}

TEST_CASE("two-sided: ties of weight 0 are none", "[feedback][two_sided]") {
    CHECK(feedback::two_sided(test::graph(3, {{0, 1}, {1, 2}}, test::directed, {0, 3})).size() ==
          1);
}
