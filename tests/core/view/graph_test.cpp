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
