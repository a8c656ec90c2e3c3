#include <entente/algorithms/current/conductors.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

using namespace entente;
using current::Conductors;

TEST_CASE("conductors: parallel ties add up, empty ones are left out", "[current][conductors]") {
    const auto kind = GENERATE(test::undirected, test::directed);
    const auto g = test::graph(6, {{3, 1}, {1, 3}, {1, 1}, {0, 4}, {1, 2}, {5, 0}}, kind,
                               {1, 2, 7, 0.5, 4, 0});
    const Conductors network(g);
    REQUIRE(network.parts().size() == 3);
    const auto& first = network.parts()[0];
    CHECK(first.members == std::vector<Vertex>{Vertex{1}, Vertex{2}, Vertex{3}});
    REQUIRE(first.conductors.size() == 2);
    CHECK(first.conductors[0].conductance == 4);
    CHECK(first.conductors[1].conductance == 3);
    CHECK(first.conductors[1].a == 0);
    CHECK(first.conductors[1].b == 2);
    CHECK(network.parts()[1].conductors.size() == 1);
    CHECK(network.parts()[2].conductors.empty());
    CHECK(network.of(Edge{0}).conductor == 1);
    CHECK(network.of(Edge{1}).conductor == 1);
    CHECK(network.of(Edge{2}).part == Conductors::none);
    CHECK(network.of(Edge{3}).part == 1);
    CHECK(network.of(Edge{5}).part == Conductors::none);
}
