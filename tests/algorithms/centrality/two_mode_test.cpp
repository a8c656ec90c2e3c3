#include <entente/algorithms/centrality/betweenness.hpp>
#include <entente/algorithms/centrality/closeness.hpp>
#include <entente/algorithms/centrality/degree.hpp>
#include <entente/algorithms/centrality/two_mode.hpp>
#include <entente/core/base/errors.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/southern_women.hpp"

#include <algorithm>

using namespace entente;
using centrality::betweenness;
using centrality::closeness;
using centrality::degree;

namespace {

/// The first `events` vertices are of one mode, the others of the other.
Grouping modes(std::uint32_t n, std::uint32_t events) {
    Grouping grouping{VertexMap<std::uint32_t>(n), {"actor", "event"}};
    for (std::uint32_t v = 0; v < n; ++v) grouping.of[Vertex{v}] = v < events;
    return grouping;
}

} // namespace

TEST_CASE("two modes: who is tied to all of the other mode scores 1", "[centrality][two_mode]") {
    // Event 0 has all four actors, event 1 two of them.
    const auto g = test::graph(6, {{0, 2}, {0, 3}, {0, 4}, {0, 5}, {1, 2}, {1, 3}});
    const auto grouping = modes(6, 2);
    const auto d = degree(g, grouping, {.two_mode = true}).value;
    CHECK(d.values() == std::vector<double>{1, 0.5, 1, 1, 0.5, 0.5});
    const auto c = closeness(g, grouping, {.two_mode = true}).value;
    CHECK(c[Vertex{0}] == 1);
    CHECK(c[Vertex{1}] == Approx(6.0 / 10)); // 1 + 1 + 2 + 3 + 3
    CHECK(c[Vertex{2}] == 1);                // 1 + 1 + 2 + 2 + 2
    CHECK(c[Vertex{4}] == Approx(8.0 / 10)); // 1 + 3 + 2 + 2 + 2
}

TEST_CASE("two modes: the greatest betweenness is reached and never passed",
          "[centrality][two_mode]") {
    // One event with every actor: the most that an event can have.
    const auto star = test::graph(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}});
    CHECK(betweenness(star, modes(5, 1), {.two_mode = true}).value[Vertex{0}] == 1);
    // Event 0 has all three actors; each of the others one of its own.
    const auto tree = test::graph(7, {{0, 4}, {0, 5}, {0, 6}, {1, 4}, {2, 5}, {3, 6}});
    CHECK(betweenness(tree, modes(7, 4), {.two_mode = true}).value[Vertex{0}] == Approx(1));
    const auto seed = GENERATE(range(0u, 20u));
    std::mt19937_64 draw{seed};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    const std::uint32_t events = 2 + seed % 5;
    for (int i = 0; i < 12; ++i)
        ties.emplace_back(static_cast<std::uint32_t>(draw() % events),
                          static_cast<std::uint32_t>(events + draw() % (9 - events)));
    for (const double b :
         betweenness(test::graph(9, ties), modes(9, events), {.two_mode = true}).value)
        CHECK(b <= 1 + 1e-12);
}

TEST_CASE("two modes: the women of the South", "[centrality][two_mode]") {
    const auto g = test::southern_women();
    REQUIRE(g.size() == 89);
    const auto b = betweenness(g).value;
    CHECK(b[Vertex{0}] == Approx(42.9802).epsilon(1e-5));
    CHECK(b[Vertex{1}] == Approx(22.8541).epsilon(1e-5));
    CHECK(b[Vertex{2}] == Approx(38.9796).epsilon(1e-5));
    // Evelyn went to 8 of 14; Borgatti and Everett print .571, .800 and .097.
    const auto grouping = modes(32, 18);
    CHECK(degree(g, grouping, {.two_mode = true}).value[Vertex{0}] == Approx(8.0 / 14));
    CHECK(closeness(g, grouping, {.two_mode = true}).value[Vertex{0}] == Approx(0.8).margin(5e-4));
    CHECK(betweenness(g, grouping, {.two_mode = true}).value[Vertex{0}] ==
          Approx(0.097).margin(5e-4));
}

TEST_CASE("two modes: what is not of two modes is refused", "[centrality][two_mode]") {
    const auto g = test::graph(3, {{0, 1}, {1, 2}});
    const auto says = Catch::Matchers::Contains("two modes");
    CHECK_THROWS_WITH(centrality::two_modes(g, {}), says);
    CHECK_THROWS_WITH(centrality::two_modes(g, modes(3, 1)), says); // a tie within
    auto grouping = modes(3, 1);
    grouping.of[Vertex{2}] = Grouping::none;
    CHECK_THROWS_WITH(centrality::two_modes(g, grouping), says);
    grouping = modes(3, 1);
    grouping.names.push_back("third");
    CHECK_THROWS_WITH(centrality::two_modes(g, grouping), says);
    CHECK_THROWS_WITH(
        degree(test::graph(2, {{0, 1}}, test::directed), modes(2, 1), {.two_mode = true}), says);
    CHECK_THROWS_AS(betweenness(g, grouping, {.two_mode = true}), UsageError);
}
