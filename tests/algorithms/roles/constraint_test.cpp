#include <entente/algorithms/roles/constraint.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

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

TEST_CASE("constraint: refuses nonsense", "[roles][constraint]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("constraint").run({.graph = &g}, {{"scope", {"far"}}}, {}),
                    UsageError);
}
