#include <entente/algorithms/clusters/leiden.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using clusters::leiden;
using clusters::modularity;
using clusters::Objective;

namespace {

/// The greatest quality over all partitions, written down one by one.
template <class Quality>
double best_of_all(std::uint32_t n, Quality quality) {
    VertexMap<std::uint32_t> cluster(n, 0);
    double best = -1e300;
    const auto assign = [&](auto&& self, std::uint32_t v, std::uint32_t used) -> void {
        if (v == n) {
            best = std::max(best, quality(cluster));
            return;
        }
        for (std::uint32_t c = 0; c <= used && c < n; ++c) {
            cluster[Vertex{v}] = c;
            self(self, v + 1, std::max(used, c + 1));
        }
    };
    assign(assign, 0, 0);
    return best;
}

bool every_cluster_is_connected(const Graph& g, const Partition& parts) {
    std::vector<EdgeEnds> within;
    for (const Edge e : g.edges()) {
        const auto [a, b] = g.ends(e);
        if (parts.cluster[a] == parts.cluster[b] && g.weight(e) > 0) within.push_back({a, b});
    }
    return paths::weak_components(Graph(g.order(), within, test::undirected)).count == parts.count;
}

const Graph& karate() { // Zachary 1977
    static const Graph g = test::graph(
        34,
        {{0, 1},   {0, 2},   {0, 3},   {0, 4},   {0, 5},   {0, 6},   {0, 7},   {0, 8},   {0, 10},
         {0, 11},  {0, 12},  {0, 13},  {0, 17},  {0, 19},  {0, 21},  {0, 31},  {1, 2},   {1, 3},
         {1, 7},   {1, 13},  {1, 17},  {1, 19},  {1, 21},  {1, 30},  {2, 3},   {2, 7},   {2, 8},
         {2, 9},   {2, 13},  {2, 27},  {2, 28},  {2, 32},  {3, 7},   {3, 12},  {3, 13},  {4, 6},
         {4, 10},  {5, 6},   {5, 10},  {5, 16},  {6, 16},  {8, 30},  {8, 32},  {8, 33},  {9, 33},
         {13, 33}, {14, 32}, {14, 33}, {15, 32}, {15, 33}, {18, 32}, {18, 33}, {19, 33}, {20, 32},
         {20, 33}, {22, 32}, {22, 33}, {23, 25}, {23, 27}, {23, 29}, {23, 32}, {23, 33}, {24, 25},
         {24, 27}, {24, 31}, {25, 31}, {26, 29}, {26, 33}, {27, 33}, {28, 31}, {28, 33}, {29, 32},
         {29, 33}, {30, 32}, {30, 33}, {31, 32}, {31, 33}, {32, 33}});
    return g;
}

} // namespace

TEST_CASE("leiden: the karate club at its best", "[clusters][leiden]") {
    const auto parts = leiden(karate(), {.runs = 10});
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
    CHECK(quality(parts.cluster) == Approx(best_of_all(8, quality)).margin(1e-12));
    CHECK(parts.quality.back().second == Approx(quality(parts.cluster)));
}

TEST_CASE("leiden: clusters are connected, and the same for any number of threads",
          "[clusters][leiden]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto g = test::random_graph(seed, 300, 300 + 60 * seed,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const auto parts = leiden(g, {.runs = 3}, {.threads = 1, .seed = seed});
    CHECK(every_cluster_is_connected(g, parts));
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

TEST_CASE("leiden: refuses nonsense", "[clusters][leiden]") {
    CHECK_THROWS_AS(leiden(karate(), {.resolution = -1}), UsageError);
    CHECK_THROWS_AS(leiden(karate(), {.resolution = std::nan("")}), UsageError);
    CHECK_THROWS_AS(leiden(karate(), {.runs = 0}), UsageError);
    CHECK_THROWS_AS(find_algorithm("leiden").run({.graph = &karate()}, {{"runs", {"0"}}}, {}),
                    UsageError);
}
