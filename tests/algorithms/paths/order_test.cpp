#include <entente/algorithms/paths/order.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <numeric>

using namespace entente;
using paths::Arcs;
using paths::Rows;

TEST_CASE("order: breadth-first from the hub, piece after piece", "[paths][order]") {
    const auto g = test::graph(7, {{5, 6}, {1, 2}, {2, 3}, {2, 4}, {4, 0}});
    const auto order = paths::by_breadth(Arcs(g));
    CHECK(order.places ==
          std::vector{Vertex{2}, Vertex{1}, Vertex{3}, Vertex{4}, Vertex{0}, Vertex{5}, Vertex{6}});
    CHECK(order.pieces == std::vector<std::uint32_t>{0, 5, 7});
    CHECK(order.depth == 2);
    CHECK(paths::by_degree(Arcs(g)).front() == Vertex{2});
    CHECK(paths::by_breadth(Arcs(test::graph(0, {}))).pieces == std::vector<std::uint32_t>{0});
}

TEST_CASE("order: every vertex once, pieces closed under arcs", "[paths][order]") {
    const auto seed = GENERATE(range(0u, 20u));
    const auto g =
        test::random_graph(seed, 40, 10 + 3 * seed, seed % 2 ? test::directed : test::undirected);
    const Arcs arcs(g);
    const auto order = paths::by_breadth(arcs);
    auto sorted = order.places, by_degree = paths::by_degree(arcs);
    std::sort(sorted.begin(), sorted.end());
    std::sort(by_degree.begin(), by_degree.end());
    CHECK(by_degree == sorted);
    REQUIRE(sorted.size() == 40);
    VertexMap<std::size_t> piece(40);
    for (std::size_t p = 0; p + 1 < order.pieces.size(); ++p)
        for (std::size_t i = order.pieces[p]; i < order.pieces[p + 1]; ++i)
            piece[order.places[i]] = p;
    for (std::uint32_t v = 0; v < 40; ++v) {
        CHECK(sorted[v] == Vertex{v});
        for (const Vertex w : arcs.neighbors(Vertex{v})) CHECK(piece[Vertex{v}] == piece[w]);
    }
}

TEST_CASE("order: rows turned round twice are the same rows", "[paths][order]") {
    const auto g = test::random_graph(3, 20, 60, test::directed);
    const Rows rows = paths::rows_of(Arcs(g)), back = paths::transposed(rows),
               again = paths::transposed(back);
    CHECK(again.first == rows.first);
    CHECK(again.target == rows.target);
    for (std::uint32_t v = 0; v < rows.order(); ++v)
        for (const auto w : rows.row(v)) {
            const auto row = back.row(w);
            CHECK(std::binary_search(row.begin(), row.end(), v));
        }
}

TEST_CASE("order: patches are near one another and hold every place", "[paths][order]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    for (std::uint32_t v = 0; v < 99; ++v) ties.emplace_back(v, v + 1);
    const Rows rows = paths::rows_of(Arcs(test::graph(100, ties)));
    auto places = paths::in_patches(rows, rows, 10);
    std::vector<std::uint32_t> all(100);
    std::iota(all.begin(), all.end(), 0u);
    CHECK(places == all);
    const auto g = test::random_graph(5, 50, 40, test::directed);
    const Rows out = paths::rows_of(Arcs(g)), in = paths::transposed(out);
    places = paths::in_patches(out, in, 8);
    std::sort(places.begin(), places.end());
    CHECK(std::equal(places.begin(), places.end(), all.begin()));
}
