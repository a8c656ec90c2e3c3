#include <entente/algorithms/clusters/girvan_newman.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

using namespace entente;
using namespace entente::clusters;

TEST_CASE("girvan newman: the karate club as published", "[clusters][girvan_newman]") {
    const auto parts = girvan_newman(test::karate());
    CHECK(parts.count == 5);
    CHECK(parts.quality.at(0).second == Approx(0.4013).epsilon(1e-3));
    const auto two = girvan_newman(test::karate(), {.clusters = 2});
    CHECK(two.count == 2);
    CHECK(two.cluster[Vertex{0}] != two.cluster[Vertex{33}]);
}

TEST_CASE("girvan newman: bridges go first", "[clusters][girvan_newman]") {
    const auto g =
        test::graph(6, {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}, {2, 3}, {2, 3}, {1, 1}});
    const auto parts = girvan_newman(g);
    CHECK(parts.cluster.values() == std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1});
    const auto tree = girvan_newman_merges(g);
    CHECK(tree.merges.size() == 5);
    CHECK(paths::numbered(after(tree, 4)).cluster == parts.cluster);
}

TEST_CASE("girvan newman: connected, the same for any number of threads",
          "[clusters][girvan_newman]") {
    const auto seed = GENERATE(range(0u, 6u));
    const auto g = test::random_graph(seed, 24, 30, seed % 2 ? test::directed : test::undirected,
                                      seed % 3 == 0);
    const auto parts = girvan_newman(g, {}, {.threads = 1});
    CHECK(girvan_newman(g, {}, {.threads = 3}).cluster == parts.cluster);
    CHECK(test::every_cluster_is_connected(g, parts));
    const auto tree = girvan_newman_merges(g);
    CHECK(24 - tree.merges.size() == paths::weak_components(g).count);
}

TEST_CASE("girvan newman: refuses nonsense", "[clusters][girvan_newman]") {
    CHECK_THROWS_AS(
        find_algorithm("girvan_newman").run({.graph = &test::karate()}, {{"clusters", {"-1"}}}, {}),
        UsageError);
}
