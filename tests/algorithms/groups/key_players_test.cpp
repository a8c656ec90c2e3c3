#include <entente/algorithms/groups/key_players.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;
using groups::key_players;
using Criterion = groups::KeyCriterion;

namespace {

std::vector<std::uint32_t> chosen(const Profile& p) {
    std::vector<std::uint32_t> all;
    for (std::uint32_t v = 0; v < p.columns[0].value.size(); ++v)
        if (!std::isnan(p.columns[0].value[Vertex{v}])) all.push_back(v);
    return all;
}
double worth(const Profile& p) {
    double most = 0;
    for (const double value : p.columns[1].value)
        if (value > most) most = value;
    return most;
}

/// The criterion of a set, from distances and by following every shortest path.
double value_of(const Graph& g, const std::vector<std::uint32_t>& set, Criterion criterion) {
    const auto n = g.order();
    const auto is_in = [&](std::size_t v) {
        return std::find(set.begin(), set.end(), v) != set.end();
    };
    double sum = 0;
    if (criterion == Criterion::fragmentation) {
        std::vector<EdgeEnds> kept;
        for (const Edge e : g.edges())
            if (!is_in(index(g.ends(e).from)) && !is_in(index(g.ends(e).to)))
                kept.push_back(g.ends(e));
        const auto d = test::oracle_distances(Graph(n, kept, test::undirected));
        for (std::size_t a = 0; a < n; ++a)
            for (std::size_t b = 0; b < n; ++b) sum += a != b && std::isfinite(d[a][b]);
        return 1 - sum / static_cast<double>(n * (n - 1));
    }
    const auto d = test::oracle_distances(g);
    if (criterion != Criterion::betweenness) {
        for (std::size_t v = 0; v < n; ++v) {
            double least = HUGE_VAL;
            for (const auto s : set) least = std::min(least, d[s][v]);
            if (criterion == Criterion::reach)
                sum += least <= 2;
            else
                sum += least == 0 ? 1 : 1 / least;
        }
        return sum / static_cast<double>(n);
    }
    // Shortest paths, all and those that keep clear, counted by distance.
    std::vector tied(n, std::vector<bool>(n));
    for (const Edge e : g.edges()) {
        tied[index(g.ends(e).from)][index(g.ends(e).to)] = true;
        if (!g.is_directed()) tied[index(g.ends(e).to)][index(g.ends(e).from)] = true;
    }
    for (std::size_t s = 0; s < n; ++s) {
        std::vector<double> paths(n, 0), clear(n, 0);
        paths[s] = 1;
        clear[s] = !is_in(s);
        for (double far = 1; far < static_cast<double>(n); ++far)
            for (std::size_t w = 0; w < n; ++w)
                for (std::size_t v = 0; v < n; ++v)
                    if (d[s][w] == far && d[s][v] == far - 1 && tied[v][w]) {
                        paths[w] += paths[v];
                        if (!is_in(w)) clear[w] += clear[v];
                    }
        for (std::size_t t = 0; t < n; ++t)
            if (t != s && std::isfinite(d[s][t])) sum += 1 - clear[t] / paths[t];
    }
    return sum / static_cast<double>(n * (n - 1));
}

} // namespace

TEST_CASE("key players: worked by hand", "[groups][key_players]") {
    // Two stars joined by an actor between: with two to choose, both hubs.
    const auto g = test::graph(9, {{0, 2}, {1, 2}, {0, 3}, {0, 4}, {0, 5}, {1, 6}, {1, 7}, {1, 8}});
    for (const auto criterion : {Criterion::fragmentation, Criterion::reach, Criterion::proximity,
                                 Criterion::betweenness}) {
        const auto p = key_players(g, {.k = 2, .criterion = criterion, .steps = 1});
        CHECK(chosen(p) == std::vector<std::uint32_t>{0, 1});
    }
    const auto p = key_players(g, {.k = 2});
    CHECK(p.columns[0].value[Vertex{0}] == 1);
    CHECK(p.columns[0].value[Vertex{1}] == 2);
    // Without 0: three alone, five together.
    CHECK(p.columns[1].value[Vertex{0}] == Approx(1 - 20.0 / 72));
    CHECK(p.columns[1].value[Vertex{1}] == 1);
    CHECK(chosen(key_players(g, {.k = 20})).size() == 9);
}

TEST_CASE("key players: values are true, and within the bound of the best",
          "[groups][key_players]") {
    const auto seed = GENERATE(range(0u, 8u));
    const auto criterion = GENERATE(Criterion::fragmentation, Criterion::reach,
                                    Criterion::proximity, Criterion::betweenness);
    const auto g =
        test::random_graph(seed, 10, 8 + 2 * seed, seed % 2 ? test::directed : test::undirected);
    const groups::KeyPlayersOptions options{.k = 3, .criterion = criterion};
    const auto p = key_players(g, options);
    const auto set = chosen(p);
    REQUIRE(set.size() == 3);
    CHECK(worth(p) == Approx(value_of(g, set, criterion)));
    CHECK(key_players(g, options, {.threads = 3}).columns[0].value.size() == 10);
    double most = 0;
    for (std::uint32_t a = 0; a < 10; ++a)
        for (std::uint32_t b = a + 1; b < 10; ++b)
            for (std::uint32_t c = b + 1; c < 10; ++c)
                most = std::max(most, value_of(g, {a, b, c}, criterion));
    CHECK(worth(p) <= most + 1e-9);
    if (criterion != Criterion::fragmentation) CHECK(worth(p) >= (1 - std::exp(-1.0)) * most);
    const auto grown = key_players(g, {.k = 3, .criterion = criterion, .exchange = false});
    CHECK(worth(grown) <= worth(p) + 1e-12);
    if (criterion != Criterion::fragmentation) CHECK(worth(grown) >= (1 - std::exp(-1.0)) * most);
}

TEST_CASE("key players: refuses nonsense", "[groups][key_players]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("key_players").run({.graph = &g}, {{"k", {"0"}}}, {}),
                    UsageError);
}
