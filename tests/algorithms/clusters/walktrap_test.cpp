#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/algorithms/clusters/walktrap.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

#include <cmath>

using namespace entente;
using namespace entente::clusters;

namespace {

/// Merges from the definition: full matrices, every pair again for each merge.
std::vector<std::pair<std::uint32_t, std::uint32_t>> slow_merges(const Graph& g, int steps) {
    const auto n = g.order();
    std::vector a(n, std::vector<double>(n));
    for (const Edge e : g.edges()) {
        const auto u = index(g.ends(e).from), v = index(g.ends(e).to);
        if (u == v) continue;
        a[u][v] += g.weight(e);
        a[v][u] += g.weight(e);
    }
    std::vector<double> d(n);
    for (std::size_t v = 0; v < n; ++v) {
        double sum = 0, count = 0;
        for (const double w : a[v]) sum += w, count += w > 0;
        a[v][v] = count > 0 ? sum / count : 1;
        d[v] = sum + a[v][v];
    }
    std::vector p(n, std::vector<double>(n));
    for (std::size_t v = 0; v < n; ++v) {
        p[v][v] = 1;
        for (int t = 0; t < steps; ++t) {
            std::vector<double> next(n);
            for (std::size_t u = 0; u < n; ++u)
                for (std::size_t w = 0; w < n; ++w) next[w] += p[v][u] * a[u][w] / d[u];
            p[v] = next;
        }
    }
    std::vector<std::vector<std::size_t>> members(n);
    for (std::size_t v = 0; v < n; ++v) members[v] = {v};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> merges;
    std::vector<bool> gone(n);
    const auto walk = [&](std::size_t c, std::size_t w) {
        double sum = 0;
        for (const auto v : members[c]) sum += p[v][w];
        return sum / static_cast<double>(members[c].size());
    };
    while (true) {
        double least = 1e300;
        constexpr auto unset = static_cast<std::size_t>(-1);
        std::size_t x = unset, y = unset;
        for (std::size_t i = 0; i < members.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                if (gone[i] || gone[j]) continue;
                double between = 0, r = 0;
                for (const auto u : members[i])
                    for (const auto v : members[j]) between += a[u][v];
                if (between == 0) continue;
                for (std::size_t w = 0; w < n; ++w)
                    r += std::pow(walk(i, w) - walk(j, w), 2) / d[w];
                const double si = static_cast<double>(members[i].size()),
                             sj = static_cast<double>(members[j].size());
                if (const double cost = si * sj / (si + sj) * r; cost < least)
                    least = cost, x = j, y = i;
            }
        if (x == unset) return merges;
        merges.emplace_back(x, y);
        gone[x] = gone[y] = true;
        gone.push_back(false);
        members.push_back(members[x]);
        members.back().insert(members.back().end(), members[y].begin(), members[y].end());
    }
}

} // namespace

TEST_CASE("walktrap: merges as from the definition", "[clusters][walktrap]") {
    const auto seed = GENERATE(range(0u, 12u));
    const int steps = 2 + static_cast<int>(seed % 3);
    std::mt19937_64 draw{seed};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::vector<double> weights; // no two costs are equal
    for (int i = 0; i < 26; ++i) {
        pairs.emplace_back(draw() % 13, draw() % 13);
        weights.push_back(1 + static_cast<double>(draw() % 1000003) / 1000003);
    }
    const auto g = test::graph(13, pairs, seed % 2 ? test::directed : test::undirected, weights);
    const auto tree = walktrap_merges(g, static_cast<std::uint32_t>(steps));
    const auto slow = slow_merges(g, steps);
    REQUIRE(tree.merges.size() == slow.size());
    for (std::size_t i = 0; i <= slow.size(); ++i)
        CHECK(paths::numbered(after(tree, i)).cluster ==
              paths::numbered(after({13, slow}, i)).cluster);
}

TEST_CASE("walktrap: planted groups, for any number of threads", "[clusters][walktrap]") {
    const auto g = test::planted(8, 4, 20, 50, 3);
    const auto parts = walktrap(g);
    CHECK(parts.count == 4);
    CHECK(walktrap(g, {}, {.threads = 3}).cluster == parts.cluster);
    CHECK(test::every_cluster_is_connected(g, parts));
    CHECK(walktrap(g, {.clusters = 2}).count == 2);
}

TEST_CASE("walktrap: refuses nonsense", "[clusters][walktrap]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(walktrap(g, {.steps = 0}), UsageError);
    CHECK_THROWS_AS(find_algorithm("walktrap").run({.graph = &g}, {{"steps", {"0"}}}, {}),
                    UsageError);
}
