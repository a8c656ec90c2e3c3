#include <entente/algorithms/clusters/consensus.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

#include <cmath>

using namespace entente;
using clusters::consensus;

TEST_CASE("consensus: planted groups are beyond doubt", "[clusters][consensus]") {
    const auto g = test::planted(6, 4, 16, 70, 2);
    clusters::Agreement agreement;
    const auto parts = consensus(g, {.runs = 10}, {}, agreement);
    CHECK(parts.count == 4);
    for (std::uint32_t v = 0; v < 64; ++v)
        CHECK(parts.cluster[Vertex{v}] == parts.cluster[Vertex{v / 16 * 16}]);
    CHECK(parts.quality.at(1).second == 1);
    CHECK(parts.convergence->converged);
    for (const Edge e : g.edges())
        CHECK(agreement.together[e] ==
              (index(g.ends(e).from) / 16 == index(g.ends(e).to) / 16 ? 1 : 0));
    for (const double s : agreement.stability) CHECK(s == 1);
}

TEST_CASE("consensus: connected, the same for any number of threads", "[clusters][consensus]") {
    const auto seed = GENERATE(range(0u, 6u));
    const auto g = test::random_graph(seed, 60, 120, seed % 2 ? test::directed : test::undirected,
                                      seed % 3 == 0);
    clusters::Agreement one, three;
    const auto parts = consensus(g, {.runs = 8}, {.threads = 1, .seed = seed}, one);
    CHECK(consensus(g, {.runs = 8}, {.threads = 3, .seed = seed}, three).cluster == parts.cluster);
    CHECK(one.together == three.together);
    CHECK(test::every_cluster_is_connected(g, parts));
    CHECK(parts.quality.at(0).second == Approx(clusters::modularity(g, parts.cluster)));
    CHECK(parts.quality.at(2).second > 0);
    for (const Edge e : g.edges()) {
        CHECK(one.together[e] >= 0);
        CHECK(one.together[e] <= 1);
    }
}

TEST_CASE("consensus: refuses nonsense", "[clusters][consensus]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(consensus(g, {.runs = 1}), UsageError);
    CHECK_THROWS_AS(consensus(g, {.threshold = 2}), UsageError);
    CHECK_THROWS_AS(consensus(g, {.iterations = 0}), UsageError);
    CHECK_THROWS_AS(consensus(g, {.resolution = -1}), UsageError);
    CHECK_THROWS_AS(find_algorithm("consensus").run({.graph = &g}, {{"runs", {"1"}}}, {}),
                    UsageError);
}
