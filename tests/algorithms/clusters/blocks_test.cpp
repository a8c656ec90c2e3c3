#include <entente/algorithms/clusters/blocks.hpp>
#include <entente/core/view/bgl.hpp>

#include <boost/graph/biconnected_components.hpp>
#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <map>

using namespace entente;
using clusters::blocks;
using clusters::Blocks;

TEST_CASE("blocks: values worked by hand", "[clusters][blocks]") {
    // A tail, a triangle, a doubled tie, a self-tie.
    const auto g = test::graph(6, {{0, 1}, {1, 2}, {2, 3}, {3, 1}, {3, 4}, {4, 3}, {5, 5}});
    const auto found = blocks(g);
    CHECK(found.block.values() == std::vector<std::uint32_t>{2, 0, 0, 0, 1, 1, Blocks::none});
    CHECK(found.size == std::vector<std::uint32_t>{3, 2, 1});
}

TEST_CASE("blocks: agree with Boost.Graph on simple graphs", "[clusters][blocks]") {
    const auto seed = GENERATE(range(0u, 40u));
    const auto g = test::random_graph(seed, 16, 8 + seed).simplified();
    std::map<bgl::Link, std::size_t> expected;
    boost::biconnected_components(bgl::undirected(g), boost::make_assoc_property_map(expected));
    const auto found = blocks(g);
    for (const Edge e : g.edges())
        for (const Edge f : g.edges()) {
            const auto link = [&](Edge x) {
                return bgl::make<bgl::Link>(g.ends(x).from, g.ends(x).to, x);
            };
            CHECK((found.block[e] == found.block[f]) ==
                  (expected.at(link(e)) == expected.at(link(f))));
        }
}

TEST_CASE("blocks: a long path needs no stack", "[clusters][blocks]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    for (std::uint32_t v = 0; v + 1 < 200'000; ++v) ties.emplace_back(v, v + 1);
    CHECK(blocks(test::graph(200'000, ties)).size.size() == 199'999);
}
