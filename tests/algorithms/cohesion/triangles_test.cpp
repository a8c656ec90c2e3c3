#include <entente/algorithms/cohesion/triangles.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <numeric>

using namespace entente;
using cohesion::triangles;

TEST_CASE("triangles: by hand", "[cohesion][triangles]") {
    const auto bowtie = test::graph(6, {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 2}, {4, 5}, {0, 1}, {5, 5}});
    CHECK(triangles(bowtie).value == VertexMap<double>{1, 1, 2, 1, 1, 0});
    CHECK(triangles(test::graph(3, {{0, 1}, {1, 2}, {2, 0}}, test::directed)).value == VertexMap<double>{1, 1, 1});
    CHECK(triangles(test::graph(4, {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}})).value ==
          VertexMap<double>{3, 3, 3, 3});
}

TEST_CASE("triangles: as all triples tell, on any number of threads", "[cohesion][triangles]") {
    const auto seed = GENERATE(range(0u, 20u));
    const auto g = test::random_graph(seed, 40, 15 * seed, seed % 2 ? test::directed : test::undirected);
    std::vector tied(40, std::vector<bool>(40));
    for (const Edge e : g.edges()) {
        const auto [u, v] = g.ends(e);
        if (u != v) tied[index(u)][index(v)] = tied[index(v)][index(u)] = true;
    }
    VertexMap<double> expected(40);
    for (std::uint32_t a = 0; a < 40; ++a)
        for (std::uint32_t b = 0; b < a; ++b)
            for (std::uint32_t c = 0; c < b; ++c)
                if (tied[a][b] && tied[b][c] && tied[a][c])
                    for (const auto v : {a, b, c}) ++expected[Vertex{v}];
    CHECK(triangles(g).value == expected);
    CHECK(triangles(g, {}, {.threads = 3}).value == expected);
}

TEST_CASE("triangles: forward arcs know where they come from", "[cohesion][triangles]") {
    const auto g = test::random_graph(5, 2000, 9000);
    const paths::Arcs arcs(g, paths::Sides::all);
    const cohesion::ForwardArcs forward(arcs);
    std::size_t count = 0;
    for (std::size_t i = 0; i < forward.order(); ++i)
        for (std::size_t a = 0; a < forward.row(i).size(); ++a, ++count) {
            const auto arc = forward.arc_of(forward.first(i) + a);
            CHECK(arc >= arcs.first(forward.vertex(i)));
            CHECK(arc < arcs.last(forward.vertex(i)));
            CHECK(arcs.target(arc) == forward.vertex(forward.row(i)[a]));
        }
    CHECK(2 * count == arcs.size());
}
