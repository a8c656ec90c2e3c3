#include <entente/algorithms/clusters/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

using namespace entente;
using clusters::components;
using clusters::Connection;

TEST_CASE("components: values worked by hand", "[clusters][components]") {
    const auto g = test::graph(6, {{4, 5}, {5, 4}, {1, 2}, {2, 3}}, test::directed);
    const auto weak = components(g);
    CHECK(weak.count == 3);
    CHECK(weak.cluster.values() == std::vector<std::uint32_t>{2, 0, 0, 0, 1, 1});
    CHECK(weak.quality ==
          std::vector<std::pair<std::string, double>>{{"largest", 3}, {"isolates", 1}});
    const auto strong = components(g, {.mode = Connection::strong});
    CHECK(strong.count == 5);
    CHECK(strong.cluster.values() == std::vector<std::uint32_t>{1, 2, 3, 4, 0, 0});
}

TEST_CASE("components: as many as union by union leaves", "[clusters][components]") {
    const auto seed = GENERATE(range(0u, 20u));
    const auto g = test::random_graph(seed, 20, seed, seed % 2 ? test::directed : test::undirected);
    std::vector<std::size_t> root(20);
    for (std::size_t v = 0; v < 20; ++v) root[v] = v;
    for (const Edge e : g.edges()) {
        const auto from = root[index(g.ends(e).from)], to = root[index(g.ends(e).to)];
        for (auto& r : root)
            if (r == from) r = to;
    }
    std::size_t count = 0;
    for (std::size_t v = 0; v < 20; ++v) count += root[v] == v;
    const auto parts = components(g);
    CHECK(parts.count == count);
    for (const Vertex u : g.vertices())
        for (const Vertex v : g.vertices())
            CHECK((parts.cluster[u] == parts.cluster[v]) == (root[index(u)] == root[index(v)]));
}

TEST_CASE("components: refuses nonsense", "[clusters][components]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("components").run({.graph = &g}, {{"mode", {"frail"}}}, {}),
                    UsageError);
}
