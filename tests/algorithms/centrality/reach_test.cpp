#include <entente/algorithms/centrality/reach.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;
using centrality::Length;
using centrality::reach;
using centrality::Sides;

TEST_CASE("reach: values worked by hand", "[centrality][reach]") {
    const auto g = test::graph(5, {{0, 1}, {1, 2}, {2, 3}});
    CHECK(reach(g).value.values() == std::vector<double>{2, 3, 3, 2, 0});
    CHECK(reach(g, {.within = 1}).value.values() == std::vector<double>{1, 2, 2, 1, 0});
    CHECK(reach(g, {.within = 0}).value[Vertex{1}] == 0);
    CHECK(reach(g, {.proportion = true}).value[Vertex{1}] == 0.75);
    CHECK(reach(test::graph(1, {}), {.proportion = true}).value[Vertex{0}] == 0);
}

TEST_CASE("reach: agrees with Floyd and Warshall", "[centrality][reach]") {
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
        const auto got = reach(g, {.within = 1.75, .direction = side, .length = length}).value;
        for (const Vertex v : g.vertices()) {
            double expected = 0, reached = 0, total = 0;
            for (const Vertex u : g.vertices()) {
                const double far =
                    side == Sides::out ? d[index(v)][index(u)] : d[index(u)][index(v)];
                if (u == v || std::isinf(far)) continue;
                ++reached;
                total += far;
                expected += far <= 1.75;
            }
            static_cast<void>(reached), static_cast<void>(total);
            CHECK(got[v] == Approx(expected));
        }
    }
}

TEST_CASE("reach: refuses nonsense", "[centrality][reach]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});
    CHECK_THROWS_AS(reach(g, {.length = Length::weight}), UsageError);
    CHECK_THROWS_AS(reach(g, {.within = -1}), UsageError);
    CHECK_THROWS_AS(find_algorithm("reach").run({.graph = &g}, {{"direction", {"up"}}}, {}),
                    UsageError);
}
