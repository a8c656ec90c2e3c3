#include <entente/algorithms/roles/hierarchy.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "algorithms/roles/burt.hpp"
#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using roles::hierarchy;

TEST_CASE("hierarchy: values worked by hand", "[roles][hierarchy]") {
    CHECK(hierarchy(test::graph(4, {{0, 1}, {0, 2}, {0, 3}})).value[Vertex{0}] ==
          Approx(0).margin(1e-12));
    CHECK(std::isnan(hierarchy(test::graph(2, {{0, 1}})).value[Vertex{0}]));
    // Shares 9 / 10 and 1 / 10 constrain by 81 and 1 in 82.
    const auto uneven = test::graph(3, {{0, 1}, {0, 2}}, test::undirected, {9, 1});
    const double a = 81.0 / 41, b = 1.0 / 41;
    CHECK(hierarchy(uneven).value[Vertex{0}] ==
          Approx((a * std::log(a) + b * std::log(b)) / (2 * std::log(2.0))));
}

TEST_CASE("hierarchy: agrees with its formula", "[roles][hierarchy]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g = test::random_graph(seed, 9, 4 * seed,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const auto z = test::relations(g);
    const auto h = hierarchy(g).value;
    for (Eigen::Index v = 0; v < 9; ++v) {
        std::vector<double> c;
        double sum = 0, expected = 0;
        for (Eigen::Index u = 0; u < 9; ++u)
            if (z(v, u) > 0) sum += c.emplace_back(test::local_constraint(z, v, u));
        const auto k = static_cast<double>(c.size());
        for (const double x : c) expected += x * k / sum * std::log(x * k / sum);
        const double found = h[Vertex{static_cast<std::uint32_t>(v)}];
        if (c.size() < 2)
            CHECK(std::isnan(found));
        else
            CHECK(found == Approx(expected / (k * std::log(k))).margin(1e-12));
    }
}

TEST_CASE("hierarchy: refuses nonsense", "[roles][hierarchy]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("hierarchy").run({.graph = &g}, {{"by", {"far"}}}, {}),
                    UsageError);
}
