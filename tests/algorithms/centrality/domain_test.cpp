#include <entente/algorithms/centrality/domain.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;
using centrality::domain;
using centrality::Sides;

TEST_CASE("domain: values worked by hand", "[centrality][domain]") {
    const auto arrows = test::graph(4, {{0, 1}, {1, 2}}, test::directed);
    CHECK(domain(arrows).value.values() == std::vector<double>{0, 1, 2, 0});
    CHECK(domain(arrows, {.direction = Sides::out}).value.values() ==
          std::vector<double>{2, 1, 0, 0});
    CHECK(domain(arrows, {.proportion = true}).value[Vertex{2}] == Approx(2.0 / 3));
}

TEST_CASE("domain: agrees with Floyd and Warshall", "[centrality][domain]") {
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
        const auto got = domain(g, {.direction = side}).value;
        for (const Vertex v : g.vertices()) {
            double expected = 0, reached = 0, total = 0;
            for (const Vertex u : g.vertices()) {
                const double far =
                    side == Sides::out ? d[index(v)][index(u)] : d[index(u)][index(v)];
                if (u == v || std::isinf(far)) continue;
                ++reached;
                total += far;
            }
            static_cast<void>(total);
            expected = reached;
            CHECK(got[v] == Approx(expected));
        }
    }
}

TEST_CASE("domain: refuses nonsense", "[centrality][domain]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});

    CHECK_THROWS_AS(find_algorithm("domain").run({.graph = &g}, {{"direction", {"up"}}}, {}),
                    UsageError);
}
