#include <entente/algorithms/paths/flows.hpp>
#include <entente/algorithms/paths/shortest_paths.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>
#include <random>

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

namespace {

/// A network with all that is searched apart: twins of both kinds, trees, bridges, cliques at a
/// vertex, parallel ties, self-ties, several components.
Graph patchwork(std::uint64_t seed, bool weighted) {
    std::mt19937_64 draw{seed};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    std::vector<std::vector<std::uint32_t>> near(4 + draw() % 9);
    const auto tie = [&](std::size_t u, std::size_t v) {
        ties.emplace_back(static_cast<std::uint32_t>(u), static_cast<std::uint32_t>(v));
        near[u].push_back(static_cast<std::uint32_t>(v));
        near[v].push_back(static_cast<std::uint32_t>(u));
    };
    for (std::size_t i = draw() % 18; i > 0; --i) tie(draw() % near.size(), draw() % near.size());
    while (near.size() < 12 + draw() % 14) {
        const auto at = draw() % near.size(), kind = draw() % 5, added = near.size();
        near.emplace_back();
        if (kind <= 1) { // a twin, adjacent or not
            const auto others = near[at];
            for (const auto w : others) tie(added, w == at ? added : w);
            if (kind == 1) tie(added, at);
        } else if (kind == 2) {
            tie(added, at);
        } else if (kind == 3) { // a square or a clique
            near.resize(added + 3);
            for (std::size_t i = 0; i < 2; ++i) tie(added + i, added + i + 1);
            tie(at, added);
            tie(at, added + 2);
            if (draw() % 2 == 0) {
                tie(at, added + 1);
                tie(added, added + 2);
            }
        }
    }
    std::vector<double> weights;
    for (std::size_t i = 0; weighted && i < ties.size(); ++i)
        weights.push_back(static_cast<double>(1 + draw() % 3));
    return test::graph(near.size(), ties, test::undirected, std::move(weights));
}

/// Distances and numbers of shortest paths by relaxation of all.
void all_pairs(const Arcs& arcs, std::vector<std::vector<double>>& d,
               std::vector<std::vector<double>>& sigma) {
    const auto n = static_cast<std::uint32_t>(arcs.order());
    d.assign(n, std::vector<double>(n, HUGE_VAL));
    sigma.assign(n, std::vector<double>(n));
    for (std::uint32_t s = 0; s < n; ++s) {
        d[s][s] = 0;
        for (std::uint32_t round = 0; round < n; ++round)
            for (std::uint32_t v = 0; v < n; ++v)
                for (std::size_t a = arcs.first(Vertex{v}); a < arcs.last(Vertex{v}); ++a)
                    d[s][index(arcs.target(a))] =
                        std::min(d[s][index(arcs.target(a))], d[s][v] + arcs.length(a));
        std::vector<std::uint32_t> order(n);
        for (std::uint32_t v = 0; v < n; ++v) order[v] = v;
        std::ranges::sort(order, {}, [&](std::uint32_t v) { return d[s][v]; });
        sigma[s][s] = 1;
        for (const auto v : order)
            for (std::size_t a = arcs.first(Vertex{v}); a < arcs.last(Vertex{v}); ++a)
                if (std::isfinite(d[s][v]) &&
                    d[s][index(arcs.target(a))] == d[s][v] + arcs.length(a))
                    sigma[s][index(arcs.target(a))] += sigma[s][v];
    }
}

} // namespace

TEST_CASE("flows: what is searched apart or once adds up to the definition", "[paths][flows]") {
    for (std::uint64_t seed = 0; seed < 600; ++seed) {
        const Graph g = patchwork(seed, seed % 3 == 2);
        const auto n = static_cast<std::uint32_t>(g.order());
        const Arcs arcs(g, Sides::out, seed % 3 == 2 ? Length::weight : Length::hops);
        std::vector<std::vector<double>> d, sigma;
        all_pairs(arcs, d, sigma);
        VertexMap<double> source(n), target(n);
        for (std::uint32_t v = 0; v < n; ++v) {
            source[Vertex{v}] = seed % 2 ? 1 : static_cast<double>((v + seed) % 3);
            target[Vertex{v}] = seed % 2 ? 1 : static_cast<double>((v * seed) % 4) / 2;
        }
        const paths::FlowOptions options{.source = source, .target = target};
        auto with_arcs = options;
        with_arcs.along_arcs = true;
        const auto got = paths::flows(arcs, options, {}), two = paths::flows(arcs, with_arcs, {});
        CAPTURE(seed);
        CHECK(paths::flows(arcs, options, {.threads = 3}).vertices == got.vertices);
        std::vector<double> through(n), along(arcs.size());
        for (std::uint32_t s = 0; s < n; ++s)
            for (std::uint32_t t = 0; t < n; ++t) {
                if (s == t || !std::isfinite(d[s][t])) continue;
                const double sent = source[Vertex{s}] * target[Vertex{t}] / sigma[s][t];
                for (std::uint32_t v = 0; v < n; ++v) {
                    if (!std::isfinite(d[s][v])) continue;
                    if (v != s && v != t && d[s][v] + d[v][t] == d[s][t])
                        through[v] += sent * sigma[s][v] * sigma[v][t];
                    for (std::size_t a = arcs.first(Vertex{v}); a < arcs.last(Vertex{v}); ++a) {
                        const auto w = index(arcs.target(a));
                        if (d[s][v] + arcs.length(a) + d[w][t] == d[s][t])
                            along[a] += sent * sigma[s][v] * sigma[w][t];
                    }
                }
            }
        for (std::uint32_t v = 0; v < n; ++v) {
            CHECK(got.vertices[Vertex{v}] == Approx(through[v]).epsilon(1e-9).margin(1e-9));
            CHECK(two.vertices[Vertex{v}] == Approx(through[v]).epsilon(1e-9).margin(1e-9));
        }
        for (std::size_t a = 0; a < arcs.size(); ++a)
            CHECK(two.arcs[a] == Approx(along[a]).epsilon(1e-9).margin(1e-9));
        // Loads, by search alone.
        if (arcs.has_lengths()) continue;
        const auto load = paths::flows(arcs, {.flow = Flow::load}, {}).vertices;
        VertexMap<double> expected(n);
        paths::Search search(arcs);
        const std::vector<double> one(n, 1.0);
        for (std::uint32_t s = 0; s < n; ++s) {
            search.from(Vertex{s});
            search.count_paths(false, Flow::load);
            search.dependencies(
                one, false, Flow::load,
                [&](Vertex v, double amount) { expected[v] += index(v) == s ? 0 : amount; },
                [](std::size_t, double) {});
        }
        for (std::uint32_t v = 0; v < n; ++v)
            CHECK(load[Vertex{v}] == Approx(expected[Vertex{v}]).epsilon(1e-9).margin(1e-9));
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
