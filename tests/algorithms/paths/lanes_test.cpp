#include <entente/algorithms/paths/lanes.hpp>
#include <entente/core/base/errors.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace entente;
using paths::Arcs;
using paths::Flow;
using paths::FlowPlan;
using paths::Instructions;
using paths::Lanes;
using paths::Rows;

namespace {

struct Sums {
    std::vector<double> vertices, arcs;
    bool operator==(const Sums&) const = default;
};

Sums by_lanes(const FlowPlan& plan, Instructions instructions) {
    const auto n = static_cast<std::uint32_t>(plan.rows->order());
    Sums sums{std::vector<double>(n), std::vector<double>(plan.rows->size())};
    Lanes lanes(plan, instructions);
    std::vector<std::uint32_t> sources(n);
    std::iota(sources.begin(), sources.end(), 0u);
    const std::vector<double> one(n, 1.0);
    for (std::size_t i = 0; i < n; i += Lanes::width) {
        const auto count = std::min<std::size_t>(Lanes::width, n - i);
        lanes.from(std::span{sources}.subspan(i, count), std::span{one}.first(count), 0, n,
                   sums.vertices.data(), sums.arcs.data());
        CHECK(lanes.sharing() >= 1);
        CHECK(lanes.sharing() <= 16);
    }
    return sums;
}

/// The same, one source at a time.
Sums by_search(const Arcs& arcs, const FlowPlan& plan, bool multiplicity) {
    Sums sums{std::vector<double>(arcs.order()), std::vector<double>(arcs.size())};
    paths::Search search(arcs);
    for (std::uint32_t s = 0; s < arcs.order(); ++s) {
        search.from(Vertex{s}, plan.horizon);
        search.count_paths(multiplicity, plan.flow);
        search.dependencies(
            plan.target_weight, multiplicity, plan.flow,
            [&](Vertex v, double d) {
                if (index(v) != s) sums.vertices[index(v)] += d;
            },
            [&](std::size_t arc, double d) { sums.arcs[arc] += d; });
    }
    return sums;
}

void check(const Graph& g, FlowPlan plan, bool multiplicity) {
    const Arcs arcs(g);
    const Rows rows = paths::rows_of(arcs);
    std::vector<double> weight, factor;
    for (std::uint32_t v = 0; v < g.order(); ++v) weight.push_back(v % 3);
    for (std::size_t a = 0; a < arcs.size(); ++a) factor.push_back(arcs.multiplicity(a));
    plan.rows = &rows;
    plan.target_weight = weight;
    if (multiplicity) plan.factor = factor;
    const auto expected = by_search(arcs, plan, multiplicity);
    const auto first = by_lanes(plan, Instructions::portable);
    for (std::size_t v = 0; v < g.order(); ++v)
        CHECK(first.vertices[v] == Approx(expected.vertices[v]).margin(1e-9));
    for (std::size_t a = 0; a < arcs.size(); ++a)
        CHECK(first.arcs[a] == Approx(expected.arcs[a]).margin(1e-9));
    for (const auto instructions : paths::known_instructions())
        CHECK(by_lanes(plan, instructions) == first);
}

} // namespace

TEST_CASE("lanes: agree with one source at a time, to the same bits on all instructions",
          "[paths][lanes]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto flow = GENERATE(Flow::share, Flow::paths, Flow::load);
    const auto g =
        test::random_graph(seed, 45, 30 + 15 * seed, seed % 2 ? test::directed : test::undirected);
    check(g, {.flow = flow}, seed % 4 < 2 && flow != Flow::load);
    check(g, {.flow = flow, .horizon = 2}, false);
}

TEST_CASE("lanes: distances beyond a byte, and beyond two", "[paths][lanes]") {
    const auto longest = GENERATE(253u, 254u, 255u, 256u, 700u);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> path;
    for (std::uint32_t v = 0; v < longest; ++v) path.emplace_back(v, v + 1);
    check(test::graph(longest + 1, path), {}, false);

    std::vector<EdgeEnds> ties;
    constexpr std::uint32_t n = 66000;
    for (std::uint32_t v = 0; v + 1 < n; ++v) ties.push_back({Vertex{v}, Vertex{v + 1}});
    const Rows rows = paths::rows_of(Arcs(Graph(n, ties, test::undirected)));
    const std::vector<double> one(n, 1.0);
    std::vector<double> through(n);
    Lanes lanes({.rows = &rows, .target_weight = one});
    const std::uint32_t source = 0;
    lanes.from({&source, 1}, std::span{one}.first(1), 0, n, through.data());
    for (std::uint32_t v = 1; v < n; ++v) REQUIRE(through[v] == n - 1 - v);
}

TEST_CASE("lanes: more paths than can be counted are refused", "[paths][lanes]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties; // a chain of 1100 diamonds
    std::uint32_t at = 0;
    for (int i = 0; i < 1100; ++i, at += 3)
        ties.insert(ties.end(), {{at, at + 1}, {at, at + 2}, {at + 1, at + 3}, {at + 2, at + 3}});
    const Rows rows = paths::rows_of(Arcs(test::graph(at + 1, ties)));
    const std::vector<double> one(rows.order(), 1.0);
    std::vector<double> through(rows.order());
    const std::uint32_t source = 0;
    for (const auto instructions : paths::known_instructions()) {
        Lanes lanes({.rows = &rows, .target_weight = one}, instructions);
        CHECK_THROWS_AS(
            lanes.from({&source, 1}, std::span{one}.first(1), 0, rows.order(), through.data()),
            UsageError);
    }
}
