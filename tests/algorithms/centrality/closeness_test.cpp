#include <entente/algorithms/centrality/closeness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using centrality::closeness;
using centrality::Length;
using centrality::Sides;
using Variant = centrality::ClosenessVariant;

TEST_CASE("closeness: values worked by hand", "[centrality][closeness]") {
    const auto path = test::graph(3, {{0, 1}, {1, 2}});
    for (const auto variant : {Variant::wasserman_faust, Variant::component, Variant::classical}) {
        const auto c = closeness(path, {.variant = variant}).value;
        CHECK(c[Vertex{0}] == Approx(2.0 / 3));
        CHECK(c[Vertex{1}] == 1);
    }
    CHECK(closeness(path, {.variant = Variant::classical, .normalized = false}).value[Vertex{0}] ==
          Approx(1.0 / 3));
}

TEST_CASE("closeness: what cannot be reached", "[centrality][closeness]") {
    const auto g = test::graph(6, {{0, 1}, {2, 3}, {3, 4}});
    const auto wf = closeness(g).value;
    CHECK(wf[Vertex{0}] == Approx(1.0 / 5));
    CHECK(wf[Vertex{3}] == Approx(2.0 / 5));
    CHECK(wf[Vertex{5}] == 0);
    const auto within = closeness(g, {.variant = Variant::component}).value;
    CHECK(within[Vertex{0}] == 1);
    CHECK(std::isnan(within[Vertex{5}]));
    CHECK(closeness(g, {.variant = Variant::classical}).value.values() ==
          std::vector<double>(6, 0.0));
    CHECK(std::isnan(
        closeness(test::graph(1, {}), {.variant = Variant::classical}).value[Vertex{0}]));
    CHECK(closeness(test::graph(1, {})).value[Vertex{0}] == 0);
}

TEST_CASE("closeness: agrees with Floyd and Warshall", "[centrality][closeness]") {
    const auto seed = GENERATE(range(0u, 24u));
    const auto kind = seed % 2 ? test::directed : test::undirected;
    const bool by_weight = seed % 3 == 0;
    const auto g = test::random_graph(seed, 11, seed, kind, by_weight);
    const auto d = test::oracle_distances(g, by_weight);
    const auto length = by_weight ? Length::weight : Length::hops;
    const auto out = closeness(g, {.length = length}).value;
    const auto in = closeness(g, {.direction = Sides::in, .length = length}).value;
    for (const Vertex v : g.vertices()) {
        double to = 0, from = 0, reached = 0, reaching = 0;
        for (const Vertex u : g.vertices()) {
            const double there = d[index(v)][index(u)], back = d[index(u)][index(v)];
            if (u == v) continue;
            if (std::isfinite(there)) to += there, ++reached;
            if (std::isfinite(back)) from += back, ++reaching;
        }
        CHECK(out[v] == Approx(reached ? reached / to * reached / 10 : 0));
        CHECK(in[v] == Approx(reaching ? reaching / from * reaching / 10 : 0));
    }
}

TEST_CASE("closeness: inverse weights, and nonsense", "[centrality][closeness]") {
    const auto g = test::graph(3, {{0, 1}, {1, 2}}, test::undirected, {4, 0});
    const auto c = closeness(g, {.variant = Variant::component, .length = Length::inverse}).value;
    CHECK(c[Vertex{0}] == 4);
    CHECK(std::isnan(c[Vertex{2}]));
    CHECK_THROWS_AS(closeness(g, {.length = Length::weight}), UsageError);
    CHECK_THROWS_AS(find_algorithm("closeness").run({.graph = &g}, {{"variant", {"far"}}}, {}),
                    UsageError);
}
