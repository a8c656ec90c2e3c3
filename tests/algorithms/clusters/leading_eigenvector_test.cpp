#include <entente/algorithms/clusters/leading_eigenvector.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

using namespace entente;
using clusters::leading_eigenvector;

TEST_CASE("leading eigenvector: the karate club as published", "[clusters][leading_eigenvector]") {
    const auto parts = leading_eigenvector(test::karate());
    CHECK(parts.count == 4);
    CHECK(parts.quality.at(0).second == Approx(0.3934).epsilon(1e-3));
    const auto two = leading_eigenvector(test::karate(), {.clusters = 2});
    CHECK(two.count == 2);
    CHECK(two.quality.at(0).second == Approx(0.3715).epsilon(1e-3));
}

TEST_CASE("leading eigenvector: planted groups, small and large",
          "[clusters][leading_eigenvector]") {
    const auto size = GENERATE(12u, 40u); // dense matrices, and products alone
    const auto parts = leading_eigenvector(test::planted(1, 2, size, 60, 5));
    CHECK(parts.count >= 2);
    for (std::uint32_t v = 0; v < 2 * size; ++v)
        for (std::uint32_t u = 0; u < size; ++u)
            if (v >= size) CHECK(parts.cluster[Vertex{v}] != parts.cluster[Vertex{u}]);
    CHECK(parts.convergence->converged);
}

TEST_CASE("leading eigenvector: never below whole components", "[clusters][leading_eigenvector]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g = test::random_graph(seed, 30, 25 + 5 * seed,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const auto parts = leading_eigenvector(g);
    const auto whole = paths::weak_components(g);
    CHECK(parts.quality.at(0).second >= clusters::modularity(g, whole.cluster) - 1e-12);
    for (const Vertex u : g.vertices())
        for (const Vertex v : g.vertices())
            if (whole.cluster[u] != whole.cluster[v]) CHECK(parts.cluster[u] != parts.cluster[v]);
}

TEST_CASE("leading eigenvector: refuses nonsense", "[clusters][leading_eigenvector]") {
    CHECK_THROWS_AS(find_algorithm("leading_eigenvector")
                        .run({.graph = &test::karate()}, {{"clusters", {"-1"}}}, {}),
                    UsageError);
}
