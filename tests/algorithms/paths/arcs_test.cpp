#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/base/errors.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

using namespace entente;
using paths::Arcs;
using paths::Length;
using paths::Sides;

TEST_CASE("arcs: loops go, parallel ties become one", "[paths][arcs]") {
    const auto g = test::graph(3, {{0, 1}, {0, 1}, {0, 0}, {2, 0}}, test::directed, {2, 4, 1, 8});
    const Arcs out(g), in(g, Sides::in), all(g, Sides::all);
    CHECK(out.size() == 2);
    CHECK(in.size() == 2);
    CHECK(all.size() == 4);
    CHECK(out.neighbors(Vertex{0}).size() == 1);
    CHECK(out.multiplicity(out.between(Vertex{0}, Vertex{1})) == 2);
    CHECK(out.between(Vertex{1}, Vertex{0}) == out.size());
    CHECK(all.between(Vertex{1}, Vertex{0}) < all.size());
    const Arcs near(g, Sides::out, Length::weight), strong(g, Sides::out, Length::inverse);
    CHECK(near.length(near.between(Vertex{0}, Vertex{1})) == 2);
    CHECK(near.multiplicity(near.between(Vertex{0}, Vertex{1})) == 1);
    CHECK(strong.length(strong.between(Vertex{0}, Vertex{1})) == 0.25);
    CHECK_FALSE(out.has_lengths());
}

TEST_CASE("arcs: reciprocal ties are one neighbor under all", "[paths][arcs]") {
    const auto g = test::graph(2, {{0, 1}, {1, 0}}, test::directed);
    const Arcs all(g, Sides::all);
    CHECK(all.size() == 2);
    CHECK(all.multiplicity(0) == 2);
}

TEST_CASE("arcs: weight 0 is no length, and no tie when inverted", "[paths][arcs]") {
    const auto g = test::graph(2, {{0, 1}}, test::undirected, {0.0});
    CHECK_THROWS_AS(Arcs(g, Sides::out, Length::weight), UsageError);
    CHECK(Arcs(g, Sides::out, Length::inverse).size() == 0);
    CHECK(Arcs(g).size() == 2);
}
