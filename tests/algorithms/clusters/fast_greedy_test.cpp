#include <entente/algorithms/clusters/fast_greedy.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

using namespace entente;
using namespace entente::clusters;

TEST_CASE("fast greedy: the karate club as published", "[clusters][fast_greedy]") {
    const auto parts = fast_greedy(test::karate());
    CHECK(parts.count == 3);
    CHECK(parts.quality.at(0).second == Approx(0.3807).epsilon(1e-3));
}

TEST_CASE("fast greedy: every merge is the best of all tied pairs", "[clusters][fast_greedy]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto g = test::random_graph(seed, 14, 22, seed % 2 ? test::directed : test::undirected,
                                      seed % 3 == 0);
    const auto tree = fast_greedy_merges(g);
    CHECK(14 - tree.merges.size() == paths::weak_components(g).count);
    for (std::size_t i = 0; i < tree.merges.size(); ++i) {
        const auto before = after(tree, i);
        const double q = modularity(g, before);
        double best = -1;
        for (const Edge e : g.edges()) {
            auto merged = before;
            const auto a = before[g.ends(e).from], b = before[g.ends(e).to];
            if (a == b) continue;
            for (auto& c : merged.values())
                if (c == a) c = b;
            best = std::max(best, modularity(g, merged) - q);
        }
        CHECK(modularity(g, after(tree, i + 1)) - q == Approx(best).margin(1e-12));
    }
    CHECK(test::every_cluster_is_connected(g, fast_greedy(g)));
}

TEST_CASE("fast greedy: as many clusters as asked for", "[clusters][fast_greedy]") {
    CHECK(fast_greedy(test::karate(), {.clusters = 2}).count == 2);
    CHECK(find_algorithm("fast_greedy")
              .run({.graph = &test::karate()}, {{"clusters", {"5"}}}, {})
              .result.index() == Result{Partition{}}.index());
    CHECK_THROWS_AS(
        find_algorithm("fast_greedy").run({.graph = &test::karate()}, {{"clusters", {"-1"}}}, {}),
        UsageError);
}
