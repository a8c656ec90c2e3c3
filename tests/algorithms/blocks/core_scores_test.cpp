#include <entente/algorithms/blocks/core_scores.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

#include <cmath>

using namespace entente;
using blocks::core_correlation;
using blocks::core_scores;

TEST_CASE("core scores: products are told back", "[blocks][core_scores]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    std::vector<double> weights;
    const double c[] = {1, 2, 5, 3, 8, 0.5};
    double square = 0;
    for (std::uint32_t u = 0; u < 6; ++u) {
        square += c[u] * c[u];
        for (std::uint32_t v = 0; v < u; ++v) {
            ties.emplace_back(u, v);
            weights.push_back(c[u] * c[v]);
        }
    }
    const auto g = test::graph(6, ties, test::undirected, weights);
    const auto scores = core_scores(g);
    REQUIRE(scores.convergence);
    CHECK(scores.convergence->converged);
    for (std::uint32_t v = 0; v < 6; ++v) CHECK(scores.value[Vertex{v}] == Approx(c[v] / std::sqrt(square)).epsilon(1e-6));
    CHECK(core_correlation(g, scores.value) == Approx(1));
}

TEST_CASE("core scores: no score alone can better the correlation", "[blocks][core_scores]") {
    const auto seed = GENERATE(range(0u, 24u));
    const auto g = test::random_graph(seed, 14, 20 + 3 * seed, seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const auto scores = core_scores(g);
    REQUIRE(scores.convergence);
    const double slack = scores.convergence->converged ? 1e-9 : 1e-4; // some end at infinity
    const double reached = core_correlation(g, scores.value);
    CHECK(reached > 0);
    double square = 0;
    for (const Vertex v : g.vertices()) {
        CHECK(scores.value[v] >= 0);
        square += scores.value[v] * scores.value[v];
        for (const double step : {-0.1, -1e-3, 1e-3, 0.1, 0.5}) {
            auto moved = scores.value;
            moved[v] = std::max(0.0, moved[v] + step);
            if (moved[v] != scores.value[v]) CHECK(core_correlation(g, moved) <= reached + slack);
        }
    }
    CHECK(square == Approx(1));
}

TEST_CASE("core scores: correlation by its definition", "[blocks][core_scores]") {
    // Pairs 01, 02, 12 with ties 1, 1, 0 and products 2, 3, 6.
    const auto g = test::graph(3, {{0, 1}, {0, 2}});
    const VertexMap<double> c(std::vector<double>{1, 2, 3});
    const double mean = 11.0 / 3, xy = (2 - mean) / 3 + (3 - mean) / 3 - (6 - mean) * 2 / 3;
    const double yy = (2 - mean) * (2 - mean) + (3 - mean) * (3 - mean) + (6 - mean) * (6 - mean);
    CHECK(core_correlation(g, c) == Approx(xy / std::sqrt(yy * 2 / 3)));
}

TEST_CASE("core scores: the heart of a core, and nothing to tell apart", "[blocks][core_scores]") {
    const auto star = core_scores(test::graph(6, {{4, 0}, {4, 1}, {4, 2}, {4, 3}, {4, 5}}));
    for (std::uint32_t v = 0; v < 6; ++v)
        if (v != 4) CHECK(star.value[Vertex{v}] < star.value[Vertex{4}]);
    for (const double x : core_scores(test::graph(4, {})).value) CHECK(std::isnan(x));
    for (const double x : core_scores(test::graph(3, {{0, 1}, {1, 2}, {2, 0}})).value) CHECK(std::isnan(x));
    for (const double x : core_scores(test::graph(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}})).value) CHECK(x == Approx(0.5));
    const auto one = core_scores(test::karate(), {.iterations = 1});
    CHECK_FALSE(one.convergence->converged);
    CHECK_THROWS_AS(find_algorithm("core_scores").run({.graph = &test::karate()}, {{"tolerance", {"-1"}}}, {}), UsageError);
}
