#include <entente/algorithms/roles/effective_size.hpp>
#include <entente/algorithms/roles/efficiency.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using roles::efficiency;

TEST_CASE("efficiency: effective size over the number of contacts", "[roles][efficiency]") {
    const auto fan =
        test::graph(6, {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 2}, {3, 4}, {0, 1}, {0, 0}});
    const auto e = efficiency(fan).value;
    const auto s = roles::effective_size(fan).value;
    CHECK(e[Vertex{0}] == Approx(s[Vertex{0}] / 4));
    CHECK(e[Vertex{3}] == Approx(0.625)); // 0 gives 1 twice what it gives 4
    CHECK(std::isnan(e[Vertex{5}]));
    CHECK(efficiency(test::graph(3, {{0, 1}, {0, 2}})).value.values() ==
          std::vector<double>{1, 1, 1});
}

TEST_CASE("efficiency: refuses nonsense", "[roles][efficiency]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("efficiency").run({.graph = &g}, {{"by", {"far"}}}, {}),
                    UsageError);
}
