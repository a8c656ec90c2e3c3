#include <entente/algorithms/roles/constraint.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/southern_women.hpp"

#include <cmath>

using namespace entente;
using roles::constraint;

TEST_CASE("constraint: values worked by hand", "[roles][constraint]") {
    const auto star = constraint(test::graph(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}})).value;
    CHECK(star[Vertex{0}] == Approx(0.25));
    CHECK(star[Vertex{1}] == Approx(1));
    // In a triangle each contact adds (1 / 2 + 1 / 4)^2.
    const auto triangle = constraint(test::graph(3, {{0, 1}, {1, 2}, {2, 0}})).value;
    CHECK(triangle[Vertex{0}] == Approx(1.125));
    CHECK(std::isnan(constraint(test::graph(2, {{0, 0}})).value[Vertex{0}]));
    // Both directions count as one relation: 0 invests three quarters in 1.
    const auto uneven = test::graph(3, {{0, 1}, {1, 0}, {0, 2}}, test::directed, {2, 1, 1});
    CHECK(constraint(uneven).value[Vertex{0}] == Approx(0.5625 + 0.0625));
}

TEST_CASE("constraint: directions do not matter, nor does the unit of weights",
          "[roles][constraint]") {
    const auto g = test::random_graph(4, 20, 70, test::directed, true);
    std::vector<double> twice = test::weights_of(g);
    std::vector<EdgeEnds> edges;
    for (double& weight : twice) weight *= 2;
    for (const Edge e : g.edges()) edges.push_back(g.ends(e));
    const auto c = constraint(g).value;
    CHECK(constraint(test::transposed(g)).value == c);
    CHECK(constraint(Graph(20, edges, test::directed, twice)).value == c);
}

TEST_CASE("constraint: two modes", "[roles][constraint]") {
    // Two actors at the same two events: 1/2 and, through the other, 1/2 of 1/2 of 1/2.
    const auto square = test::graph(4, {{0, 2}, {0, 3}, {1, 2}, {1, 3}});
    const double term = 0.5 + 0.5 * 0.5 * 0.5;
    const auto c = constraint(square, {.two_mode = true}).value;
    for (const double x : c) CHECK(x == Approx(2 * term * term));
    CHECK(std::isnan(constraint(test::graph(1, {}), {.two_mode = true}).value[Vertex{0}]));
    CHECK(constraint(test::graph(2, {{0, 1}}), {.two_mode = true}).value[Vertex{0}] == Approx(1));
    CHECK_THROWS_AS(constraint(test::graph(3, {{0, 1}, {1, 2}, {2, 0}}), {.two_mode = true}),
                    UsageError);
    const auto women = constraint(test::southern_women(), {.two_mode = true}, {.threads = 3}).value;
    CHECK(women[Vertex{0}] == Approx(0.2782).margin(5e-5));
    CHECK(women[Vertex{1}] == Approx(0.3071).margin(5e-5));
    CHECK(women[Vertex{2}] == Approx(0.2965).margin(5e-5));
    CHECK(constraint(test::southern_women(), {.two_mode = true}).value == women);
}

TEST_CASE("constraint: refuses nonsense", "[roles][constraint]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("constraint").run({.graph = &g}, {{"scope", {"far"}}}, {}),
                    UsageError);
}
