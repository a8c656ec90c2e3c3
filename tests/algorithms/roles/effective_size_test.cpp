#include <entente/algorithms/roles/effective_size.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/southern_women.hpp"

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

TEST_CASE("effective size: two modes", "[roles][effective_size]") {
    const auto women =
        effective_size(test::southern_women(), {.two_mode = true}, {.threads = 3}).value;
    CHECK(women[Vertex{0}] == Approx(2.5).margin(5e-3));
    CHECK(women[Vertex{1}] == Approx(1.38).margin(5e-3));
    CHECK(women[Vertex{2}] == Approx(2.46).margin(5e-3));
    // 0 shares an event with 1 and another with 2, who share none.
    const auto path = test::graph(5, {{0, 3}, {1, 3}, {0, 4}, {2, 4}});
    const auto s = effective_size(path, {.two_mode = true}).value;
    CHECK(s[Vertex{0}] == Approx(2));
    CHECK(s[Vertex{1}] == Approx(1));
    CHECK(s[Vertex{3}] == Approx(1));
    CHECK(
        std::isnan(effective_size(test::graph(2, {{0, 1}}), {.two_mode = true}).value[Vertex{0}]));
    CHECK_THROWS_AS(effective_size(test::graph(3, {{0, 1}, {1, 2}, {2, 0}}), {.two_mode = true}),
                    UsageError);
}

TEST_CASE("effective size: refuses nonsense", "[roles][effective_size]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("effective_size").run({.graph = &g}, {{"by", {"far"}}}, {}),
                    UsageError);
}
