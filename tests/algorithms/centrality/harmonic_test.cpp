#include <entente/algorithms/centrality/harmonic.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using centrality::harmonic;
using centrality::Length;
using centrality::Sides;

TEST_CASE("harmonic: values worked by hand", "[centrality][harmonic]") {
    const auto g = test::graph(5, {{0, 1}, {1, 2}, {2, 3}});
    CHECK(harmonic(g).value[Vertex{0}] == Approx(1 + 0.5 + 1.0 / 3));
    CHECK(harmonic(g).value[Vertex{4}] == 0);
    CHECK(harmonic(g, {.normalized = true}).value[Vertex{1}] == Approx(2.5 / 4));
    CHECK(harmonic(g, {.horizon = 2.0}).value[Vertex{0}] == 1.5);
    CHECK(harmonic(g, {.horizon = 0.0}).value[Vertex{0}] == 0);
}

TEST_CASE("harmonic: agrees with Floyd and Warshall", "[centrality][harmonic]") {
    const auto seed = GENERATE(range(0u, 24u));
    const auto kind = seed % 2 ? test::directed : test::undirected;
    const bool by_weight = seed % 3 == 0;
    const auto g = test::random_graph(seed, 11, seed, kind, by_weight);
    const auto d = test::oracle_distances(g, by_weight);
    const auto length = by_weight ? Length::weight : Length::hops;
    const auto h = harmonic(g, {.length = length}).value;
    const auto near = harmonic(g, {.horizon = 1.5, .length = length}).value;
    for (const Vertex v : g.vertices()) {
        double sum = 0, within = 0;
        for (const Vertex u : g.vertices()) {
            const double there = d[index(v)][index(u)];
            if (u == v) continue;
            sum += 1 / there;
            if (there <= 1.5) within += 1 / there;
        }
        CHECK(h[v] == Approx(sum));
        CHECK(near[v] == Approx(within));
    }
    CHECK(harmonic(test::transposed(g), {.direction = Sides::in, .length = length}).value == h);
}

TEST_CASE("harmonic: a union changes nothing, another tie lowers nothing",
          "[centrality][harmonic]") {
    const auto a = test::random_graph(1, 9, 12), b = test::random_graph(2, 7, 9);
    const auto both = harmonic(test::disjoint_union(a, b)).value;
    const auto ha = harmonic(a).value;
    for (const Vertex v : a.vertices()) CHECK(both[v] == ha[v]);
    for (std::uint32_t u = 0; u < 9; ++u) {
        std::vector<EdgeEnds> edges;
        for (const Edge e : a.edges()) edges.push_back(a.ends(e));
        edges.push_back({Vertex{u}, Vertex{(u + 4) % 9}});
        const auto more = harmonic(Graph(9, edges, test::undirected)).value;
        for (const Vertex v : a.vertices()) CHECK(more[v] >= ha[v] - 1e-12);
    }
}

TEST_CASE("harmonic: stops when asked, refuses nonsense", "[centrality][harmonic]") {
    const auto g = test::random_graph(3, 40, 100);
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(harmonic(g, {}, {.stop = stop.get_token()}), Cancelled);
    CHECK_THROWS_AS(harmonic(g, {.horizon = -1.0}), UsageError);
    CHECK_THROWS_AS(harmonic(g, {.horizon = std::nan("")}), UsageError);
    CHECK_THROWS_AS(find_algorithm("harmonic").run({.graph = &g}, {{"horizon", {"-2"}}}, {}),
                    UsageError);
}
