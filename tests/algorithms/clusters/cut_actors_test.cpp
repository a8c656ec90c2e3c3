#include <entente/algorithms/clusters/cut_actors.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

using namespace entente;
using clusters::cut_actors;

TEST_CASE("cut actors: values worked by hand", "[clusters][cut_actors]") {
    const auto star = test::graph(5, {{0, 1}, {0, 2}, {0, 3}, {0, 0}, {0, 3}});
    CHECK(cut_actors(star).value.values() == std::vector<double>{2, 0, 0, 0, 0});
}

TEST_CASE("cut actors: pieces counted after taking the actor out", "[clusters][cut_actors]") {
    const auto seed = GENERATE(range(0u, 30u));
    const auto g =
        test::random_graph(seed, 12, 4 + seed, seed % 2 ? test::directed : test::undirected);
    const auto cut = cut_actors(g).value;
    for (const Vertex gone : g.vertices()) {
        std::vector<EdgeEnds> rest;
        bool isolate = true;
        for (const Edge e : g.edges()) {
            const auto [a, b] = g.ends(e);
            if (a != gone && b != gone)
                rest.push_back({a, b});
            else if (a != b)
                isolate = false;
        }
        // Taken out, the actor itself is one of the components.
        const double more =
            static_cast<double>(paths::weak_components(Graph(12, rest, test::undirected)).count) -
            static_cast<double>(paths::weak_components(g).count) - 1;
        CHECK(cut[gone] == (isolate ? 0 : more));
    }
}

TEST_CASE("cut actors: refuses nonsense", "[clusters][cut_actors]") {
    CHECK_THROWS_AS(find_algorithm("cut_actors").run({}, {}, {}), UsageError);
}
