#include <entente/algorithms/blocks/core_periphery.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

#include <cmath>

using namespace entente;
using blocks::core_fit;
using blocks::core_periphery;
using blocks::CorePattern;

namespace {

/// Pearson's correlation of two lists, by its definition.
double pearson(const std::vector<double>& x, const std::vector<double>& y) {
    const auto n = static_cast<double>(x.size());
    double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        mx += x[i] / n;
        my += y[i] / n;
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - mx) * (x[i] - mx);
        yy += (y[i] - my) * (y[i] - my);
        xy += (x[i] - mx) * (y[i] - my);
    }
    return xx > 1e-9 && yy > 1e-9 ? xy / std::sqrt(xx * yy) : std::nan("");
}

double slow_fit(const Graph& g, std::uint32_t core, CorePattern pattern) {
    const auto n = g.order();
    std::vector tied(n, std::vector(n, 0.0));
    for (const Edge e : g.edges()) {
        const auto u = index(g.ends(e).from), v = index(g.ends(e).to);
        if (g.weight(e) == 0) continue;
        tied[u][v] = 1;
        if (!g.is_directed()) tied[v][u] = 1;
    }
    std::vector<double> a, p;
    for (std::size_t u = 0; u < n; ++u)
        for (std::size_t v = 0; v < n; ++v) {
            const bool cu = core >> u & 1, cv = core >> v & 1;
            if (u == v || (pattern == CorePattern::core_only && cu != cv)) continue;
            a.push_back(tied[u][v]);
            p.push_back(cu || cv);
        }
    return pearson(a, p);
}

std::uint32_t core_of(const Partition& parts) {
    std::uint32_t set = 0;
    for (std::uint32_t v = 0; v < parts.cluster.size(); ++v)
        if (parts.cluster[Vertex{v}] + 1 == parts.quality.at(2).second) set |= 1u << v;
    return set;
}

} // namespace

TEST_CASE("core and periphery: the best of all cores", "[blocks][core_periphery]") {
    const auto seed = GENERATE(range(0u, 30u));
    const auto pattern = GENERATE(CorePattern::full, CorePattern::core_only);
    const auto g = test::random_graph(seed, 10, 6 + 2 * seed, seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    double best = -2;
    for (std::uint32_t core = 0; core < 1u << 10; ++core) {
        const double fit = slow_fit(g, core, pattern);
        VertexMap<char> is_core(10);
        for (std::uint32_t v = 0; v < 10; ++v) is_core[Vertex{v}] = core >> v & 1;
        const double ours = core_fit(g, is_core, pattern);
        if (std::isnan(fit))
            CHECK(std::isnan(ours));
        else {
            CHECK(ours == Approx(fit).margin(1e-12));
            best = std::max(best, fit);
        }
    }
    const auto parts = core_periphery(g, {.pattern = pattern});
    REQUIRE(parts.count == 2);
    CHECK(parts.quality[0] == std::pair<std::string, double>{"fit", parts.quality[0].second});
    CHECK(parts.quality[0].second == Approx(best).margin(1e-12));
    CHECK(slow_fit(g, core_of(parts), pattern) == Approx(best).margin(1e-12));
}

TEST_CASE("core and periphery: ideal ones are found", "[blocks][core_periphery]") {
    const auto seed = GENERATE(range(0u, 4u));
    std::vector<std::pair<std::uint32_t, std::uint32_t>> full, alone;
    const auto to = test::shuffled(seed, 90); // more than all pairs that are looked at
    for (std::uint32_t u = 0; u < 20; ++u)
        for (std::uint32_t v = 0; v < 90; ++v) {
            if (v > u) full.emplace_back(to[u], to[v]);
            if (v > u && (v < 20 || (u + v) % 5 == 0)) alone.emplace_back(to[u], to[v]);
        }
    const auto check = [&](const Partition& parts) {
        CHECK(parts.quality[0].second == Approx(1));
        CHECK(parts.quality[1] == std::pair<std::string, double>{"core size", 20});
        CHECK(parts.quality[2] == std::pair<std::string, double>{"core", 2});
        for (std::uint32_t v = 0; v < 90; ++v) CHECK(parts.cluster[Vertex{to[v]}] == (v < 20));
    };
    check(core_periphery(test::graph(90, full)));
    check(core_periphery(test::graph(90, alone), {.pattern = CorePattern::core_only}));
}

TEST_CASE("core and periphery: the center of a star", "[blocks][core_periphery]") {
    const auto star = test::graph(5, {{3, 0}, {3, 1}, {3, 2}, {3, 4}, {3, 4}, {2, 2}});
    const auto parts = core_periphery(star);
    CHECK(parts.quality[0].second == Approx(1));
    CHECK(core_of(parts) == 1u << 3);
}

TEST_CASE("core and periphery: no change betters the karate club's core", "[blocks][core_periphery]") {
    const auto& g = test::karate();
    const auto parts = core_periphery(g);
    VertexMap<char> core(34);
    for (const Vertex v : g.vertices()) core[v] = parts.cluster[v] + 1 == parts.quality[2].second;
    const double fit = core_fit(g, core);
    CHECK(parts.quality[0].second == Approx(fit));
    for (const Vertex v : g.vertices())
        for (const Vertex u : g.vertices()) {
            auto changed = core;
            changed[v] = !core[v];
            if (u != v && core[u] != core[v]) changed[u] = !core[u];
            CHECK(core_fit(g, changed) <= fit + 1e-12);
        }
    CHECK(core[Vertex{33}]);
    CHECK(core[Vertex{0}]);
}

TEST_CASE("core and periphery: nothing to tell apart", "[blocks][core_periphery]") {
    for (const auto& g : {test::graph(0, {}), test::graph(1, {}), test::graph(4, {}), test::graph(3, {{0, 1}, {1, 2}, {2, 0}}), test::graph(2, {{0, 1}})}) {
        const auto parts = core_periphery(g);
        CHECK(parts.count == (g.order() > 0));
        CHECK(std::isnan(parts.quality[0].second));
        CHECK(parts.quality[1].second == 0);
        CHECK(std::isnan(parts.quality[2].second));
    }
    CHECK_THROWS_AS(find_algorithm("core_periphery").run({.graph = &test::karate()}, {{"pattern", {"ring"}}}, {}), UsageError);
}
