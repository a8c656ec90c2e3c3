#include <entente/algorithms/clusters/coassignment.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using clusters::coassignment;

TEST_CASE("coassignment: what consensus sees first", "[clusters][coassignment]") {
    const auto g = test::random_graph(2, 50, 90);
    clusters::Agreement agreement;
    (void)clusters::consensus(g, {.runs = 9}, {.seed = 3}, agreement);
    CHECK(coassignment(g, {.runs = 9}, {.seed = 3}).value == agreement.together);
    for (const double p : agreement.together) CHECK(p * 9 == Approx(std::round(p * 9)));
    const auto bow = test::graph(8, {{0, 1},
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
                                     {7, 7}});
    const auto ties = coassignment(bow, {.runs = 5}).value;
    CHECK(ties[Edge{0}] == 1);
    CHECK(ties[Edge{12}] == 0);
    CHECK(ties[Edge{13}] == 1);
}

TEST_CASE("coassignment: refuses nonsense", "[clusters][coassignment]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(coassignment(g, {.runs = 1}), UsageError);
    CHECK_THROWS_AS(coassignment(g, {.iterations = 0}), UsageError);
    CHECK_THROWS_AS(find_algorithm("coassignment").run({.graph = &g}, {{"runs", {"1"}}}, {}),
                    UsageError);
}
