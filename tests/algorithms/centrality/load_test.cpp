#include <entente/algorithms/centrality/betweenness.hpp>
#include <entente/algorithms/centrality/load.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <numeric>

using namespace entente;
using centrality::Length;
using centrality::load;

namespace {

/// Units sent one by one: from s, each vertex hands on what it has, evenly, to those nearer to t.
std::vector<double> sent(const Graph& g) {
    const auto n = static_cast<std::uint32_t>(g.order());
    const auto d = test::oracle_distances(g);
    std::vector<double> through(n);
    for (std::uint32_t s = 0; s < n; ++s)
        for (std::uint32_t t = 0; t < n; ++t) {
            if (s == t || d[s][t] > n) continue;
            std::vector<double> held(n);
            held[s] = 1;
            for (double left = d[s][t]; left > 0; --left)
                for (std::uint32_t v = 0; v < n; ++v) {
                    if (held[v] == 0 || d[v][t] != left) continue;
                    std::vector<std::uint32_t> next;
                    for (std::uint32_t w = 0; w < n; ++w)
                        if (d[v][w] == 1 && d[w][t] == left - 1) next.push_back(w);
                    for (const auto w : next) held[w] += held[v] / static_cast<double>(next.size());
                }
            for (std::uint32_t v = 0; v < n; ++v)
                if (v != s && v != t) through[v] += held[v];
        }
    return through;
}

} // namespace

TEST_CASE("load: agrees with units sent one by one", "[centrality][load]") {
    const auto seed = GENERATE(range(0u, 16u));
    const auto kind = seed % 2 ? test::directed : test::undirected;
    const auto g = test::random_graph(seed, 14, 10 + 2 * seed, kind);
    // Ours sends from target to source; over all ordered pairs of turned arrows it is the same.
    const auto expected = sent(test::transposed(g));
    const auto got = load(g).value;
    for (const Vertex v : g.vertices())
        CHECK(got[v] == Approx((seed % 2 ? 1 : 0.5) * expected[index(v)]).margin(1e-12));
    const auto normalized = load(g, {.normalized = true}).value;
    for (const Vertex v : g.vertices())
        CHECK(normalized[v] == Approx(expected[index(v)] / (13 * 12)).margin(1e-12));
}

TEST_CASE("load: differs from betweenness where paths fork twice", "[centrality][load]") {
    // From 0 to 5 over 1 and over 2; from 2 over 3 and over 4.
    const auto g = test::graph(6, {{0, 1}, {1, 6 - 3}, {0, 2}, {2, 3}, {2, 4}, {3, 5}, {4, 5}});
    const auto l = load(g).value;
    const auto b = centrality::betweenness(g).value;
    CHECK(std::accumulate(l.begin(), l.end(), 0.0) ==
          Approx(std::accumulate(b.begin(), b.end(), 0.0)));
    CHECK(std::abs(l[Vertex{2}] - b[Vertex{2}]) > 0.01);
}

TEST_CASE("load: refuses nonsense", "[centrality][load]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});
    CHECK_THROWS_AS(load(g, {.length = Length::weight}), UsageError);
    CHECK_THROWS_AS(find_algorithm("load").run({.graph = &g}, {{"normalized", {"km"}}}, {}),
                    UsageError);
}
