#include <entente/core/base/errors.hpp>
#include <entente/core/view/graph.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <limits>

using namespace entente;

TEST_CASE("graph: rows are sorted, edges keep their numbers", "[graph]") {
    const auto g = test::graph(4, {{2, 0}, {0, 1}, {1, 0}, {3, 3}});
    CHECK(g.order() == 4);
    CHECK(g.size() == 4);
    const auto row = g.neighbors(Vertex{0});
    CHECK(std::vector<Vertex>(row.begin(), row.end()) == std::vector<Vertex>{Vertex{1}, Vertex{1}, Vertex{2}});
    CHECK(g.edges_of(Vertex{0})[0] == Edge{1});
    CHECK(g.edges_of(Vertex{0})[1] == Edge{2});
    CHECK(g.arc_count(Vertex{3}) == 2); // a self-tie is two arcs
    CHECK(g.neighbors(Vertex{0}, Direction::in).size() == 3);
}

TEST_CASE("graph: both halves of a directed graph hold the same edges", "[graph]") {
    const auto g = test::random_graph(3, 20, 90, test::directed, true);
    std::vector<int> out(g.size()), in(g.size());
    for (const Vertex v : g.vertices()) {
        for (const Edge e : g.edges_of(v)) {
            CHECK(g.ends(e).from == v);
            ++out[index(e)];
        }
        for (const Edge e : g.edges_of(v, Direction::in)) {
            CHECK(g.ends(e).to == v);
            ++in[index(e)];
        }
        CHECK(std::is_sorted(g.neighbors(v).begin(), g.neighbors(v).end()));
    }
    CHECK(out == std::vector<int>(g.size(), 1));
    CHECK(in == out);
    CHECK(g.undirected().arc_count(Vertex{4}) == g.arc_count(Vertex{4}) + g.arc_count(Vertex{4}, Direction::in));
}

TEST_CASE("graph: simplified has no loops and no parallel edges, weights added", "[graph]") {
    std::vector<Edge> origin;
    const auto g = test::graph(3, {{1, 0}, {0, 1}, {2, 2}, {1, 2}}, test::undirected, {1, 2, 4, 8}).simplified(&origin);
    CHECK(g.size() == 2);
    CHECK(g.weight(Edge{0}) == 3);
    CHECK(origin == std::vector<Edge>{Edge{0}, Edge{3}});
    CHECK(test::graph(2, {{0, 1}, {1, 0}, {0, 1}}, test::directed).simplified().size() == 2);
}

TEST_CASE("graph: refuses ends outside, wrong weights", "[graph]") {
    CHECK_THROWS_AS(test::graph(2, {{0, 2}}), UsageError);
    CHECK_THROWS_AS(test::graph(2, {{0, 1}}, test::undirected, {1, 2}), UsageError);
    CHECK_THROWS_AS(test::graph(2, {{0, 1}}, test::undirected, {-1}), UsageError);
    CHECK_THROWS_AS(test::graph(2, {{0, 1}}, test::undirected, {std::numeric_limits<double>::quiet_NaN()}), UsageError);
    CHECK(Graph{}.order() == 0);
}

TEST_CASE("graph: edges that come sorted need no ends of their own, and keep them", "[graph]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto kind = seed % 2 ? test::directed : test::undirected;
    const auto drawn = test::random_graph(seed, 9, 5 * seed, kind, seed % 3 == 0); // dense: parallel ties, self-ties
    std::vector<EdgeEnds> edges;
    for (const Edge e : drawn.edges()) {
        EdgeEnds ends = drawn.ends(e);
        if (kind == test::undirected && ends.to < ends.from) std::swap(ends.from, ends.to);
        edges.push_back(ends);
    }
    std::sort(edges.begin(), edges.end(), [](const EdgeEnds& a, const EdgeEnds& b) {
        return std::pair{a.from, a.to} < std::pair{b.from, b.to};
    });
    const Graph sorted{9, edges, kind};
    std::vector<std::size_t> arcs(edges.size());
    for (const Edge e : sorted.edges()) CHECK(sorted.ends(e) == edges[index(e)]);
    for (const Vertex v : sorted.vertices()) {
        CHECK(std::equal(sorted.neighbors(v).begin(), sorted.neighbors(v).end(), drawn.neighbors(v).begin(),
                         drawn.neighbors(v).end()));
        const auto row = sorted.neighbors(v);
        const auto numbers = sorted.edges_of(v);
        for (std::size_t i = 0; i < row.size(); ++i) {
            ++arcs[index(numbers[i])];
            const auto [a, b] = edges[index(numbers[i])];
            CHECK(((a == v && b == row[i]) || (kind == test::undirected && b == v && a == row[i])));
            if (i) CHECK(std::pair{row[i - 1], numbers[i - 1]} <= std::pair{row[i], numbers[i]});
        }
    }
    CHECK(arcs == std::vector<std::size_t>(edges.size(), kind == test::undirected ? 2 : 1));
}
