#include <entente/algorithms/paths/components.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

using namespace entente;

TEST_CASE("components: numbered by falling size, then by least vertex", "[paths][components]") {
    const auto g = test::graph(7, {{1, 2}, {3, 4}, {4, 5}});
    CHECK(paths::weak_components(g).cluster.values() ==
          std::vector<std::uint32_t>{2, 1, 1, 0, 0, 0, 3});
    CHECK(paths::members(paths::weak_components(g)).at(1) ==
          std::vector<Vertex>{Vertex{1}, Vertex{2}});
    CHECK(paths::weak_components(Graph{}).count == 0);
}

TEST_CASE("components: together exactly when mutually reachable", "[paths][components]") {
    const auto seed = GENERATE(range(0u, 40u));
    const auto g = test::random_graph(seed, 14, seed, test::directed);
    const auto strong = paths::strong_components(g), weak = paths::weak_components(g);
    const auto d = test::oracle_distances(g), around = test::oracle_distances(g.undirected());
    for (const Vertex u : g.vertices())
        for (const Vertex v : g.vertices()) {
            const bool both = std::max(d[index(u)][index(v)], d[index(v)][index(u)]) < 100;
            CHECK((strong.cluster[u] == strong.cluster[v]) == both);
            CHECK((weak.cluster[u] == weak.cluster[v]) == (around[index(u)][index(v)] < 100));
        }
}

TEST_CASE("components: a long path needs no stack", "[paths][components]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    for (std::uint32_t v = 0; v + 1 < 200'000; ++v) ties.emplace_back(v, v + 1);
    CHECK(paths::strong_components(test::graph(200'000, ties, test::directed)).count == 200'000);
    ties.emplace_back(199'999, 0);
    CHECK(paths::strong_components(test::graph(200'000, ties, test::directed)).count == 1);
}

TEST_CASE("components: many pieces of many sizes, each found whole", "[paths][components]") {
    const auto kind = GENERATE(test::undirected, test::directed);
    const auto seed = GENERATE(range(0u, 8u));
    const auto g = test::random_graph(seed, 6000, 1500 * seed, kind);
    std::vector<std::uint32_t> seen(6000, 0);
    std::uint32_t count = 0;
    const auto around = g.undirected();
    for (const Vertex root : g.vertices()) {
        if (seen[index(root)]) continue;
        seen[index(root)] = ++count;
        std::vector<Vertex> stack{root};
        while (!stack.empty()) {
            const Vertex v = stack.back();
            stack.pop_back();
            for (const Vertex w : around.neighbors(v))
                if (!seen[index(w)]) {
                    seen[index(w)] = count;
                    stack.push_back(w);
                }
        }
    }
    VertexMap<std::uint32_t> label(6000);
    for (std::uint32_t v = 0; v < 6000; ++v) label[Vertex{v}] = seen[v] - 1;
    CHECK(paths::weak_components(g).cluster == paths::numbered(label).cluster);
}
