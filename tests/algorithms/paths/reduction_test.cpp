#include <entente/algorithms/paths/reduction.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <span>

using namespace entente;
using paths::Arcs;

TEST_CASE("reduction: nothing of a tree remains but its flows", "[paths][reduction]") {
    // A path 0 - 1 - 2 with a further leaf 3 at 1, and a vertex apart.
    const Arcs arcs(test::graph(5, {{0, 1}, {1, 2}, {1, 3}}));
    const VertexMap<double> one(5, 1.0);
    const auto r = paths::into_blocks(arcs, paths::by_breadth(arcs), one, one);
    CHECK(r.vertex.empty());
    CHECK(r.arcs.order() == 0);
    CHECK(r.pieces == std::vector<std::uint32_t>{0});
    CHECK(r.through.values() == std::vector<double>{0, 6, 0, 0, 0});
    for (std::size_t a = 0; a < arcs.size(); ++a) CHECK(r.along[a] == 3);
}

TEST_CASE("reduction: what is behind a vertex weighs", "[paths][reduction]") {
    // A square 0 1 2 3, from 0 a path 4 - 5, from 2 another square 2 6 7 8.
    const Arcs arcs(test::graph(
        9, {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {0, 4}, {4, 5}, {2, 6}, {6, 7}, {7, 8}, {8, 2}}));
    const VertexMap<double> one(9, 1.0);
    const auto r = paths::into_blocks(arcs, paths::by_breadth(arcs), one, one);
    REQUIRE(r.vertex.size() == 8);
    CHECK(r.pieces == std::vector<std::uint32_t>{0, 4, 8});
    for (std::size_t i = 0; i < 8; ++i) {
        const auto v = index(r.vertex[i]);
        const auto block = std::span{r.vertex}.subspan(i / 4 * 4, 4);
        const bool far_square = std::ranges::count(block, Vertex{7}) == 1;
        CHECK(r.source[i] == (v == 0 ? 3 : v != 2 ? 1 : far_square ? 6 : 4));
        CHECK(r.target[i] == r.source[i]);
        CHECK(r.arcs.neighbors(Vertex{static_cast<std::uint32_t>(i)}).size() == 2);
    }
    // 0: 2 behind it with 6 others; 2: 3 with 5; 4: 1 with 7.
    CHECK(r.through.values() == std::vector<double>{24, 0, 30, 0, 14, 0, 0, 0, 0});
    CHECK(r.along[arcs.between(Vertex{5}, Vertex{4})] == 8);
    CHECK(r.along[arcs.between(Vertex{0}, Vertex{4})] == 14);
    CHECK(r.along[arcs.between(Vertex{0}, Vertex{1})] == 0);
    for (std::uint32_t i = 0; i < 8; ++i)
        for (const Vertex to : r.arcs.neighbors(Vertex{i}))
            CHECK(arcs.between(r.vertex[i], r.vertex[index(to)]) < arcs.size());
}

TEST_CASE("reduction: a clique by hops is nobody's way, by length it may be",
          "[paths][reduction]") {
    const Graph g = test::graph(4, {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}},
                                test::undirected, {1, 1, 1, 5, 5, 5});
    const VertexMap<double> one(4, 1.0);
    const Arcs hops(g), lengths(g, paths::Sides::out, paths::Length::weight);
    const auto a = paths::into_blocks(hops, paths::by_breadth(hops), one, one);
    CHECK(a.vertex.empty());
    CHECK(a.along == std::vector<double>(12, 1.0));
    const auto b = paths::into_blocks(lengths, paths::by_breadth(lengths), one, one);
    CHECK(b.vertex.size() == 4);
    CHECK(b.arcs.size() == 12);
}

TEST_CASE("reduction: twins, adjacent or not, are searched once", "[paths][reduction]") {
    // 0 and 1 are adjacent twins, 2 stands apart, all three have the neighbors 3 and 4, and these
    // meet 5 as well.
    const Arcs arcs(test::graph(
        6, {{0, 1}, {0, 3}, {0, 4}, {1, 3}, {1, 4}, {2, 3}, {2, 4}, {3, 5}, {4, 5}, {5, 3}}));
    const std::vector<double> source{1, 1, 1, 1, 1, 1}, target{1, 2, 3, 1, 1, 1};
    const std::vector<std::uint32_t> pieces{0, 6};
    const auto m = paths::without_twins(arcs, pieces, source, target);
    // 0 1 | 2 | 5 have the same neighbors 3 and 4; 3 and 4 have all others.
    CHECK(m.place == std::vector<std::uint32_t>{0, 0, 0, 1, 1, 0});
    CHECK(m.pieces == std::vector<std::uint32_t>{0, 2});
    CHECK(m.copies == std::vector<double>{4, 2});
    CHECK(m.source == std::vector<double>{4, 2});
    CHECK(m.target == std::vector<double>{7, 2});
    // Between 3 and 4, two ordered pairs over four ways; between the others 4 · 7 less what a twin
    // sends to itself or its twin: 2 · 3 + 1 · 3 + 1 · 1, over two ways.
    CHECK(m.between == std::vector<double>{0.5, 9});
}

TEST_CASE("reduction: nothing alike, nothing there", "[paths][reduction]") {
    const Arcs path(test::graph(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}}));
    const std::vector<double> one(5, 1.0);
    const std::vector<std::uint32_t> pieces{0, 5}, none{0};
    const auto m = paths::without_twins(path, pieces, one, one);
    CHECK(m.arcs.order() == 5);
    CHECK(m.copies == one);
    CHECK(m.between == std::vector<double>(5, 0.0));
    const Arcs nothing(Graph{});
    const auto empty = paths::without_twins(nothing, none, {}, {});
    CHECK(empty.arcs.order() == 0);
    CHECK(empty.pieces == none);
    const VertexMap<double> no_weights(0);
    CHECK(paths::into_blocks(nothing, paths::by_breadth(nothing), no_weights, no_weights)
              .vertex.empty());
}
