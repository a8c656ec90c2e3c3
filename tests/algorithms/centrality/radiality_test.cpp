#include <entente/algorithms/centrality/radiality.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;
using centrality::radiality;
using centrality::Sides;

TEST_CASE("radiality: values worked by hand", "[centrality][radiality]") {
    // Distances from an end of the path: 1, 2, 3; the greatest is 3.
    const auto r = radiality(test::graph(5, {{0, 1}, {1, 2}, {2, 3}})).value;
    CHECK(r.values() == std::vector<double>{6.0 / 4, 8.0 / 4, 8.0 / 4, 6.0 / 4, 0});
    const auto star = test::graph(4, {{0, 1}, {0, 2}, {0, 3}});
    CHECK(radiality(star, {.normalized = true}).value[Vertex{0}] == 1);
    CHECK(radiality(test::graph(2, {})).value[Vertex{0}] == 0);
}

TEST_CASE("radiality: agrees with Floyd and Warshall", "[centrality][radiality]") {
    const auto seed = GENERATE(range(0u, 24u));
    const auto kind = seed % 2 ? test::directed : test::undirected;
    const bool by_weight = false;
    const auto g = test::random_graph(seed, 13, seed, kind, by_weight);
    const auto d = test::oracle_distances(g, by_weight);

    double diameter = 0;
    for (const auto& row : d)
        for (const double far : row)
            if (std::isfinite(far)) diameter = std::max(diameter, far);
    static_cast<void>(diameter);
    for (const auto side : {Sides::out, Sides::in}) {
        const auto got = radiality(g, {.direction = side}).value;
        for (const Vertex v : g.vertices()) {
            double expected = 0, reached = 0, total = 0;
            for (const Vertex u : g.vertices()) {
                const double far =
                    side == Sides::out ? d[index(v)][index(u)] : d[index(u)][index(v)];
                if (u == v || std::isinf(far)) continue;
                ++reached;
                total += far;
            }
            expected = reached > 0 ? (reached * (diameter + 1) - total) / 12 : 0;
            CHECK(got[v] == Approx(expected));
        }
    }
}

TEST_CASE("radiality: refuses nonsense", "[centrality][radiality]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});

    CHECK_THROWS_AS(find_algorithm("radiality").run({.graph = &g}, {{"direction", {"up"}}}, {}),
                    UsageError);
}
