#include <entente/algorithms/centrality/decay.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;
using centrality::decay;
using centrality::Length;
using centrality::Sides;

TEST_CASE("decay: values worked by hand", "[centrality][decay]") {
    const auto g = test::graph(5, {{0, 1}, {1, 2}, {2, 3}});
    CHECK(decay(g).value.values() == std::vector<double>{0.875, 1.25, 1.25, 0.875, 0});
    CHECK(decay(g, {.delta = 1}).value[Vertex{0}] == 3);
    CHECK(decay(g, {.delta = 0}).value[Vertex{0}] == 0);
    CHECK(decay(g, {.delta = 0, .normalized = true}).value[Vertex{0}] == 0);
    CHECK(decay(g, {.delta = 1e-30}).value[Vertex{1}] == Approx(2e-30));
    const auto star = test::graph(4, {{0, 1}, {0, 2}, {0, 3}});
    CHECK(decay(star, {.delta = 0.3, .normalized = true}).value[Vertex{0}] == Approx(1));
}

TEST_CASE("decay: agrees with Floyd and Warshall", "[centrality][decay]") {
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
        const auto got = decay(g, {.delta = 0.7, .direction = side, .length = length}).value;
        for (const Vertex v : g.vertices()) {
            double expected = 0, reached = 0, total = 0;
            for (const Vertex u : g.vertices()) {
                const double far =
                    side == Sides::out ? d[index(v)][index(u)] : d[index(u)][index(v)];
                if (u == v || std::isinf(far)) continue;
                ++reached;
                total += far;
                expected += std::pow(0.7, far);
            }
            static_cast<void>(reached), static_cast<void>(total);
            CHECK(got[v] == Approx(expected));
        }
    }
}

TEST_CASE("decay: refuses nonsense", "[centrality][decay]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});
    CHECK_THROWS_AS(decay(g, {.length = Length::weight}), UsageError);
    CHECK_THROWS_AS(decay(g, {.delta = 1.5}), UsageError);
    CHECK_THROWS_AS(decay(g, {.delta = std::nan("")}), UsageError);
    CHECK_THROWS_AS(find_algorithm("decay").run({.graph = &g}, {{"direction", {"up"}}}, {}),
                    UsageError);
}
