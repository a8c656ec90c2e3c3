#include <entente/algorithms/clusters/louvain.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

using namespace entente;
using clusters::louvain;
using clusters::modularity;

TEST_CASE("louvain: the karate club at its best", "[clusters][louvain]") {
    const auto parts = louvain(test::karate(), {.runs = 20});
    CHECK(parts.count == 4);
    CHECK(parts.quality.at(0).second == Approx(0.41979).epsilon(1e-5));
}

TEST_CASE("louvain: reaches the best of all partitions of small graphs", "[clusters][louvain]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto g = test::random_graph(seed, 7, 6 + seed, test::undirected, seed % 2);
    const auto parts = louvain(g, {.runs = 40});
    CHECK(parts.quality.at(0).second == Approx(test::best_of_all_partitions(7, [&](const auto& c) {
                                            return modularity(g, c);
                                        })).margin(1e-12));
}

TEST_CASE("louvain: finds planted groups, connected, for any number of threads",
          "[clusters][louvain]") {
    const auto g = test::planted(1, 5, 20, 60, 4);
    const auto parts = louvain(g, {.runs = 3}, {.threads = 1, .seed = 4});
    CHECK(parts.count == 5);
    for (const Vertex v : g.vertices())
        CHECK((parts.cluster[v] == parts.cluster[Vertex{0}]) == (index(v) < 20));
    CHECK(test::every_cluster_is_connected(g, parts));
    CHECK(louvain(g, {.runs = 3}, {.threads = 3, .seed = 4}).cluster == parts.cluster);
}

TEST_CASE("louvain: refuses nonsense", "[clusters][louvain]") {
    CHECK_THROWS_AS(louvain(test::karate(), {.resolution = -1}), UsageError);
    CHECK_THROWS_AS(
        find_algorithm("louvain").run({.graph = &test::karate()}, {{"runs", {"0"}}}, {}),
        UsageError);
}
