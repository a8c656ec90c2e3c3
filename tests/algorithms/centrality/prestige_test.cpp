#include <entente/algorithms/centrality/prestige.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;
using centrality::Length;
using centrality::prestige;
using centrality::Sides;

TEST_CASE("prestige: values worked by hand", "[centrality][prestige]") {
    const auto chosen = test::graph(4, {{0, 2}, {1, 2}, {3, 0}}, test::directed);
    // Two choose actor 2 and one reaches it in two steps: everyone, at a mean of 4 / 3.
    CHECK(prestige(chosen).value.values() == std::vector<double>{1.0 / 3, 0, 0.75, 0});
    CHECK(prestige(test::graph(1, {})).value[Vertex{0}] == 0);
}

TEST_CASE("prestige: agrees with Floyd and Warshall", "[centrality][prestige]") {
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
        const auto got = prestige(g, {.direction = side, .length = length}).value;
        for (const Vertex v : g.vertices()) {
            double expected = 0, reached = 0, total = 0;
            for (const Vertex u : g.vertices()) {
                const double far =
                    side == Sides::out ? d[index(v)][index(u)] : d[index(u)][index(v)];
                if (u == v || std::isinf(far)) continue;
                ++reached;
                total += far;
            }
            expected = reached > 0 ? reached / 12 / (total / reached) : 0;
            CHECK(got[v] == Approx(expected));
        }
    }
}

TEST_CASE("prestige: refuses nonsense", "[centrality][prestige]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});
    CHECK_THROWS_AS(prestige(g, {.length = Length::weight}), UsageError);
    CHECK_THROWS_AS(find_algorithm("prestige").run({.graph = &g}, {{"direction", {"up"}}}, {}),
                    UsageError);
}
