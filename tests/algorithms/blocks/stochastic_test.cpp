#include <entente/algorithms/blocks/stochastic.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

#include <cmath>
#include <set>

using namespace entente;
using blocks::description_length;
using blocks::stochastic;

namespace {

double ln_factorial(double x) { return std::lgamma(x + 1); }
double ln_double_factorial(double even) { return even / 2 * std::log(2.0) + ln_factorial(even / 2); }
double ln_choose(double n, double k) { return ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k); }

/// The four parts of the description length, each by its definition, from dense matrices.
double slow_length(const Graph& g, const VertexMap<std::uint32_t>& b, bool corrected) {
    const auto n = g.order();
    std::vector a(n, std::vector(n, 0.0)), e(n, std::vector(n, 0.0));
    std::vector<double> k(n), size(n), degree(n);
    for (const Edge edge : g.edges()) {
        const auto u = index(g.ends(edge).from), v = index(g.ends(edge).to);
        ++a[u][v];
        ++a[v][u];
        ++e[b[Vertex{static_cast<std::uint32_t>(u)}]][b[Vertex{static_cast<std::uint32_t>(v)}]];
        ++e[b[Vertex{static_cast<std::uint32_t>(v)}]][b[Vertex{static_cast<std::uint32_t>(u)}]];
    }
    for (std::uint32_t v = 0; v < n; ++v) {
        for (std::size_t u = 0; u < n; ++u) k[v] += a[v][u];
        size[b[Vertex{v}]] += 1;
        degree[b[Vertex{v}]] += k[v];
    }
    double ln_p = 0, blocks = 0; // of ties given the rest
    for (std::size_t u = 0; u < n; ++u) {
        for (std::size_t v = 0; v < u; ++v) ln_p += ln_factorial(e[u][v]) - ln_factorial(a[u][v]);
        ln_p += ln_double_factorial(e[u][u]) - ln_double_factorial(a[u][u]);
        if (corrected) ln_p += ln_factorial(k[u]) - ln_factorial(degree[u]);
        if (size[u] == 0) continue;
        ++blocks;
        ln_p -= corrected ? ln_choose(size[u] + degree[u] - 1, degree[u]) : degree[u] * std::log(size[u]);
        ln_p += ln_factorial(size[u]); // of the blocks given their sizes
    }
    const auto m = static_cast<double>(g.size()), order = static_cast<double>(n);
    ln_p -= ln_choose(blocks * (blocks + 1) / 2 + m - 1, m);
    ln_p -= ln_factorial(order) + ln_choose(order - 1, blocks - 1) + std::log(order);
    return -ln_p;
}

} // namespace

TEST_CASE("stochastic: no partition is shorter", "[blocks][stochastic]") {
    const auto seed = GENERATE(range(0u, 10u));
    const bool corrected = GENERATE(true, false);
    const auto g = test::random_graph(seed, 8, 6 + 3 * seed, seed % 2 ? test::directed : test::undirected);
    double worst = 0;
    const double least = -test::best_of_all_partitions(8, [&](const VertexMap<std::uint32_t>& b) {
        const double slow = slow_length(g, b, corrected);
        worst = std::max(worst, std::abs(slow - description_length(g, b, corrected)));
        return -slow;
    });
    CHECK(worst < 1e-9);
    const auto parts = stochastic(g, {.degree_corrected = corrected}, {.seed = seed});
    CHECK(parts.quality[0].second == Approx(least).margin(1e-9));
    CHECK(parts.quality[1] == std::pair<std::string, double>{"blocks", parts.count});
    CHECK(parts.quality[2].second == Approx(slow_length(g, VertexMap<std::uint32_t>(8, 0), corrected)));
    const auto three = stochastic(g, {.clusters = 3, .degree_corrected = corrected}, {.seed = seed});
    CHECK(three.count == 3);
    const double shortest = -test::best_of_all_partitions(8, [&](const VertexMap<std::uint32_t>& b) {
        return std::set<std::uint32_t>(b.begin(), b.end()).size() == 3 ? -slow_length(g, b, corrected) : -1e300;
    });
    CHECK(three.quality[0].second == Approx(shortest).margin(1e-9));
}

TEST_CASE("stochastic: planted groups", "[blocks][stochastic]") {
    const auto seed = GENERATE(range(0u, 3u));
    const auto g = test::planted(seed, 4, 40, 40, 4);
    const auto parts = stochastic(g, {.runs = 2}, {.threads = 2, .seed = seed});
    CHECK(parts.count == 4);
    for (std::uint32_t v = 0; v < 160; ++v) CHECK(parts.cluster[Vertex{v}] == parts.cluster[Vertex{v / 40 * 40}]);
    CHECK(parts.quality[0].second < parts.quality[2].second);
    // Sides that avoid one another are blocks as well.
    const auto sides = test::planted(seed, 2, 40, 2, 40);
    const auto two = stochastic(sides, {.runs = 2}, {.seed = seed});
    CHECK(two.count == 2);
    for (std::uint32_t v = 0; v < 80; ++v) CHECK(two.cluster[Vertex{v}] == two.cluster[Vertex{v / 40 * 40}]);
}

TEST_CASE("stochastic: chance is one block", "[blocks][stochastic]") {
    const auto seed = GENERATE(range(0u, 3u));
    CHECK(stochastic(test::planted(seed, 1, 100, 8, 8), {}, {.seed = seed}).count == 1);
    CHECK(stochastic(test::graph(6, {})).count == 1);
    CHECK(stochastic(Graph()).count == 0);
    CHECK(stochastic(test::graph(6, {}), {.clusters = 4}).count == 4);
    CHECK(stochastic(test::graph(6, {}), {.clusters = 40}).count == 6);
}

TEST_CASE("stochastic: the karate club", "[blocks][stochastic]") {
    const auto corrected = stochastic(test::karate());
    CHECK(corrected.quality[0].second <= corrected.quality[2].second + 1e-9);
    // As graph-tool 2.45 says, with uniform priors of degrees.
    CHECK(corrected.quality[2].second == Approx(227.680337887).epsilon(1e-11));
    CHECK(corrected.count == 1);
    const auto uncorrected = stochastic(test::karate(), {.degree_corrected = false});
    CHECK(uncorrected.quality[0].second == Approx(215.329714453).epsilon(1e-11));
    CHECK(uncorrected.quality[2].second == Approx(234.651472483).epsilon(1e-11));
    VertexMap<std::uint32_t> thirds(34);
    for (std::uint32_t v = 0; v < 34; ++v) thirds[Vertex{v}] = v % 3;
    CHECK(description_length(test::karate(), thirds) == Approx(271.807904069).epsilon(1e-11));
    // Two blocks, degrees given: the factions. Degrees not given: hubs and the others.
    const auto two = stochastic(test::karate(), {.clusters = 2});
    CHECK(two.cluster[Vertex{0}] != two.cluster[Vertex{33}]);
    const auto plain = stochastic(test::karate(), {.clusters = 2, .degree_corrected = false});
    CHECK(plain.cluster[Vertex{0}] == plain.cluster[Vertex{33}]);
}

TEST_CASE("stochastic: refuses nonsense", "[blocks][stochastic]") {
    CHECK_THROWS_AS(find_algorithm("stochastic").run({.graph = &test::karate()}, {{"runs", {"0"}}}, {}), UsageError);
}
