#include <entente/algorithms/centrality/degree.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <set>

using namespace entente;
using centrality::degree;
using centrality::Sides;

TEST_CASE("degree: values worked by hand", "[centrality][degree]") {
    const auto g = test::graph(4, {{0, 1}, {0, 1}, {1, 0}, {0, 2}, {0, 0}});
    CHECK(degree(g).value.values() == std::vector<double>{2, 1, 1, 0});
    CHECK(degree(g, {.normalized = true}).value[Vertex{0}] == Approx(2.0 / 3));
    const auto d = test::graph(3, {{0, 1}, {1, 0}, {2, 0}}, test::directed);
    CHECK(degree(d).value.values() == std::vector<double>{2, 1, 1});
    CHECK(degree(d, {.direction = Sides::out}).value.values() == std::vector<double>{1, 1, 1});
    CHECK(degree(d, {.direction = Sides::in}).value.values() == std::vector<double>{2, 1, 0});
}

TEST_CASE("degree: agrees with sets of neighbors", "[centrality][degree]") {
    const auto seed = GENERATE(range(0u, 25u));
    const auto kind = seed % 2 ? test::directed : test::undirected;
    const auto g = test::random_graph(seed, 13, seed * 3, kind);
    const auto score = degree(g);
    for (const Vertex v : g.vertices()) {
        std::set<Vertex> around;
        for (const Edge e : g.edges()) {
            const auto [a, b] = g.ends(e);
            if (a == v && b != v) around.insert(b);
            if (b == v && a != v) around.insert(a);
        }
        CHECK(score.value[v] == static_cast<double>(around.size()));
    }
}

TEST_CASE("degree: reached by name, refuses nonsense", "[centrality][catalogue]") {
    const auto g = test::graph(3, {{0, 1}, {0, 2}});
    const auto run = [&](const Settings& s) {
        return find_algorithm("centrality.degree").run({.graph = &g}, s, {});
    };
    const Outcome outcome = run({{"normalized", {"true"}}});
    CHECK(std::get<Scores>(outcome.result).value[Vertex{0}] == 1.0);
    CHECK(outcome.options.at(1) == std::pair<std::string, std::string>{"normalized", "true"});
    CHECK_THROWS_AS(run({{"normalised", {"true"}}}), UsageError);
    CHECK_THROWS_AS(run({{"direction", {"sideways"}}}), UsageError);
    CHECK(&find_algorithm("degree") == &find_algorithm("centrality.degree"));
    CHECK_THROWS_AS(find_algorithm("centrality.degre"), UsageError);
}
