#include <entente/algorithms/blocks/concor.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

#include <cmath>

using namespace entente;
using blocks::concor;

namespace {

using Matrix = std::vector<std::vector<double>>;

/// Correlations of columns, by the book.
Matrix correlations(const Matrix& m) {
    const std::size_t rows = m.size(), columns = m.at(0).size();
    Matrix r(columns, std::vector(columns, 0.0));
    for (std::size_t i = 0; i < columns; ++i)
        for (std::size_t j = 0; j < columns; ++j) {
            double mi = 0, mj = 0, ii = 0, jj = 0, ij = 0;
            for (std::size_t k = 0; k < rows; ++k) {
                mi += m[k][i] / static_cast<double>(rows);
                mj += m[k][j] / static_cast<double>(rows);
            }
            for (std::size_t k = 0; k < rows; ++k) {
                ii += (m[k][i] - mi) * (m[k][i] - mi);
                jj += (m[k][j] - mj) * (m[k][j] - mj);
                ij += (m[k][i] - mi) * (m[k][j] - mj);
            }
            r[i][j] = ij / std::sqrt(ii * jj);
        }
    return r;
}

/// Which actors are on the side of the first after a hundred matrices; all must be tied.
std::vector<bool> slow_split(const Graph& g) {
    const auto n = g.order();
    Matrix m(g.is_directed() ? 2 * n : n, std::vector(n, 0.0));
    for (const Edge e : g.edges()) {
        const auto u = index(g.ends(e).from), v = index(g.ends(e).to);
        if (u == v) continue;
        m[u][v] += g.weight(e);
        m[g.is_directed() ? n + v : v][u] += g.weight(e);
    }
    for (int i = 0; i < 100; ++i) m = correlations(m);
    std::vector<bool> side;
    for (const double r : m[0]) side.push_back(r > 0);
    return side;
}

} // namespace

TEST_CASE("concor: the first split by the book", "[blocks][concor]") {
    const auto seed = GENERATE(range(0u, 16u));
    auto g = test::random_graph(seed, 12, 60 + seed, seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const auto parts = concor(g, {.splits = 1});
    REQUIRE(parts.convergence->converged);
    const auto side = slow_split(g);
    CHECK(parts.count == 2);
    for (std::uint32_t v = 0; v < 12; ++v) CHECK((parts.cluster[Vertex{v}] == parts.cluster[Vertex{0}]) == side[v]);
}

TEST_CASE("concor: ideal blocks", "[blocks][concor]") {
    // A path of blocks, by remainder: 0 - 1 - 2 - 3, and no ties within.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    for (std::uint32_t u = 0; u < 16; ++u)
        for (std::uint32_t v = 0; v < 16; ++v)
            if (u % 4 + 1 == v % 4) ties.emplace_back(u, v);
    const auto g = test::graph(17, ties);
    CHECK(concor(g, {.splits = 0}).count == 2); // who has no ties stands apart
    const auto halves = concor(g, {.splits = 1});
    CHECK(halves.count == 3);
    for (std::uint32_t v = 0; v < 16; ++v) CHECK(halves.cluster[Vertex{v}] == v % 2);
    const auto parts = concor(g);
    CHECK(parts.count == 5);
    for (std::uint32_t u = 0; u < 16; ++u)
        for (std::uint32_t v = 0; v < 16; ++v)
            CHECK((parts.cluster[Vertex{u}] == parts.cluster[Vertex{v}]) == (u % 4 == v % 4));
    CHECK(parts.quality[0].second == Approx(1));
}

TEST_CASE("concor: what cannot be parted stays whole", "[blocks][concor]") {
    const auto complete = concor(test::graph(4, {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}}));
    CHECK(complete.count == 1);
    CHECK_FALSE(complete.convergence->converged);
    CHECK(concor(test::graph(5, {})).count == 1);
    CHECK(concor(Graph()).count == 0);
    CHECK_THROWS_AS(concor(test::graph(4'001, {})), UsageError);
    CHECK_THROWS_AS(find_algorithm("concor").run({.graph = &test::karate()}, {{"splits", {"33"}}}, {}), UsageError);
}
