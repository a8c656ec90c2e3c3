#include <entente/algorithms/current/current_closeness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

using namespace entente;
using current::current_closeness;

TEST_CASE("current closeness: values worked by hand", "[current][current_closeness]") {
    const auto path = current_closeness(test::graph(3, {{0, 1}, {1, 2}})).value;
    CHECK(path[Vertex{0}] == Approx(2.0 / 3));
    CHECK(path[Vertex{1}] == Approx(1));
    // In a triangle the direct tie and the way round make 2 / 3.
    const auto triangle = test::graph(3, {{0, 1}, {1, 2}, {2, 0}});
    CHECK(current_closeness(triangle).value[Vertex{2}] == Approx(1.5));
    CHECK(current_closeness(triangle, {.normalized = false}).value[Vertex{2}] == Approx(0.75));
    const auto twice = test::graph(2, {{0, 1}, {0, 1}}, test::directed, {1, 2});
    CHECK(current_closeness(twice).value[Vertex{0}] == Approx(3));
    const auto apart = current_closeness(test::graph(4, {{0, 1}, {2, 2}})).value;
    CHECK(apart[Vertex{0}] == Approx(1.0 / 3));
    CHECK(apart[Vertex{2}] == 0);
}

TEST_CASE("current closeness: a tie more never lowers it", "[current][current_closeness]") {
    const auto seed = GENERATE(range(0u, 6u));
    const auto g = test::random_graph(seed, 10, 30);
    std::vector<EdgeEnds> edges;
    for (const Edge e : g.edges()) edges.push_back(g.ends(e));
    edges.push_back({Vertex{seed}, Vertex{9}});
    const auto before = current_closeness(g).value,
               after = current_closeness(Graph(10, edges, test::undirected)).value;
    for (const Vertex v : g.vertices()) CHECK(after[v] >= before[v] - 1e-12);
}

TEST_CASE("current closeness: refuses nonsense", "[current][current_closeness]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(
        find_algorithm("current_closeness").run({.graph = &g}, {{"normalized", {"so"}}}, {}),
        UsageError);
}
