#include <entente/algorithms/blocks/equivalence.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

#include <cmath>

using namespace entente;
using blocks::equivalence;
using blocks::Unlikeness;
using blocks::unlikeness;

namespace {

std::vector<std::vector<double>> matrix_of(const Graph& g) {
    std::vector m(g.order(), std::vector(g.order(), 0.0));
    for (const Edge e : g.edges()) {
        const auto u = index(g.ends(e).from), v = index(g.ends(e).to);
        if (u == v) continue;
        m[u][v] += g.weight(e);
        if (!g.is_directed()) m[v][u] += g.weight(e);
    }
    return m;
}

} // namespace

TEST_CASE("equivalence: distances entry by entry", "[blocks][equivalence]") {
    const auto seed = GENERATE(range(0u, 16u));
    const auto g = test::random_graph(seed, 9, 8 + 3 * seed, seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const auto m = matrix_of(g);
    const auto euclidean = unlikeness(g, Unlikeness::euclidean), correlation = unlikeness(g, Unlikeness::correlation);
    for (std::size_t u = 0; u < 9; ++u)
        for (std::size_t v = 0; v < u; ++v) {
            std::vector<double> x, y;
            for (std::size_t w = 0; w < 9; ++w) {
                if (w == u || w == v) continue;
                x.push_back(m[u][w]);
                y.push_back(m[v][w]);
                if (g.is_directed()) {
                    x.push_back(m[w][u]);
                    y.push_back(m[w][v]);
                }
            }
            double square = 0, mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
            const auto n = static_cast<double>(x.size());
            for (std::size_t i = 0; i < x.size(); ++i) {
                square += (x[i] - y[i]) * (x[i] - y[i]);
                mx += x[i] / n;
                my += y[i] / n;
            }
            for (std::size_t i = 0; i < x.size(); ++i) {
                xx += (x[i] - mx) * (x[i] - mx);
                yy += (y[i] - my) * (y[i] - my);
                xy += (x[i] - mx) * (y[i] - my);
            }
            CHECK(euclidean(u, v) == Approx(std::sqrt(square)));
            const double r = x == y ? 1 : xx > 1e-9 && yy > 1e-9 ? xy / std::sqrt(xx * yy) : 0;
            CHECK(correlation(u, v) == Approx(1 - r).margin(1e-9));
        }
}

TEST_CASE("equivalence: ideal positions are found", "[blocks][equivalence]") {
    const auto distance = GENERATE(Unlikeness::euclidean, Unlikeness::correlation);
    const auto kind = GENERATE(test::undirected, test::directed);
    // 0-3 are tied to 4-8 and not among themselves; 4-8 among themselves too; 9-11 to 0-3.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    const auto to = test::shuffled(3, 12);
    const auto position = [](std::uint32_t v) { return v < 4 ? 1u : v < 9 ? 0u : 2u; };
    for (std::uint32_t u = 0; u < 12; ++u)
        for (std::uint32_t v = 0; v < 12; ++v) {
            if (u == v || (kind == test::undirected && v < u)) continue;
            const auto a = position(u), b = position(v);
            if ((a == 1 && b == 0) || (a == 0 && b == 0) || (a == 1 && b == 2)) ties.emplace_back(to[u], to[v]);
        }
    const auto g = test::graph(12, ties, kind);
    const auto parts = equivalence(g, {.distance = distance, .clusters = 3});
    CHECK(parts.count == 3);
    for (std::uint32_t v = 0; v < 12; ++v) CHECK(parts.cluster[Vertex{to[v]}] == position(v));
    CHECK(parts.quality[0] == std::pair<std::string, double>{"height", 0});
    CHECK(parts.quality[1].second > 0);
    CHECK(parts.quality[2].second == Approx(1));
    // The greatest leap may be the last: then positions far apart hide what parts the near ones.
    const auto leap = equivalence(g, {.distance = distance});
    CHECK((leap.count == 2 || leap.count == 3));
    CHECK(equivalence(g, {.distance = distance, .clusters = 12}).count == 12);
    CHECK(equivalence(g, {.distance = distance, .clusters = 1}).count == 1);
}

TEST_CASE("equivalence: a star has two positions", "[blocks][equivalence]") {
    const auto parts = equivalence(test::graph(5, {{2, 0}, {2, 1}, {2, 3}, {2, 4}, {2, 2}}));
    CHECK(parts.count == 2);
    CHECK(parts.cluster[Vertex{2}] == 1);
    CHECK(parts.quality[1].second == Approx(std::sqrt(3)));
    CHECK(equivalence(test::graph(3, {{0, 1}, {1, 2}, {2, 0}})).count == 1);
}

TEST_CASE("equivalence: the karate club as SciPy's linkage parts it", "[blocks][equivalence]") {
    const auto far = equivalence(test::karate(), {.clusters = 4});
    CHECK(far.quality[0].second == Approx(3));
    CHECK(far.quality[1].second == Approx(3.136816132));
    CHECK(far.cluster[Vertex{0}] == far.cluster[Vertex{1}]);
    CHECK(far.cluster[Vertex{32}] == far.cluster[Vertex{33}]);
    const auto near = equivalence(test::karate(), {.distance = Unlikeness::correlation, .clusters = 4});
    CHECK(near.quality[0].second == Approx(0.832400920));
    CHECK(near.quality[1].second == Approx(0.845591111));
}

TEST_CASE("equivalence: refuses nonsense and large graphs", "[blocks][equivalence]") {
    CHECK_THROWS_AS(equivalence(test::graph(16'001, {})), UsageError);
    CHECK_THROWS_AS(find_algorithm("equivalence").run({.graph = &test::karate()}, {{"distance", {"far"}}}, {}), UsageError);
    CHECK(equivalence(Graph()).count == 0);
}
