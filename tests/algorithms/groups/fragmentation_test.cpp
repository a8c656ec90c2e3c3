#include <entente/algorithms/groups/fragmentation.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using groups::pairs_left;

TEST_CASE("fragmentation: agrees with removing each", "[groups][fragmentation]") {
    const auto seed = GENERATE(range(0u, 30u));
    const auto g =
        test::random_graph(seed, 12, 4 + seed / 2, seed % 2 ? test::directed : test::undirected);
    std::vector<char> removed(12, 0);
    for (std::size_t v = 0; v < 12; ++v) removed[v] = seed % 3 == 0 && v % 5 == 1;
    const paths::Arcs arcs(g, paths::Sides::all);
    const auto left = pairs_left(arcs, removed);
    for (std::size_t v = 0; v < 12; ++v) {
        if (removed[v]) {
            CHECK(left[v] == 0);
            continue;
        }
        std::vector<EdgeEnds> kept;
        for (const Edge e : g.edges()) {
            const auto a = index(g.ends(e).from), b = index(g.ends(e).to);
            if (!removed[a] && !removed[b] && a != v && b != v) kept.push_back(g.ends(e));
        }
        const auto d = test::oracle_distances(Graph(12, kept, test::undirected));
        double pairs = 0;
        for (std::size_t a = 0; a < 12; ++a)
            for (std::size_t b = 0; b < 12; ++b) pairs += a != b && std::isfinite(d[a][b]);
        CHECK(left[v] == pairs);
    }
}

TEST_CASE("fragmentation: a path too deep for recursion", "[groups][fragmentation]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    for (std::uint32_t i = 0; i < 299'999; ++i) ties.emplace_back(i, i + 1);
    const auto g = test::graph(300'000, ties);
    const auto left = pairs_left(paths::Arcs(g, paths::Sides::all), std::vector<char>(300'000, 0));
    CHECK(left[0] == 299'999.0 * 299'998);
    CHECK(left[150'000] == 150'000.0 * 149'999 + 149'999.0 * 149'998);
}
