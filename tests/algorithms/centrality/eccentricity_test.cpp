#include <entente/algorithms/centrality/eccentricity.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;
using centrality::eccentricity;
using centrality::Length;
using centrality::Sides;

TEST_CASE("eccentricity: values worked by hand", "[centrality][eccentricity]") {
    const auto e = eccentricity(test::graph(5, {{0, 1}, {1, 2}, {2, 3}})).value;
    CHECK(e.values() == std::vector<double>{3, 2, 2, 3, 0});
    const auto arrows = test::graph(3, {{0, 1}, {1, 2}}, test::directed);
    CHECK(eccentricity(arrows).value.values() == std::vector<double>{2, 1, 0});
    CHECK(eccentricity(arrows, {.direction = Sides::in}).value.values() ==
          std::vector<double>{0, 1, 2});
    CHECK(eccentricity(arrows, {.direction = Sides::all}).value.values() ==
          std::vector<double>{2, 1, 2});
}

TEST_CASE("eccentricity: agrees with Floyd and Warshall", "[centrality][eccentricity]") {
    const auto seed = GENERATE(range(0u, 24u));
    const auto kind = seed % 2 ? test::directed : test::undirected;
    const bool by_weight = seed % 3 == 0;
    const auto g = test::random_graph(seed, 13, seed, kind, by_weight);
    const auto d = test::oracle_distances(g, by_weight);
    const auto length = by_weight ? Length::weight : Length::hops;
    double diameter = 0;
    for (const auto& row : d)
        for (const double far : row)
            if (std::isfinite(far)) diameter = std::max(diameter, far);
    static_cast<void>(diameter);
    for (const auto side : {Sides::out, Sides::in}) {
        const auto got = eccentricity(g, {.direction = side, .length = length}).value;
        for (const Vertex v : g.vertices()) {
            double expected = 0, reached = 0, total = 0;
            for (const Vertex u : g.vertices()) {
                const double far =
                    side == Sides::out ? d[index(v)][index(u)] : d[index(u)][index(v)];
                if (u == v || std::isinf(far)) continue;
                ++reached;
                total += far;
                expected = std::max(expected, far);
            }
            static_cast<void>(reached), static_cast<void>(total);
            CHECK(got[v] == Approx(expected));
        }
    }
}

TEST_CASE("eccentricity: refuses nonsense", "[centrality][eccentricity]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});
    CHECK_THROWS_AS(eccentricity(g, {.length = Length::weight}), UsageError);
    CHECK_THROWS_AS(find_algorithm("eccentricity").run({.graph = &g}, {{"direction", {"up"}}}, {}),
                    UsageError);
}
