#include <entente/algorithms/clusters/bridges.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

using namespace entente;
using clusters::bridges;

TEST_CASE("bridges: values worked by hand", "[clusters][bridges]") {
    const auto g = test::graph(5, {{0, 1}, {1, 2}, {2, 3}, {3, 1}, {3, 4}, {4, 3}, {0, 0}});
    CHECK(bridges(g).value.values() == std::vector<double>{1, 0, 0, 0, 0, 0, 0});
}

TEST_CASE("bridges: without one there is a component more", "[clusters][bridges]") {
    const auto seed = GENERATE(range(0u, 30u));
    const auto g =
        test::random_graph(seed, 12, 4 + seed, seed % 2 ? test::directed : test::undirected);
    const auto b = bridges(g).value;
    for (const Edge gone : g.edges()) {
        std::vector<EdgeEnds> rest;
        for (const Edge e : g.edges())
            if (e != gone) rest.push_back(g.ends(e));
        const auto more = paths::weak_components(Graph(12, rest, test::undirected)).count -
                          paths::weak_components(g).count;
        CHECK(b[gone] == more);
    }
}

TEST_CASE("bridges: refuses nonsense", "[clusters][bridges]") {
    CHECK_THROWS_AS(find_algorithm("bridges").run({}, {}, {}), UsageError);
}
