#include <entente/algorithms/clusters/stability.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using clusters::stability;

TEST_CASE("stability: sure within cliques, none without ties", "[clusters][stability]") {
    const auto g = test::graph(9, {{0, 1},
                                   {0, 2},
                                   {1, 2},
                                   {0, 3},
                                   {1, 3},
                                   {2, 3},
                                   {4, 5},
                                   {4, 6},
                                   {5, 6},
                                   {4, 7},
                                   {5, 7},
                                   {6, 7},
                                   {3, 4},
                                   {8, 8}});
    const auto s = stability(g, {.runs = 12});
    for (std::uint32_t v = 0; v < 8; ++v) CHECK(s.value[Vertex{v}] == 1);
    CHECK(std::isnan(s.value[Vertex{8}]));
    CHECK_THROWS_AS(find_algorithm("stability").run({.graph = &g}, {{"runs", {"1"}}}, {}),
                    UsageError);
}

TEST_CASE("stability: shares of runs", "[clusters][stability]") {
    const auto s = stability(test::random_graph(4, 60, 100), {.runs = 10}, {.threads = 2});
    for (const double x : s.value) CHECK((std::isnan(x) || (x >= 0 && x <= 1)));
    CHECK(stability(test::random_graph(4, 60, 100), {.runs = 10}).convergence->iterations ==
          s.convergence->iterations);
}
