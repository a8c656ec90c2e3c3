#include <entente/algorithms/blocks/relation.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <vector>

using namespace entente;
using blocks::Relation;

TEST_CASE("relation: the matrix that edges add up to", "[blocks][relation]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto g = test::random_graph(seed, 9, 5 * seed, seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    std::vector matrix(9, std::vector(9, 0.0));
    for (const Edge e : g.edges()) {
        const auto u = index(g.ends(e).from), v = index(g.ends(e).to);
        if (u == v) continue;
        matrix[u][v] += g.weight(e);
        if (!g.is_directed()) matrix[v][u] += g.weight(e);
    }
    const Relation relation(g);
    CHECK(relation.order() == 9);
    CHECK(relation.is_symmetric() == !g.is_directed());
    std::size_t tied = 0, out = 0, in = 0;
    for (const Vertex u : g.vertices()) {
        for (const Vertex v : g.vertices()) {
            CHECK(relation.between(u, v) == matrix[index(u)][index(v)]);
            tied += matrix[index(u)][index(v)] > 0;
        }
        for (const auto& c : relation.row(u)) out += c.weight == matrix[index(u)][index(c.to)];
        for (const auto& c : relation.row(u, Direction::in)) in += c.weight == matrix[index(c.to)][index(u)];
    }
    CHECK(relation.size() == tied);
    CHECK(out == tied);
    CHECK(in == tied);
}

TEST_CASE("relation: ties of weight 0 are none", "[blocks][relation]") {
    const Relation relation(test::graph(3, {{0, 1}, {1, 2}}, test::undirected, {0, 1}));
    CHECK(relation.size() == 2);
    CHECK(relation.row(Vertex{0}).empty());
    CHECK(Relation(test::graph(0, {})).order() == 0);
}
