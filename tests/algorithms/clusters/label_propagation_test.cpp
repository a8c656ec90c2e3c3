#include <entente/algorithms/clusters/label_propagation.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

#include <map>

using namespace entente;
using clusters::label_propagation;

TEST_CASE("label propagation: planted groups are found", "[clusters][label_propagation]") {
    const auto parts = label_propagation(test::planted(3, 5, 20, 60, 1), {.runs = 5});
    CHECK(parts.count == 5);
    for (std::uint32_t v = 0; v < 100; ++v)
        CHECK(parts.cluster[Vertex{v}] == parts.cluster[Vertex{v / 20 * 20}]);
}

TEST_CASE("label propagation: everyone agrees with most neighbors",
          "[clusters][label_propagation]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto g = test::random_graph(seed, 60, 80 + 10 * seed,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const auto parts = label_propagation(g, {}, {.seed = seed});
    CHECK(test::every_cluster_is_connected(g, parts));
    CHECK(parts.quality.at(0).second == Approx(clusters::modularity(g, parts.cluster)));
    const auto both = g.undirected();
    for (const Vertex v : g.vertices()) {
        std::map<std::uint32_t, double> weight;
        const auto row = both.neighbors(v);
        for (std::size_t i = 0; i < row.size(); ++i)
            if (row[i] != v) weight[parts.cluster[row[i]]] += both.weight(both.edges_of(v)[i]);
        for (const auto& [_, w] : weight) CHECK(weight[parts.cluster[v]] >= w - 1e-9);
    }
    CHECK(label_propagation(g, {.runs = 3}, {.threads = 3, .seed = seed}).cluster ==
          label_propagation(g, {.runs = 3}, {.threads = 1, .seed = seed}).cluster);
}

TEST_CASE("label propagation: refuses nonsense", "[clusters][label_propagation]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(label_propagation(g, {.runs = 0}), UsageError);
    CHECK_THROWS_AS(find_algorithm("label_propagation").run({.graph = &g}, {{"runs", {"0"}}}, {}),
                    UsageError);
}
