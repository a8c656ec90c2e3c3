#include <entente/algorithms/paths/flows.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using paths::Arcs;
using paths::Flow;
using paths::Length;
using paths::Sides;

namespace {

/// Paths counted from distances alone.
std::vector<std::vector<double>> path_counts(const Graph& g,
                                             const std::vector<std::vector<double>>& d) {
    const auto n = g.order();
    const Arcs arcs(g);
    std::vector counts(n, std::vector<double>(n));
    for (std::size_t s = 0; s < n; ++s) {
        counts[s][s] = 1;
        for (double hops = 1; hops < static_cast<double>(n); ++hops)
            for (std::uint32_t t = 0; t < n; ++t)
                if (d[s][t] == hops)
                    for (std::uint32_t v = 0; v < n; ++v)
                        if (d[s][v] == hops - 1 && arcs.between(Vertex{v}, Vertex{t}) < arcs.size())
                            counts[s][t] += counts[s][v];
    }
    return counts;
}

} // namespace

TEST_CASE("flows: agree with the definition, whatever counts as an end", "[paths][flows]") {
    const auto seed = GENERATE(range(0u, 16u));
    const auto g =
        test::random_graph(seed, 40, 25 + 6 * seed, seed % 2 ? test::directed : test::undirected);
    const auto n = g.order();
    const auto d = test::oracle_distances(g);
    const auto sigma = path_counts(g, d);
    VertexMap<double> source(n), target(n);
    for (std::uint32_t v = 0; v < n; ++v) {
        source[Vertex{v}] = v % 3 == 0;
        target[Vertex{v}] = v % 4;
    }
    for (const double horizon : {HUGE_VAL, 3.0})
        for (const Flow flow : {Flow::share, Flow::paths}) {
            const auto got = paths::flows(
                Arcs(g), {.flow = flow, .horizon = horizon, .source = source, .target = target},
                {});
            for (std::uint32_t v = 0; v < n; ++v) {
                double expected = 0;
                for (std::uint32_t s = 0; s < n; ++s)
                    for (std::uint32_t t = 0; t < n; ++t)
                        if (s != v && t != v && s != t && d[s][t] <= horizon &&
                            std::isfinite(d[s][t]) && d[s][v] + d[v][t] == d[s][t])
                            expected += source[Vertex{s}] * target[Vertex{t}] * sigma[s][v] *
                                        sigma[v][t] / (flow == Flow::share ? sigma[s][t] : 1);
                CHECK(got.vertices[Vertex{v}] == Approx(expected).margin(1e-10));
            }
        }
}

TEST_CASE("flows: hops and lengths of 1 are the same, arcs add up", "[paths][flows]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto flow = GENERATE(Flow::share, Flow::load);
    const auto g = test::random_graph(seed, 300, 330 + 30 * seed,
                                      seed % 2 ? test::directed : test::undirected);
    const Graph h = [&] {
        std::vector<EdgeEnds> edges;
        for (const Edge e : g.edges()) edges.push_back(g.ends(e));
        return Graph(300, edges, g.is_directed() ? test::directed : test::undirected,
                     std::vector<double>(edges.size(), 1.0));
    }();
    const paths::FlowOptions options{.flow = flow, .along_arcs = true};
    const Arcs arcs(g);
    const auto a = paths::flows(arcs, options, {}),
               b = paths::flows(Arcs(h, Sides::out, Length::weight), options, {});
    const auto c = paths::flows(arcs, options, {.threads = 3});
    CHECK(c.vertices == a.vertices);
    CHECK(c.arcs == a.arcs);
    const auto d = test::oracle_distances(g);
    for (const Vertex v : g.vertices()) {
        CHECK(a.vertices[v] == Approx(b.vertices[v]).margin(1e-9));
        // What goes out of a vertex passed through it or began there.
        double out = 0, reached = 0;
        for (std::size_t arc = arcs.first(v); arc < arcs.last(v); ++arc) {
            CHECK(a.arcs[arc] == Approx(b.arcs[arc]).margin(1e-9));
            out += a.arcs[arc];
        }
        for (const double far : d[index(v)]) reached += std::isfinite(far) && far > 0;
        CHECK(out == Approx(a.vertices[v] + reached));
    }
}

TEST_CASE("flows: a long cycle, where sources have nothing in common", "[paths][flows]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    constexpr std::uint32_t n = 801;
    for (std::uint32_t v = 0; v < n; ++v) ties.emplace_back(v, (v + 1) % n);
    const auto through = paths::flows(Arcs(test::graph(n, ties)), {}, {.threads = 2}).vertices;
    // From each of n - 1 others to those up to 400 away: 400 · 399 paths pass, half each way.
    for (const double b : through) CHECK(b == Approx(400.0 * 399));
}
