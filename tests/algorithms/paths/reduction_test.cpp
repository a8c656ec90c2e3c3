#include <entente/algorithms/paths/reduction.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

using namespace entente;
using paths::Arcs;

TEST_CASE("reduction: a tree leaves one vertex and all flows", "[paths][reduction]") {
    // A path 0 - 1 - 2 with a further leaf 3 at 1, and a vertex apart.
    const Arcs arcs(test::graph(5, {{0, 1}, {1, 2}, {1, 3}}));
    const VertexMap<double> one(5, 1.0);
    const auto r = paths::without_trees(arcs, paths::by_breadth(arcs), one, one);
    CHECK(r.core.size() == 2);
    CHECK(r.pieces == std::vector<std::uint32_t>{0, 1, 2});
    CHECK(r.through.values() == std::vector<double>{0, 6, 0, 0, 0});
    for (std::size_t a = 0; a < arcs.size(); ++a) CHECK(r.along[a] == 3);
}

TEST_CASE("reduction: what hangs from a triangle weighs", "[paths][reduction]") {
    // A triangle 0 1 2, from 0 a path 3 - 4.
    const Arcs arcs(test::graph(5, {{0, 1}, {1, 2}, {2, 0}, {0, 3}, {3, 4}}));
    const VertexMap<double> one(5, 1.0);
    const auto r = paths::without_trees(arcs, paths::by_breadth(arcs), one, one);
    CHECK(r.core == std::vector{Vertex{0}, Vertex{1}, Vertex{2}});
    CHECK(r.source.values() == std::vector<double>{3, 1, 1, 2, 1});
    CHECK(r.through.values() == std::vector<double>{8, 0, 0, 6, 0});
    CHECK(r.along[arcs.between(Vertex{4}, Vertex{3})] == 4);
    CHECK(r.along[arcs.between(Vertex{0}, Vertex{3})] == 6);
    CHECK(r.along[arcs.between(Vertex{0}, Vertex{1})] == 0);
}
