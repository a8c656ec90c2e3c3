#include <entente/algorithms/groups/group_centrality.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using groups::group_centrality;

namespace {

double cell(const ResultTable& table, const std::string& column, std::size_t row) {
    for (const auto& c : table.columns)
        if (c.name == column) return std::get<std::vector<double>>(c.cells).at(row);
    throw std::runtime_error("no column " + column);
}

} // namespace

TEST_CASE("group centrality: worked by hand", "[groups][group_centrality]") {
    const auto path = test::graph(6, {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
    const Grouping by{{1, 0, 1, 0, 1, 1}, {"inner", "outer", "unused"}};
    const auto t = group_centrality(path, by);
    CHECK(std::get<std::vector<std::string>>(t.columns[0].cells) ==
          std::vector<std::string>{"inner", "outer"});
    CHECK(cell(t, "members", 0) == 2);
    CHECK(cell(t, "degree", 0) == 3);
    CHECK(cell(t, "degree_share", 0) == Approx(0.75));
    CHECK(cell(t, "closeness", 0) == Approx(0.75));
    CHECK(cell(t, "betweenness", 0) == 3); // 0-2, 2-4, 0-4
    CHECK(cell(t, "betweenness_share", 0) == Approx(0.5));
    CHECK(cell(t, "betweenness", 1) == 1); // 1-3
}

TEST_CASE("group centrality: groups of one are actors", "[groups][group_centrality]") {
    const auto seed = GENERATE(range(0u, 8u));
    const auto g =
        test::random_graph(seed, 12, 8 + 3 * seed, seed % 2 ? test::directed : test::undirected);
    Grouping each{VertexMap<std::uint32_t>(12), {}};
    for (std::uint32_t v = 0; v < 12; ++v) {
        each.of[Vertex{v}] = v;
        each.names.push_back(std::string(1, static_cast<char>('a' + v)));
    }
    const auto t = group_centrality(g, each, {}, {.threads = 2});
    const auto of = [&](const char* measure, const Settings& settings) {
        return std::get<Scores>(find_algorithm(measure).run({.graph = &g}, settings, {}).result)
            .value;
    };
    const auto degree = of("degree", {{"direction", {"out"}}});
    const auto closeness = of("closeness", {{"direction", {"out"}}});
    const auto betweenness = of("betweenness", {});
    for (std::uint32_t v = 0; v < 12; ++v) {
        CHECK(cell(t, "degree", v) == degree[Vertex{v}]);
        CHECK(cell(t, "closeness", v) == Approx(closeness[Vertex{v}]));
        CHECK(cell(t, "betweenness", v) == Approx(betweenness[Vertex{v}]).margin(1e-12));
    }
}

TEST_CASE("group centrality: betweenness by counting paths that keep clear",
          "[groups][group_centrality]") {
    const auto seed = GENERATE(range(0u, 8u));
    const auto g =
        test::random_graph(seed, 11, 10 + 2 * seed, seed % 2 ? test::directed : test::undirected);
    Grouping by{VertexMap<std::uint32_t>(11), {"a", "b", "c"}};
    for (std::uint32_t v = 0; v < 11; ++v) by.of[Vertex{v}] = v % 4 == 3 ? Grouping::none : v % 4;
    const auto t = group_centrality(g, by);
    const auto d = test::oracle_distances(g);
    std::vector tied(11, std::vector<bool>(11));
    for (const Edge e : g.edges()) {
        tied[index(g.ends(e).from)][index(g.ends(e).to)] = true;
        if (!g.is_directed()) tied[index(g.ends(e).to)][index(g.ends(e).from)] = true;
    }
    for (std::uint32_t group = 0; group < 3; ++group) {
        const auto inside = [&](std::size_t v) {
            return by.of[Vertex{static_cast<std::uint32_t>(v)}] == group;
        };
        double expected = 0;
        for (std::size_t s = 0; s < 11; ++s) {
            if (inside(s)) continue;
            std::vector<double> paths(11, 0), clear(11, 0);
            paths[s] = clear[s] = 1;
            for (double far = 1; far < 11; ++far)
                for (std::size_t w = 0; w < 11; ++w)
                    for (std::size_t v = 0; v < 11; ++v)
                        if (d[s][w] == far && d[s][v] == far - 1 && tied[v][w]) {
                            paths[w] += paths[v];
                            if (!inside(w)) clear[w] += clear[v];
                        }
            for (std::size_t u = 0; u < 11; ++u)
                if (u != s && !inside(u) && std::isfinite(d[s][u]))
                    expected += 1 - clear[u] / paths[u];
        }
        if (!g.is_directed()) expected /= 2;
        CHECK(cell(t, "betweenness", group) == Approx(expected).margin(1e-12));
    }
}

TEST_CASE("group centrality: needs groups", "[groups][group_centrality]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(group_centrality(g, {}), UsageError);
    CHECK_THROWS_AS(find_algorithm("group_centrality").run({.graph = &g}, {}, {}), UsageError);
}
