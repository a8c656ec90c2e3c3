#include <entente/algorithms/centrality/betweenness.hpp>
#include <entente/core/run/catalogue.hpp>
#include <entente/core/view/bgl.hpp>

#include <boost/graph/betweenness_centrality.hpp>
#include <catch2/catch.hpp>

#include "path_oracle.hpp"
#include "support/graphs.hpp"

#include <numeric>

using namespace entente;
using centrality::betweenness;
using centrality::Length;

TEST_CASE("betweenness: the hub of a star with k leaves scores k (k - 1) / 2",
          "[centrality][betweenness]") {
    for (const std::uint32_t k : {1u, 2u, 5u, 40u, 121u}) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
        for (std::uint32_t leaf = 1; leaf <= k; ++leaf) ties.emplace_back(0, leaf);
        const auto star = test::graph(k + 1, ties);
        CHECK(betweenness(star).value[Vertex{0}] == k * (k - 1) / 2);
        CHECK(betweenness(star).value[Vertex{1}] == 0);
        CHECK(betweenness(star, {.normalized = true}).value[Vertex{0}] == Approx(k > 1 ? 1 : 0));
    }
}

TEST_CASE("betweenness: the Medici among the marriages of Florence", "[centrality][betweenness]") {
    // Padgett's 15 connected families in alphabetical order: Albizzi 1, Guadagni 6, Medici 8.
    const auto g = test::graph(15, {{0, 8},  {1, 5},  {1, 6},  {1, 8},   {2, 4},   {2, 8},  {3, 6},
                                    {3, 10}, {3, 13}, {4, 10}, {4, 13},  {6, 7},   {6, 14}, {8, 11},
                                    {8, 12}, {8, 14}, {9, 12}, {10, 13}, {11, 13}, {11, 14}});
    const auto b = betweenness(g).value;
    CHECK(b[Vertex{8}] == Approx(47.5));
    CHECK(b[Vertex{6}] == Approx(23 + 1.0 / 6));
    CHECK(b[Vertex{1}] == Approx(19 + 1.0 / 3));
}

TEST_CASE("betweenness: agrees with every path written down", "[centrality][betweenness]") {
    const auto seed = GENERATE(range(0u, 60u));
    const bool directed = seed % 2, weighted = seed % 3 == 0, multiplicity = seed % 5 < 2;
    const auto g = test::random_graph(seed, 6, 3 + seed % 11,
                                      directed ? test::directed : test::undirected, weighted);
    const auto length = weighted ? (seed % 4 ? Length::weight : Length::inverse) : Length::hops;
    const auto far = [&](Edge e) {
        return length == Length::inverse ? 1 / g.weight(e) : g.weight(e);
    };
    const double half = directed ? 1 : 0.5;
    for (const bool endpoints : {false, true}) {
        const auto expected = test::oracle_betweenness(g, far, multiplicity, endpoints);
        const auto b = betweenness(
            g, {.endpoints = endpoints, .length = length, .multiplicity = multiplicity});
        for (const Vertex v : g.vertices())
            CHECK(b.value[v] == Approx(half * expected.vertices[index(v)]).margin(1e-12));
    }
}

TEST_CASE("betweenness: agrees with Boost.Graph", "[centrality][betweenness]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g =
        test::random_graph(seed, 40, 90, seed % 2 ? test::directed : test::undirected).simplified();
    std::vector<double> expected(40);
    const auto map = boost::make_iterator_property_map(expected.begin(), bgl::VertexIndex{});
    boost::brandes_betweenness_centrality(
        g, boost::centrality_map(map).vertex_index_map(bgl::VertexIndex{}));
    const auto b = betweenness(g);
    // To Boost.Graph, Graph is a digraph that holds each undirected tie both ways.
    for (const Vertex v : g.vertices())
        CHECK(b.value[v] == Approx(expected[index(v)] * (g.is_directed() ? 1 : 0.5)).margin(1e-10));
}

TEST_CASE("betweenness: laws", "[centrality][betweenness]") {
    const auto seed = GENERATE(range(0u, 8u));
    const auto kind = seed % 2 ? test::directed : test::undirected;
    const auto g = test::random_graph(seed, 30, 60, kind),
               h = test::random_graph(seed + 99, 20, 30, kind);
    const auto b = betweenness(g);
    SECTION("any number of threads gives the same bits") {
        CHECK(betweenness(g, {}, {.threads = 4}).value == b.value);
    }
    SECTION("turning every arrow changes nothing") {
        const auto t = betweenness(test::transposed(g));
        for (const Vertex v : g.vertices()) CHECK(t.value[v] == Approx(b.value[v]).margin(1e-12));
    }
    SECTION("what is elsewhere does not matter") {
        const auto both = betweenness(test::disjoint_union(g, h));
        for (const Vertex v : g.vertices())
            CHECK(both.value[v] == Approx(b.value[v]).margin(1e-12));
    }
    SECTION("it adds up to the inner vertices of all shortest paths") {
        double expected = 0;
        for (const auto& row : test::oracle_distances(g))
            for (const double d : row)
                if (d > 0 && d < 1000) expected += d - 1;
        const double sum = std::accumulate(b.value.begin(), b.value.end(), 0.0);
        CHECK(sum == Approx(g.is_directed() ? expected : expected / 2));
    }
}

TEST_CASE("betweenness: refuses nonsense", "[centrality][betweenness]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});
    CHECK_THROWS_AS(betweenness(g, {.length = Length::weight}), UsageError);
    CHECK_THROWS_AS(
        find_algorithm("betweenness").run({.graph = &g}, {{"normalised", {"true"}}}, {}),
        UsageError);
}

TEST_CASE("betweenness: between groups, and within a distance", "[centrality][betweenness]") {
    // A path 0 - 1 - 2 - 3 - 4; a: 0 and 1, b: 3 and 4.
    const auto g = test::graph(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
    const Grouping grouping{{0, 0, Grouping::none, 1, 1}, {"a", "b"}};
    const auto values = [&](const centrality::BetweennessOptions& options) {
        return betweenness(g, grouping, options).value.values();
    };
    CHECK(values({.sources = {"a"}, .targets = {"b"}}) == std::vector<double>{0, 2, 4, 2, 0});
    CHECK(values({.normalized = true, .sources = {"a"}, .targets = {"b"}}) ==
          std::vector<double>{0, 1, 1, 1, 0});
    CHECK(values({.sources = {"a", "b"}, .targets = {"a", "b"}}) ==
          std::vector<double>{0, 2, 4, 2, 0});
    // From 0 and 1 to all: the pair of 0 and 1 counts once, and nothing lies between them.
    CHECK(values({.sources = {"a"}}) == std::vector<double>{0, 3, 4, 2, 0});
    CHECK(values({.horizon = 2.0}) == std::vector<double>{0, 1, 1, 1, 0});
    CHECK(values({.horizon = 3.5}) == std::vector<double>{0, 2, 3, 2, 0});
    CHECK(values({.endpoints = true, .horizon = 1.0}) == std::vector<double>{1, 2, 2, 2, 1});
    CHECK_THROWS_AS(betweenness(g, grouping, {.sources = {"c"}}), UsageError);
    CHECK_THROWS_AS(betweenness(g, {.sources = {"a"}}), UsageError);
    CHECK_THROWS_AS(betweenness(g, grouping, {.endpoints = true, .sources = {"a"}}), UsageError);
    CHECK_THROWS_AS(betweenness(g, {.horizon = -1.0}), UsageError);
}
