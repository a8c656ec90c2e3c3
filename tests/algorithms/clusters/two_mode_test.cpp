#include <entente/algorithms/clusters/two_mode.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

#include <cmath>

using namespace entente;
using namespace entente::clusters;

namespace {

/// The first `a` vertices are of the one mode, the others of the other.
Grouping modes(std::uint32_t a, std::uint32_t b) {
    Grouping g{VertexMap<std::uint32_t>(a + b), {"agreement", "institution"}};
    for (std::uint32_t v = 0; v < a + b; ++v) g.of[Vertex{v}] = v < a ? 0 : 1;
    return g;
}

Graph across(std::uint64_t seed, std::uint32_t a, std::uint32_t b, std::size_t ties,
             Graph::Kind kind) {
    std::mt19937_64 draw{seed};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::size_t i = 0; i < ties; ++i) pairs.emplace_back(draw() % a, a + draw() % b);
    return test::graph(a + b, pairs, kind);
}

} // namespace

TEST_CASE("two modes: from the definition over pairs", "[clusters][two_mode]") {
    const auto seed = GENERATE(range(0u, 8u));
    const auto g = across(seed, 4, 5, 12, seed % 2 ? test::directed : test::undirected);
    VertexMap<std::uint32_t> cluster(9);
    for (std::uint32_t v = 0; v < 9; ++v) cluster[Vertex{v}] = (v * v + seed) % 3;
    std::vector<double> k(9);
    double q = 0;
    for (const Edge e : g.edges()) {
        k[index(g.ends(e).from)] += 1;
        k[index(g.ends(e).to)] += 1;
        q += cluster[g.ends(e).from] == cluster[g.ends(e).to];
    }
    for (std::uint32_t u = 0; u < 4; ++u)
        for (std::uint32_t v = 4; v < 9; ++v)
            if (cluster[Vertex{u}] == cluster[Vertex{v}]) q -= k[u] * k[v] / 12;
    CHECK(two_mode_modularity(g, modes(4, 5), cluster) == Approx(q / 12).margin(1e-12));
}

TEST_CASE("two modes: the best of all partitions", "[clusters][two_mode]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto g = across(seed, 4, 4, 7 + seed, seed % 2 ? test::directed : test::undirected);
    const auto by = modes(4, 4);
    const auto parts = two_mode(g, by, {.runs = 30});
    CHECK(parts.quality.at(0).second == Approx(test::best_of_all_partitions(8, [&](const auto& c) {
                                            return two_mode_modularity(g, by, c);
                                        })).margin(1e-12));
}

TEST_CASE("two modes: without ties everyone is alone", "[clusters][two_mode]") {
    const auto parts = two_mode(test::graph(3, {}), modes(1, 2));
    CHECK(parts.count == 3);
    CHECK(std::isnan(parts.quality.at(0).second));
}

TEST_CASE("two modes: refuses nonsense", "[clusters][two_mode]") {
    using Catch::Matchers::Contains;
    const auto g = test::graph(3, {{0, 1}, {1, 2}});
    CHECK_THROWS_WITH(two_mode(g, modes(2, 1)), Contains("two modes"));
    CHECK_THROWS_WITH(two_mode(g, {{0, 1, 2}, {"a", "b", "c"}}), Contains("two modes"));
    CHECK_THROWS_WITH(two_mode(g, {{0, 1, Grouping::none}, {"a", "b"}}), Contains("two modes"));
    CHECK_THROWS_AS(two_mode(g, {{0, 1, 0}, {"a", "b"}}, {.resolution = -1}), UsageError);
    CHECK_THROWS_AS(find_algorithm("two_mode").run({.graph = &g}, {}, {}), UsageError);
}
