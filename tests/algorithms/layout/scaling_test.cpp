#include <entente/algorithms/layout/scaling.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>
#include <set>

using namespace entente;
using namespace entente::layout;

TEST_CASE("scaling: pivots lie far apart, and their distances are right", "[layout][scaling]") {
    const auto path = test::graph(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
    const paths::Arcs arcs(path);
    const auto pivots = choose_pivots(arcs, 3, {});
    CHECK(pivots.vertices == std::vector<Vertex>{Vertex{0}, Vertex{4}, Vertex{2}});
    CHECK(pivots.distance[1] == std::vector<std::uint32_t>{4, 3, 2, 1, 0});
    const auto all = choose_pivots(arcs, 99, {});
    CHECK(std::set<Vertex>(all.vertices.begin(), all.vertices.end()).size() == 5);
}

TEST_CASE("scaling: a path comes out in line and in order", "[layout][scaling]") {
    const auto path = test::graph(6, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}});
    const auto at = pivot_scaling(choose_pivots(paths::Arcs(path), 6, {}), 6, {});
    const double step = at[1].x - at[0].x;
    CHECK(std::abs(step) > 0.1);
    for (std::size_t v = 1; v < 6; ++v) {
        CHECK(at[v].x - at[v - 1].x == Approx(step));
        CHECK(at[v].y == Approx(0).margin(1e-6));
    }
}
