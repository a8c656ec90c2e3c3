#include <entente/algorithms/clusters/infomap.hpp>
#include <entente/algorithms/clusters/map_equation.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

using namespace entente;
using clusters::infomap;

TEST_CASE("infomap: reaches the best of all partitions of small graphs", "[clusters][infomap]") {
    const auto seed = GENERATE(range(0u, 24u));
    const auto g = test::random_graph(seed, 7, 6 + seed / 2,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const auto flow = clusters::flow_of(g, 0.15, {});
    const double best = -test::best_of_all_partitions(
        7, [&](const auto& c) { return -clusters::map_equation(flow, c.values()); });
    const auto parts = infomap(g, {.runs = 40});
    // With direction the best may join what no tie joins, which moving along ties cannot find.
    if (g.is_directed()) {
        CHECK(parts.quality.at(0).second >= best - 1e-12);
        CHECK(parts.quality.at(0).second <= 1.1 * best);
    } else {
        CHECK(parts.quality.at(0).second == Approx(best).margin(1e-12));
    }
    CHECK(parts.quality.at(0).second ==
          Approx(clusters::map_equation(flow, parts.cluster.values())).margin(1e-12));
}

TEST_CASE("infomap: planted groups, for any number of threads", "[clusters][infomap]") {
    const auto g = test::planted(5, 5, 20, 60, 2);
    const auto parts = infomap(g, {.runs = 4}, {.threads = 1, .seed = 2});
    CHECK(parts.count == 5);
    CHECK(infomap(g, {.runs = 4}, {.threads = 3, .seed = 2}).cluster == parts.cluster);
    CHECK(parts.quality.at(0).second < parts.quality.at(1).second);
    CHECK(infomap(test::karate(), {.runs = 10}).count == 3);
}

TEST_CASE("infomap: refuses nonsense", "[clusters][infomap]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(infomap(g, {.teleportation = 2}), UsageError);
    CHECK_THROWS_AS(infomap(g, {.runs = 0}), UsageError);
    CHECK_THROWS_AS(find_algorithm("infomap").run({.graph = &g}, {{"runs", {"0"}}}, {}),
                    UsageError);
}
