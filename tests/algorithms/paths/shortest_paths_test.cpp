#include <entente/algorithms/paths/shortest_paths.hpp>
#include <entente/core/base/errors.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>

using namespace entente;
using paths::Arcs;
using paths::Length;
using paths::Search;
using paths::Sides;

TEST_CASE("shortest paths: agree with Floyd and Warshall", "[paths]") {
    const auto seed = GENERATE(range(0u, 30u));
    const auto kind = seed % 2 ? test::directed : test::undirected;
    const auto g = test::random_graph(seed, 12, seed, kind, true);
    const bool by_weight = seed % 3 != 0;
    const auto expected = test::oracle_distances(g, by_weight);
    const Arcs arcs(g, Sides::out, by_weight ? Length::weight : Length::hops);
    Search search(arcs); // one for all sources: memory must not leak from search to search
    for (const Vertex s : g.vertices()) {
        search.from(s);
        std::size_t finite = 0;
        for (const Vertex t : g.vertices()) {
            CHECK(search.distance(t) == expected[index(s)][index(t)]);
            finite += expected[index(s)][index(t)] != Search::unreached;
        }
        CHECK(search.reached().size() == finite);
        CHECK(search.reached().front() == s);
        CHECK(std::is_sorted(
            search.reached().begin(), search.reached().end(),
            [&](Vertex a, Vertex b) { return search.distance(a) < search.distance(b); }));
    }
}

TEST_CASE("shortest paths: a horizon cuts, and is forgotten by the next search", "[paths]") {
    const auto g = test::graph(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}}, test::undirected, {1, 1, 1, 1});
    const auto length = GENERATE(Length::hops, Length::weight);
    const Arcs arcs(g, Sides::out, length);
    Search search(arcs);
    search.from(Vertex{0}, 2);
    CHECK(search.reached().size() == 3);
    CHECK(search.distance(Vertex{3}) == Search::unreached);
    search.count_paths(false);
    CHECK(search.paths(Vertex{2}) == 1);
    search.from(Vertex{0});
    CHECK(search.reached().size() == 5);
    search.from(Vertex{0}, 0);
    CHECK(search.reached().size() == 1);
}

TEST_CASE("shortest paths: counted, with and without parallel ties", "[paths]") {
    // A square with one side doubled: two ways round, or three.
    const auto g = test::graph(4, {{0, 1}, {0, 1}, {0, 2}, {1, 3}, {2, 3}});
    const Arcs arcs(g);
    Search search(arcs);
    search.from(Vertex{0});
    search.count_paths(false);
    CHECK(search.paths(Vertex{3}) == 2);
    search.count_paths(true);
    CHECK(search.paths(Vertex{3}) == 3);
}

TEST_CASE("shortest paths: lengths that differ by rounding only are equal", "[paths]") {
    // Three thirds against one; 0.1 + 0.2 against 0.3.
    const auto g =
        test::graph(4, {{0, 1}, {1, 2}, {0, 3}, {3, 2}}, test::undirected, {0.1, 0.2, 0.15, 0.15});
    const Arcs arcs(g, Sides::out, Length::weight);
    Search search(arcs);
    search.from(Vertex{0});
    search.count_paths(false);
    CHECK(search.paths(Vertex{2}) == 2);
}

TEST_CASE("shortest paths: more than can be counted is refused", "[paths]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties; // a chain of 1100 diamonds
    std::uint32_t at = 0;
    for (int i = 0; i < 1100; ++i, at += 3) {
        ties.insert(ties.end(), {{at, at + 1}, {at, at + 2}, {at + 1, at + 3}, {at + 2, at + 3}});
    }
    const auto g = test::graph(at + 1, ties);
    const Arcs arcs(g);
    Search search(arcs);
    search.from(Vertex{0});
    CHECK_THROWS_AS(search.count_paths(false), UsageError);
}
