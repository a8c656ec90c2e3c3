#include <entente/algorithms/clusters/leiden.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

#include <cmath>

using namespace entente;
using clusters::leiden;
using clusters::modularity;
using clusters::Objective;

TEST_CASE("leiden: the karate club at its best", "[clusters][leiden]") {
    const auto parts = leiden(test::karate(), {.runs = 10});
    CHECK(parts.count == 4);
    CHECK(parts.quality.at(0).first == "modularity");
    CHECK(parts.quality.at(0).second == Approx(0.41979).epsilon(1e-5));
    CHECK(parts.convergence->converged);
}

TEST_CASE("leiden: a ring of cliques falls into its cliques", "[clusters][leiden]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    for (std::uint32_t c = 0; c < 10; ++c) {
        for (std::uint32_t i = 0; i < 5; ++i)
            for (std::uint32_t j = 0; j < i; ++j) ties.emplace_back(5 * c + i, 5 * c + j);
        ties.emplace_back(5 * c, (5 * c + 9) % 50);
    }
    const auto g = test::graph(50, ties);
    for (const auto objective : {Objective::modularity, Objective::cpm}) {
        const auto parts = leiden(
            g, {.objective = objective, .resolution = objective == Objective::cpm ? 0.5 : 1.0});
        CHECK(parts.count == 10);
        for (std::uint32_t v = 0; v < 50; ++v) CHECK(parts.cluster[Vertex{v}] == v / 5);
    }
}

TEST_CASE("leiden: reaches the best of all partitions of small graphs", "[clusters][leiden]") {
    const auto seed = GENERATE(range(0u, 24u));
    const auto g = test::random_graph(seed, 8, 6 + seed / 2, test::undirected, seed % 2);
    const double resolution = seed % 3 == 0 ? 1.0 : 0.5;
    const bool by_cpm = seed % 4 == 1;
    const auto quality = [&](const VertexMap<std::uint32_t>& c) {
        return by_cpm ? clusters::cpm(g, c, resolution) : modularity(g, c, resolution);
    };
    const auto parts = leiden(g, {.objective = by_cpm ? Objective::cpm : Objective::modularity,
                                  .resolution = resolution,
                                  .runs = 20});
    CHECK(quality(parts.cluster) == Approx(test::best_of_all_partitions(8, quality)).margin(1e-12));
    CHECK(parts.quality.back().second == Approx(quality(parts.cluster)));
}

TEST_CASE("leiden: clusters are connected, and the same for any number of threads",
          "[clusters][leiden]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto g = test::random_graph(seed, 300, 300 + 60 * seed,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const auto parts = leiden(g, {.runs = 3}, {.threads = 1, .seed = seed});
    CHECK(test::every_cluster_is_connected(g, parts));
    CHECK(paths::numbered(parts.cluster).cluster == parts.cluster);
    CHECK(leiden(g, {.runs = 3}, {.threads = 3, .seed = seed}).cluster == parts.cluster);
    CHECK(parts.quality.at(0).second == Approx(modularity(g, parts.cluster)));
}

TEST_CASE("leiden: without ties everyone is alone", "[clusters][leiden]") {
    const auto parts = leiden(test::graph(3, {}));
    CHECK(parts.count == 3);
    CHECK(std::isnan(parts.quality.at(0).second));
    CHECK(leiden(test::graph(2, {{0, 1}}, test::undirected, {0.0})).count == 2);
    CHECK(leiden(test::graph(4, {{0, 1}, {2, 3}}), {.resolution = 0}).count == 2);
}

TEST_CASE("leiden: with direction, the best of all partitions", "[clusters][leiden]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto g = test::random_graph(seed, 7, 8 + seed, test::directed, seed % 2);
    const auto quality = [&](const VertexMap<std::uint32_t>& c) {
        return clusters::directed_modularity(g, c);
    };
    const auto parts = leiden(g, {.directed = true, .runs = 20});
    CHECK(parts.quality.back().first == "directed modularity");
    CHECK(parts.quality.back().second ==
          Approx(test::best_of_all_partitions(7, quality)).margin(1e-12));
}

TEST_CASE("leiden: refuses nonsense", "[clusters][leiden]") {
    CHECK_THROWS_AS(leiden(test::karate(), {.resolution = -1}), UsageError);
    CHECK_THROWS_AS(leiden(test::karate(), {.resolution = std::nan("")}), UsageError);
    CHECK_THROWS_AS(leiden(test::karate(), {.runs = 0}), UsageError);
    CHECK_THROWS_AS(leiden(test::karate(), {.tolerance = std::nan("")}), UsageError);
    CHECK_THROWS_AS(leiden(test::karate(), {.objective = Objective::cpm, .directed = true}),
                    UsageError);
    CHECK_THROWS_AS(find_algorithm("leiden").run({.graph = &test::karate()}, {{"runs", {"0"}}}, {}),
                    UsageError);
}
