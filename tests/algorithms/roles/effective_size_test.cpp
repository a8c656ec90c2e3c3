#include <entente/algorithms/roles/effective_size.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using roles::effective_size;

TEST_CASE("effective size: values worked by hand", "[roles][effective_size]") {
    CHECK(effective_size(test::graph(4, {{0, 1}, {0, 2}, {0, 3}})).value[Vertex{0}] == Approx(3));
    // Four contacts with two ties between them: 4 - 2 * 2 / 4.
    const auto fan = test::graph(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 2}, {3, 4}});
    CHECK(effective_size(fan).value[Vertex{0}] == Approx(3));
    CHECK(effective_size(fan).value[Vertex{1}] == Approx(1));
    CHECK(std::isnan(effective_size(test::graph(1, {})).value[Vertex{0}]));
}

TEST_CASE("effective size: refuses nonsense", "[roles][effective_size]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("effective_size").run({.graph = &g}, {{"by", {"far"}}}, {}),
                    UsageError);
}
