#include <entente/algorithms/centrality/tie_betweenness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "path_oracle.hpp"
#include "support/graphs.hpp"

#include <numeric>

using namespace entente;
using centrality::Length;
using centrality::tie_betweenness;

TEST_CASE("tie betweenness: values worked by hand", "[centrality][tie_betweenness]") {
    const auto path = test::graph(4, {{0, 1}, {1, 2}, {2, 3}, {1, 1}});
    CHECK(tie_betweenness(path).value.values() == std::vector<double>{3, 4, 3, 0});
    CHECK(tie_betweenness(path, {.normalized = true}).value[Edge{1}] == Approx(4.0 / 6));
    const auto parallel = test::graph(2, {{0, 1}, {1, 0}});
    CHECK(tie_betweenness(parallel).value.values() == std::vector<double>{0.5, 0.5});
    const auto longer = test::graph(2, {{0, 1}, {1, 0}}, test::undirected, {1, 2});
    CHECK(tie_betweenness(longer, {.length = Length::weight}).value.values() ==
          std::vector<double>{1, 0});
    const auto none = test::graph(2, {{0, 1}}, test::undirected, {0.0});
    CHECK(tie_betweenness(none, {.length = Length::inverse}).value.values() ==
          std::vector<double>{0});
}

TEST_CASE("tie betweenness: agrees with every path written down", "[centrality][tie_betweenness]") {
    const auto seed = GENERATE(range(0u, 60u));
    const bool directed = seed % 2, weighted = seed % 3 == 0, multiplicity = seed % 5 < 2;
    const auto g = test::random_graph(seed, 6, 3 + seed % 11,
                                      directed ? test::directed : test::undirected, weighted);
    const auto length = weighted ? (seed % 4 ? Length::weight : Length::inverse) : Length::hops;
    const auto far = [&](Edge e) {
        return length == Length::inverse ? 1 / g.weight(e) : g.weight(e);
    };
    const auto expected = test::oracle_betweenness(g, far, multiplicity);
    const auto b = tie_betweenness(g, {.length = length, .multiplicity = multiplicity});
    for (const Edge e : g.edges())
        CHECK(b.value[e] == Approx((directed ? 1 : 0.5) * expected.edges[index(e)]).margin(1e-12));
}

TEST_CASE("tie betweenness: adds up to all distances", "[centrality][tie_betweenness]") {
    const auto seed = GENERATE(range(0u, 8u));
    const auto g = test::random_graph(seed, 25, 50, seed % 2 ? test::directed : test::undirected);
    double expected = 0;
    for (const auto& row : test::oracle_distances(g))
        for (const double d : row)
            if (d < 1000) expected += d;
    const auto b = tie_betweenness(g);
    CHECK(std::accumulate(b.value.begin(), b.value.end(), 0.0) ==
          Approx(g.is_directed() ? expected : expected / 2));
    CHECK(tie_betweenness(g, {}, {.threads = 3}).value == b.value);
}

TEST_CASE("tie betweenness: refuses nonsense", "[centrality][tie_betweenness]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});
    CHECK_THROWS_AS(tie_betweenness(g, {.length = Length::weight}), UsageError);
    CHECK_THROWS_AS(find_algorithm("tie_betweenness").run({.graph = &g}, {{"length", {"km"}}}, {}),
                    UsageError);
}
