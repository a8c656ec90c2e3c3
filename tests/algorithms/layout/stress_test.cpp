#include <entente/algorithms/layout/stress.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using layout::remaining_stress;
using layout::stress;

namespace {

double apart(const Positions& p, std::uint32_t a, std::uint32_t b) {
    const auto u = p.at[Vertex{a}], v = p.at[Vertex{b}];
    return std::sqrt((u.x - v.x) * (u.x - v.x) + (u.y - v.y) * (u.y - v.y));
}

Graph tree(std::uint32_t n, std::uint64_t seed, std::size_t more = 0) {
    std::mt19937_64 draw{seed};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    for (std::uint32_t v = 1; v < n; ++v)
        ties.emplace_back(v, static_cast<std::uint32_t>(draw() % v));
    for (std::size_t i = 0; i < more; ++i)
        ties.emplace_back(static_cast<std::uint32_t>(draw() % n),
                          static_cast<std::uint32_t>(draw() % n));
    return test::graph(n, ties);
}

} // namespace

TEST_CASE("stress: a path is straight", "[layout][stress]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    for (std::uint32_t v = 0; v < 29; ++v) ties.emplace_back(v, v + 1);
    const auto g = test::graph(30, ties);
    const auto p = stress(g);
    CHECK(remaining_stress(g, p) < 1e-3);
    CHECK(apart(p, 0, 29) == Approx(29).epsilon(1e-3));
    CHECK(p.convergence->converged);
}

TEST_CASE("stress: leaves of a hub lie around it, apart from one another", "[layout][stress]") {
    const std::uint32_t k = GENERATE(3u, 8u, 30u, 121u);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    for (std::uint32_t leaf = 1; leaf <= k; ++leaf) ties.emplace_back(0, leaf);
    const auto p = stress(test::graph(k + 1, ties));
    double mean = 0, nearest = 1e9;
    for (std::uint32_t a = 1; a <= k; ++a) {
        mean += apart(p, 0, a) / k;
        for (std::uint32_t b = 1; b < a; ++b) nearest = std::min(nearest, apart(p, a, b));
    }
    CHECK(mean == Approx(1));
    CHECK(nearest > 1.0 / k);
}

TEST_CASE("stress: each step lowers it, and ties are 1 long on average", "[layout][stress]") {
    const auto g = tree(120, 4, 30);
    double last = 1e300;
    for (const std::uint32_t steps : {1u, 5u, 20u, 100u}) {
        const auto p = stress(g, {.iterations = steps, .tolerance = 0});
        double mean = 0;
        std::size_t ties = 0;
        for (const Edge e : g.edges()) {
            if (g.ends(e).from == g.ends(e).to) continue;
            mean += apart(p, static_cast<std::uint32_t>(g.ends(e).from),
                          static_cast<std::uint32_t>(g.ends(e).to));
            ++ties;
        }
        CHECK(mean / static_cast<double>(ties) ==
              Approx(1).epsilon(0.02)); // parallel ties count once
        // Undo the scale, which is chosen for the length of ties and not for stress.
        double best = 1e300;
        for (double factor = 0.5; factor < 2; factor *= 1.01) {
            Positions scaled = p;
            for (auto& point : scaled.at.values()) point = {point.x * factor, point.y * factor};
            best = std::min(best, remaining_stress(g, scaled));
        }
        CHECK(best < last);
        last = best;
    }
}

TEST_CASE("stress: components side by side, nothing below 0", "[layout][stress]") {
    const auto g = test::disjoint_union(test::disjoint_union(tree(20, 1), tree(9, 2)),
                                        test::graph(12, {{0, 1}, {2, 3}}));
    const auto p = stress(g);
    double right = 0, top = 0;
    for (const auto& point : p.at) {
        CHECK(point.x >= 0);
        CHECK(point.y >= 0);
        right = std::max(right, point.x);
        top = std::max(top, point.y);
    }
    for (std::uint32_t a = 0; a < g.order(); ++a)
        for (std::uint32_t b = 0; b < a; ++b) {
            CHECK(apart(p, a, b) > 1e-3);
            if (a >= 33) CHECK(apart(p, a, b) > 1 - 1e-9); // an isolate
        }
    CHECK(stress(g, {}, {.threads = 3}).at == p.at);
    CHECK(right / top > 0.8);
    CHECK(right / top < 2.2);
}

TEST_CASE("stress: leaves part in large components too", "[layout][stress]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties; // 40 hubs in a ring, 49 leaves each
    for (std::uint32_t h = 0; h < 40; ++h) {
        ties.emplace_back(h * 50, (h * 50 + 50) % 2000);
        for (std::uint32_t leaf = 1; leaf < 50; ++leaf) ties.emplace_back(h * 50, h * 50 + leaf);
    }
    const auto p = stress(test::graph(2000, ties), {.iterations = 60, .pivots = 50});
    for (std::uint32_t h = 0; h < 40; ++h)
        for (std::uint32_t a = 1; a < 50; ++a)
            for (std::uint32_t b = 1; b < a; ++b) CHECK(apart(p, h * 50 + a, h * 50 + b) > 1e-3);
}

TEST_CASE("stress: large components by pivots", "[layout][stress]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties; // a grid of 42 by 42
    const std::uint32_t side = 42;
    for (std::uint32_t r = 0; r < side; ++r)
        for (std::uint32_t c = 0; c < side; ++c) {
            if (c + 1 < side) ties.emplace_back(r * side + c, r * side + c + 1);
            if (r + 1 < side) ties.emplace_back(r * side + c, (r + 1) * side + c);
        }
    const auto g = test::graph(side * side, ties);
    const auto p = stress(g, {.iterations = 60, .pivots = 50});
    // Opposite corners are 82 hops apart, 58 in a square of unit ties.
    CHECK(apart(p, 0, side * side - 1) > 45);
    CHECK(apart(p, side - 1, side * (side - 1)) > 45);
}

TEST_CASE("stress: refuses nonsense", "[layout][stress]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(stress(g, {.tolerance = -1}), UsageError);
    CHECK_THROWS_AS(stress(g, {.pivots = 2}), UsageError);
    CHECK_THROWS_AS(find_algorithm("stress").run({.graph = &g}, {{"pivots", {"1"}}}, {}),
                    UsageError);
}

TEST_CASE("stress: small complete graphs are not drawn on one line", "[layout][stress]") {
    const auto n = GENERATE(3u, 4u, 5u, 6u);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::uint32_t u = 0; u < n; ++u)
        for (std::uint32_t v = u + 1; v < n; ++v) pairs.emplace_back(u, v);
    const auto positions = layout::stress(test::graph(n, pairs));
    const auto& a = positions.at[Vertex{0}];
    const auto& b = positions.at[Vertex{1}];
    double off_line = 0; // twice the area of the largest triangle on a and b
    for (std::uint32_t v = 2; v < n; ++v) {
        const auto& c = positions.at[Vertex{v}];
        off_line = std::max(off_line, std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)));
    }
    CHECK(off_line > 0.3);
}
