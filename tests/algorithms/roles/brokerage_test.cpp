#include <entente/algorithms/roles/brokerage.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <array>
#include <cmath>

using namespace entente;
using roles::brokerage;

namespace {

/// Roles by trying every triple.
std::array<double, 6> tried(const std::vector<std::vector<bool>>& tied, const Grouping& by,
                            std::uint32_t b) {
    std::array<double, 6> count{};
    const auto of = [&](std::uint32_t v) { return by.of[Vertex{v}]; };
    for (std::uint32_t a = 0; a < tied.size(); ++a)
        for (std::uint32_t c = 0; c < tied.size(); ++c) {
            if (a == b || b == c || a == c || !tied[a][b] || !tied[b][c] || tied[a][c]) continue;
            if (of(a) == Grouping::none || of(b) == Grouping::none || of(c) == Grouping::none)
                continue;
            const int role = of(a) == of(b)   ? (of(c) == of(b) ? 0 : 2)
                             : of(c) == of(b) ? 3
                             : of(a) == of(c) ? 1
                                              : 4;
            ++count[static_cast<std::size_t>(role)];
            ++count[5];
        }
    return count;
}

std::vector<std::vector<bool>> matrix(const Graph& g) {
    std::vector tied(g.order(), std::vector<bool>(g.order()));
    for (const Edge e : g.edges()) {
        tied[index(g.ends(e).from)][index(g.ends(e).to)] = true;
        if (!g.is_directed()) tied[index(g.ends(e).to)][index(g.ends(e).from)] = true;
    }
    return tied;
}

} // namespace

TEST_CASE("brokerage: one of each role", "[roles][brokerage]") {
    const Grouping by{{0, 0, 0, 1, 1, 2}, {"a", "b", "c"}};
    const auto role_in = [&](std::uint32_t from, std::uint32_t to) {
        const auto p = brokerage(test::graph(6, {{from, 1}, {1, to}}, test::directed), by, {}, {});
        std::string found;
        for (const auto& column : p.columns)
            if (column.value[Vertex{1}] == 1) found += column.name + " ";
        return found;
    };
    CHECK(role_in(0, 2) == "total coordinator ");
    CHECK(role_in(3, 4) == "total itinerant ");
    CHECK(role_in(0, 3) == "total representative ");
    CHECK(role_in(3, 0) == "total gatekeeper ");
    CHECK(role_in(3, 5) == "total liaison ");
}

namespace {
/// The whole stands before the roles.
std::size_t place(std::size_t role) { return (role + 1) % 6; }
} // namespace

TEST_CASE("brokerage: agrees with trying every triple", "[roles][brokerage]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto g =
        test::random_graph(seed, 12, 5 + 4 * seed, seed % 2 ? test::directed : test::undirected);
    Grouping by{VertexMap<std::uint32_t>(12), {"a", "b", "c"}};
    for (std::uint32_t v = 0; v < 12; ++v)
        by.of[Vertex{v}] = v % 5 == 4 ? Grouping::none : v % 5 % 3;
    const auto p = brokerage(g, by, {}, {.threads = 2});
    for (std::uint32_t v = 0; v < 12; ++v) {
        const auto expected = tried(matrix(g), by, v);
        for (std::size_t role = 0; role < 6; ++role) {
            const double found = p.columns[place(role)].value[Vertex{v}];
            if (by.of[Vertex{v}] == Grouping::none)
                CHECK(std::isnan(found));
            else
                CHECK(found == expected[role]);
        }
    }
}

TEST_CASE("brokerage: mean and deviation of chance, over every graph", "[roles][brokerage]") {
    const auto kind = GENERATE(test::directed, test::undirected);
    // Undirected six actors, 2^15 graphs; directed four, 2^12.
    const std::uint32_t n = kind == test::directed ? 4 : 6;
    const Grouping by = n == 4 ? Grouping{{0, 0, 1, 2}, {"a", "b", "c"}}
                               : Grouping{{0, 0, 0, 1, 1, 2}, {"a", "b", "c"}};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::uint32_t u = 0; u < n; ++u)
        for (std::uint32_t v = 0; v < n; ++v)
            if (kind == test::directed ? u != v : u < v) pairs.emplace_back(u, v);
    // The graph asked about has a third of all ties.
    const auto some =
        std::vector(pairs.begin(), pairs.begin() + static_cast<int>(pairs.size() / 3));
    const double density = static_cast<double>(some.size()) / static_cast<double>(pairs.size());
    const auto p = brokerage(test::graph(n, some, kind), by, {.expected = true}, {});
    for (const std::uint32_t b : {0u, n - 2, n - 1}) {
        std::array<double, 6> mean{}, square{};
        for (std::uint32_t bits = 0; bits < 1u << pairs.size(); ++bits) {
            std::vector tied(n, std::vector<bool>(n));
            double chance = 1;
            for (std::size_t i = 0; i < pairs.size(); ++i) {
                const bool on = bits >> i & 1;
                chance *= on ? density : 1 - density;
                const auto [u, v] = pairs[i];
                tied[u][v] = on;
                if (kind == test::undirected) tied[v][u] = on;
            }
            const auto count = tried(tied, by, b);
            for (std::size_t role = 0; role < 6; ++role) {
                mean[role] += chance * count[role];
                square[role] += chance * count[role] * count[role];
            }
        }
        for (std::size_t role = 0; role < 6; ++role) {
            const auto& expected = p.columns[6 + 2 * role];
            const auto& z = p.columns[7 + 2 * role];
            CHECK(expected.name == p.columns[place(role)].name + " expected");
            CHECK(expected.value[Vertex{b}] == Approx(mean[role]).margin(1e-12));
            const double variance = square[role] - mean[role] * mean[role];
            if (variance < 1e-9)
                CHECK(std::isnan(z.value[Vertex{b}]));
            else
                CHECK(z.value[Vertex{b}] == Approx((p.columns[place(role)].value[Vertex{b}] - mean[role]) /
                                                   std::sqrt(variance)));
        }
    }
}

TEST_CASE("brokerage: needs groups", "[roles][brokerage]") {
    const auto g = test::graph(3, {{0, 1}, {1, 2}});
    CHECK_THROWS_AS(brokerage(g, {}, {}, {}), UsageError);
    CHECK_THROWS_AS(find_algorithm("brokerage").run({.graph = &g}, {}, {}), UsageError);
}
