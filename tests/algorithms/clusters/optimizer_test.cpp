#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/algorithms/clusters/optimizer.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

using namespace entente;
using namespace entente::clusters;

TEST_CASE("optimizer: rows hold every tie from both ends, self-ties and weight 0 left out",
          "[clusters][optimizer]") {
    const auto kind = GENERATE(test::undirected, test::directed);
    const auto g = test::graph(4, {{3, 1}, {1, 3}, {2, 2}, {0, 3}, {0, 2}}, kind, {1, 2, 3, 4, 0});
    const Rows rows(g);
    REQUIRE(rows.order() == 4);
    CHECK(rows.old == Labels{0, 2, 3, 1});
    CHECK(rows.to.size() == 6);
    double total = 0;
    for (const double w : rows.weight) total += w;
    CHECK(total == 14);
}

TEST_CASE("optimizer: masses on two sides reach the best of all partitions",
          "[clusters][optimizer]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto g = test::random_graph(seed, 7, 9 + seed, test::directed, seed % 2);
    const auto s = strengths(g);
    const double m = s.total / 2;
    const Task task{.mass = s.out, .other = s.in, .gamma = 1 / m, .scale = m};
    double best = -1;
    for (std::uint64_t stream = 0; stream < 20; ++stream) {
        const auto found = optimize(Rows(g), task, {}, seed, stream, {});
        best = std::max(best, directed_modularity(g, VertexMap<std::uint32_t>(found.cluster)));
    }
    CHECK(best == Approx(test::best_of_all_partitions(7, [&](const auto& c) {
                      return directed_modularity(g, c);
                  })).margin(1e-12));
}

TEST_CASE("optimizer: a stream gives the same again, and more rounds are never worse",
          "[clusters][optimizer]") {
    const auto g = test::random_graph(3, 400, 1200);
    const auto s = strengths(g);
    const Task task{.mass = s.out, .gamma = 1 / s.total, .scale = s.total / 2};
    double before = -1;
    for (std::uint32_t rounds = 1; rounds < 6; ++rounds) {
        const auto found = optimize(Rows(g), task, {.rounds = rounds}, 1, 2, {});
        CHECK(found.cluster == optimize(Rows(g), task, {.rounds = rounds}, 1, 2, {}).cluster);
        const double q = modularity(g, VertexMap<std::uint32_t>(found.cluster));
        CHECK(q >= before - 1e-12);
        before = q;
    }
}
