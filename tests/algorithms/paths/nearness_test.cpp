#include <entente/algorithms/paths/nearness.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;
using paths::Arcs;
using paths::Length;
using paths::Sides;

namespace {

void check(const Graph& g, bool by_weight, double horizon) {
    const auto d = test::oracle_distances(g, by_weight);
    const Arcs arcs(g, Sides::out, by_weight ? Length::weight : Length::hops);
    const auto worth = [](double distance) { return std::pow(0.25, distance); };
    const auto near = paths::nearness(arcs, {.horizon = horizon, .worth = worth}, {});
    for (const Vertex v : g.vertices()) {
        std::uint32_t reached = 0;
        double total = 0, farthest = 0, sum = 0;
        for (const Vertex u : g.vertices()) {
            const double far = d[index(v)][index(u)];
            if (u == v || far > horizon || std::isinf(far)) continue;
            ++reached;
            total += far;
            farthest = std::max(farthest, far);
            sum += worth(far);
        }
        CHECK(near.reached[v] == reached);
        CHECK(near.total[v] == Approx(total));
        CHECK(near.farthest[v] == farthest);
        CHECK(near.worth[v] == Approx(sum).epsilon(1e-14));
    }
}

} // namespace

TEST_CASE("nearness: agrees with Floyd and Warshall", "[paths][nearness]") {
    const auto seed = GENERATE(range(0u, 24u));
    const auto kind = seed % 2 ? test::directed : test::undirected;
    const auto n = seed % 4 < 2 ? 11u : 90u;
    const auto g = test::random_graph(seed, n, n * (1 + seed % 5) / 2, kind, true);
    for (const double horizon : {0.0, 1.5, 3.0, 1e300, HUGE_VAL}) check(g, seed % 3 == 0, horizon);
}

TEST_CASE("nearness: long paths, one at a time or together", "[paths][nearness]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> path, ladder;
    for (std::uint32_t v = 1; v < 200; ++v) path.emplace_back(v - 1, v);
    // Many leaves at each end of a path: deep, but sources have much in common.
    for (std::uint32_t v = 1; v < 80; ++v) ladder.emplace_back(v - 1, v);
    for (std::uint32_t v = 80; v < 200; ++v) ladder.emplace_back(v % 2 ? 0 : 79, v);
    check(test::graph(200, path), false, HUGE_VAL);
    check(test::graph(200, ladder), false, HUGE_VAL);
}

TEST_CASE("nearness: the same bits for any order of vertices and any number of threads",
          "[paths][nearness]") {
    const auto seed = GENERATE(range(0u, 4u));
    const auto g =
        test::random_graph(seed, 700, 1500, seed % 2 ? test::directed : test::undirected);
    const auto to = test::shuffled(seed, g.order());
    const paths::NearnessOptions options{.worth = [](double x) { return 1 / x; }};
    const auto a = paths::nearness(Arcs(g), options, {}),
               b = paths::nearness(Arcs(test::relabeled(g, to)), options, {.threads = 3});
    for (const Vertex v : g.vertices()) {
        CHECK(a.worth[v] == b.worth[Vertex{to[index(v)]}]);
        CHECK(a.total[v] == b.total[Vertex{to[index(v)]}]);
    }
}
