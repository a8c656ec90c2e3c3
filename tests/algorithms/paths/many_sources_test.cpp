#include <entente/algorithms/paths/many_sources.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <numeric>

using namespace entente;
using paths::ManySources;
using paths::Rows;

namespace {

/// How many sources are at each distance from a place, on every set of instructions.
void check(const Graph& g, const std::vector<std::uint32_t>& sources) {
    const auto d = test::oracle_distances(g);
    const Rows out = paths::rows_of(paths::Arcs(g));
    const Rows in = g.is_directed() ? paths::transposed(out) : out;
    for (const auto instructions : paths::known_instructions()) {
        ManySources search(out, in, instructions);
        for (int again = 0; again < 2; ++again) { // memory must not leak from search to search
            search.start(sources);
            for (double hops = 1;; ++hops) {
                const auto found = search.advance();
                std::vector<std::uint32_t> count(g.order()), expected(g.order());
                for (const auto& visit : found) {
                    CHECK(count[visit.place] == 0);
                    count[visit.place] = visit.count;
                }
                for (std::size_t v = 0; v < g.order(); ++v)
                    for (const auto s : sources) expected[v] += d[v][s] == hops;
                REQUIRE(count == expected);
                if (found.empty()) break;
            }
        }
    }
}

} // namespace

TEST_CASE("many sources: agree with Floyd and Warshall", "[paths][many_sources]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto g =
        test::random_graph(seed, 150, 60 + 40 * seed, seed % 2 ? test::directed : test::undirected);
    std::vector<std::uint32_t> sources(seed < 6 ? 150 : 7);
    std::iota(sources.begin(), sources.end(), seed);
    sources.erase(std::remove_if(sources.begin(), sources.end(), [](auto s) { return s >= 150; }),
                  sources.end());
    check(g, sources);
}

TEST_CASE("many sources: as many as fit, on a long path and on a star", "[paths][many_sources]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> path, star;
    for (std::uint32_t v = 1; v < 530; ++v) {
        if (v < 300) path.emplace_back(v - 1, v);
        star.emplace_back(0, v);
    }
    check(test::graph(300, path), {0, 299, 150});
    std::vector<std::uint32_t> sources(ManySources::most);
    std::iota(sources.begin(), sources.end(), 3u);
    check(test::graph(530, star), sources);
}
