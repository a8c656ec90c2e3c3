#include <entente/algorithms/centrality/closeness.hpp>
#include <entente/algorithms/centrality/top_closeness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;
using centrality::Sides;
using centrality::top_closeness;

TEST_CASE("top closeness: the first and who is level with the last",
          "[centrality][top_closeness]") {
    const auto path = test::graph(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
    const auto one = top_closeness(path, {.count = 1}).value;
    CHECK(one[Vertex{2}] == Approx(4.0 / 6));
    CHECK(std::isnan(one[Vertex{1}]));
    const auto two = top_closeness(path, {.count = 2}).value; // 1 and 3 are level
    CHECK(two[Vertex{1}] == two[Vertex{3}]);
    CHECK(std::isnan(two[Vertex{0}]));
    CHECK(top_closeness(test::graph(1, {})).value[Vertex{0}] == 0);
}

TEST_CASE("top closeness: agrees with closeness of all", "[centrality][top_closeness]") {
    const auto seed = GENERATE(range(0u, 20u));
    const auto side = GENERATE(Sides::out, Sides::in, Sides::all);
    const auto g = test::random_graph(seed, 300, 150 + 40 * seed,
                                      seed % 2 ? test::directed : test::undirected);
    const auto all = centrality::closeness(g, {.direction = side}).value;
    auto sorted = all.values();
    std::sort(sorted.rbegin(), sorted.rend());
    for (const std::uint32_t count : {1u, 7u, 300u}) {
        const auto top = top_closeness(g, {.count = count, .direction = side}).value;
        for (const Vertex v : g.vertices()) {
            if (all[v] > sorted[count - 1] + 1e-12) CHECK(top[v] == Approx(all[v]));
            if (all[v] < sorted[count - 1] - 1e-12) CHECK(std::isnan(top[v]));
        }
        const auto again =
            top_closeness(g, {.count = count, .direction = side}, {.threads = 3}).value;
        for (const Vertex v : g.vertices())
            CHECK((again[v] == top[v] || (std::isnan(again[v]) && std::isnan(top[v]))));
    }
}

TEST_CASE("top closeness: refuses nonsense", "[centrality][top_closeness]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("top_closeness").run({.graph = &g}, {{"count", {"0"}}}, {}),
                    UsageError);
}
