#include <entente/algorithms/clusters/dendrogram.hpp>
#include <entente/algorithms/clusters/modularity.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using namespace entente::clusters;

TEST_CASE("dendrogram: modularity after each merge, as from scratch", "[clusters][dendrogram]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g = test::random_graph(seed, 12, 25, seed % 2 ? test::directed : test::undirected,
                                      seed % 3 == 0);
    std::mt19937_64 draw{seed};
    Dendrogram tree{12, {}};
    std::vector<std::uint32_t> alive(12);
    for (std::uint32_t v = 0; v < 12; ++v) alive[v] = v;
    while (alive.size() > 2) {
        std::swap(alive[draw() % alive.size()], alive.back());
        const auto b = alive.back();
        alive.pop_back();
        auto& a = alive[draw() % alive.size()];
        tree.merges.emplace_back(a, b);
        a = 12 + static_cast<std::uint32_t>(tree.merges.size()) - 1;
    }
    const auto q = modularities(g, tree, {});
    REQUIRE(q.size() == tree.merges.size() + 1);
    double best = -1;
    for (std::size_t i = 0; i < q.size(); ++i) {
        CHECK(q[i] == Approx(modularity(g, after(tree, i))).margin(1e-12));
        best = std::max(best, q[i]);
    }
    CHECK(cut(g, tree, 0, {}).quality.at(0).second == Approx(best).margin(1e-12));
    CHECK(cut(g, tree, 5, {}).count == 5);
    CHECK(cut(g, tree, 1, {}).count == 2);
    CHECK(cut(g, tree, 50, {}).count == 12);
}

TEST_CASE("dendrogram: nothing to merge", "[clusters][dendrogram]") {
    CHECK(cut(Graph{}, {}, 0, {}).count == 0);
    CHECK(std::isnan(modularities(test::graph(2, {}), {2, {}}, {}).at(0)));
}
