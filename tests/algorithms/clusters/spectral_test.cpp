#include <entente/algorithms/clusters/spectral.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

#include <cmath>
#include <set>

using namespace entente;
using clusters::spectral;

namespace {

Graph two_cliques(std::uint32_t size) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties{{0, size}};
    for (std::uint32_t u = 0; u < 2 * size; ++u)
        for (std::uint32_t v = 0; v < u; ++v)
            if (u / size == v / size) ties.emplace_back(u, v);
    return test::graph(2 * size, ties);
}

/// The normalized cut by its definition, for partitions without actors of strength 0.
double slow_cut(const Graph& g, const VertexMap<std::uint32_t>& cluster) {
    double sum = 0;
    for (std::uint32_t c = 0; c < g.order(); ++c) {
        double strength = 0, leaving = 0;
        for (const Edge e : g.edges()) {
            const auto [u, v] = g.ends(e);
            if (u == v) continue;
            const int ends = (cluster[u] == c) + (cluster[v] == c);
            strength += ends * g.weight(e);
            if (ends == 1) leaving += g.weight(e);
        }
        if (leaving > 0) sum += leaving / strength;
    }
    return sum;
}

} // namespace

TEST_CASE("spectral: two cliques and a bridge", "[clusters][spectral]") {
    const auto g = two_cliques(4);
    for (const std::uint32_t k : {0u, 2u}) {
        const auto parts = spectral(g, {.clusters = k});
        CHECK(parts.count == 2);
        for (std::uint32_t v = 0; v < 8; ++v) CHECK(parts.cluster[Vertex{v}] == v / 4);
        CHECK(parts.quality[0] == std::pair<std::string, double>{"normalized cut", 2.0 / 13});
        // No two clusters are cut less.
        const double least = -test::best_of_all_partitions(8, [&](const VertexMap<std::uint32_t>& c) {
            return std::set<std::uint32_t>(c.begin(), c.end()).size() == 2 ? -slow_cut(g, c) : -1e300;
        });
        CHECK(parts.quality[0].second == Approx(least));
    }
}

TEST_CASE("spectral: the karate club parts nearly as it did", "[clusters][spectral]") {
    // The Laplacian's eigenvalues begin with 0, 0.1323, 0.2871, 0.3873, 0.6123.
    CHECK(spectral(test::karate()).count == 4);
    CHECK(spectral(test::karate()).quality[1].second == Approx(0.2250).epsilon(1e-3));
    const auto parts = spectral(test::karate(), {.clusters = 2});
    CHECK(parts.count == 2);
    CHECK(parts.cluster[Vertex{0}] != parts.cluster[Vertex{33}]);
    CHECK(parts.quality[2].second > 0.34);
    const std::set<std::uint32_t> instructor{0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 16, 17, 19, 21};
    int moved = 0;
    for (std::uint32_t v = 0; v < 34; ++v) moved += (parts.cluster[Vertex{v}] == parts.cluster[Vertex{0}]) != instructor.contains(v);
    CHECK(moved <= 2);
}

TEST_CASE("spectral: planted groups, densely and by Lanczos", "[clusters][spectral]") {
    const auto seed = GENERATE(range(0u, 4u));
    const auto size = GENERATE(30u, 100u);
    const auto g = test::planted(seed, 4, size, 50, 5);
    const auto parts = spectral(g, {}, {.threads = 2, .seed = seed});
    CHECK(parts.count == 4);
    REQUIRE(parts.convergence);
    CHECK(parts.convergence->converged);
    for (std::uint32_t v = 0; v < 4 * size; ++v) CHECK(parts.cluster[Vertex{v}] == parts.cluster[Vertex{v / size * size}]);
    CHECK(parts.quality[0].second == Approx(slow_cut(g, parts.cluster)));
    CHECK(spectral(g, {.clusters = 7}).count == 7);
}

TEST_CASE("spectral: components are never joined, and share the cuts", "[clusters][spectral]") {
    // Two cliques with a bridge, a clique, a pair and an actor alone.
    auto g = test::disjoint_union(two_cliques(5), test::graph(9, {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 2}, {1, 3}, {1, 4}, {2, 3}, {2, 4}, {3, 4}, {6, 7}, {5, 5}}));
    const auto components = paths::weak_components(g);
    REQUIRE(components.count == 5);
    CHECK(spectral(g, {.clusters = 1}).cluster.values() == components.cluster.values());
    for (const std::uint32_t k : {0u, 6u}) {
        const auto parts = spectral(g, {.clusters = k});
        CHECK(parts.count == 6);
        CHECK(parts.cluster[Vertex{0}] != parts.cluster[Vertex{5}]);
        CHECK(parts.cluster[Vertex{10}] == parts.cluster[Vertex{14}]);
    }
    CHECK(spectral(g, {.clusters = 1}).quality[0].second == 0);
    CHECK(spectral(g, {.clusters = 19}).count == 19);
    CHECK(spectral(g, {.clusters = 500}).count == 19);
}

TEST_CASE("spectral: direction and weights", "[clusters][spectral]") {
    const auto g = two_cliques(5);
    std::vector<EdgeEnds> arcs;
    std::vector<double> weights;
    for (const Edge e : g.edges()) {
        arcs.push_back({g.ends(e).to, g.ends(e).from});
        weights.push_back(e == Edge{0} ? 0.0 : 1e200);
    }
    const auto parts = spectral(Graph(10, arcs, test::directed, weights));
    CHECK(parts.count == 2); // components: a tie of weight 0 is none
    CHECK(parts.quality[0].second == 0);
}

TEST_CASE("spectral: refuses nonsense", "[clusters][spectral]") {
    CHECK_THROWS_AS(spectral(test::karate(), {.clusters = 5000}), UsageError);
    CHECK_THROWS_AS(find_algorithm("spectral").run({.graph = &test::karate()}, {{"most", {"0"}}}, {}), UsageError);
    CHECK(spectral(Graph()).count == 0);
}
