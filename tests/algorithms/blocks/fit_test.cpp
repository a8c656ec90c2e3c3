#include <entente/algorithms/blocks/fit.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>
#include <map>
#include <vector>

using namespace entente;
using namespace entente::blocks;

TEST_CASE("fit of blocks: analysis of variance, entry by entry", "[blocks][fit]") {
    const auto seed = GENERATE(range(0u, 16u));
    const auto g = test::random_graph(seed, 9, 12 + 2 * seed, seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const Relation relation(g);
    std::mt19937_64 draw{seed};
    VertexMap<std::uint32_t> cluster(9);
    for (auto& c : cluster.values()) c = static_cast<std::uint32_t>(draw() % 3);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<double>> blocks;
    std::vector<double> all;
    for (const Vertex u : g.vertices())
        for (const Vertex v : g.vertices())
            if (u != v) {
                blocks[{cluster[u], cluster[v]}].push_back(relation.between(u, v));
                all.push_back(relation.between(u, v));
            }
    const auto spread = [](const std::vector<double>& x) {
        double mean = 0, sum = 0;
        for (const double value : x) mean += value / static_cast<double>(x.size());
        for (const double value : x) sum += (value - mean) * (value - mean);
        return sum;
    };
    double within = 0;
    for (const auto& [_, block] : blocks) within += spread(block);
    CHECK(variance_told(relation, cluster) == Approx(1 - within / spread(all)).margin(1e-12));
}

TEST_CASE("fit of blocks: all of it, none, and nothing to tell", "[blocks][fit]") {
    const Relation star(test::graph(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}}));
    CHECK(variance_told(star, VertexMap<std::uint32_t>(std::vector<std::uint32_t>{0, 1, 1, 1, 1})) == 1);
    CHECK(variance_told(star, VertexMap<std::uint32_t>(5, 0)) == Approx(0).margin(1e-15));
    CHECK(std::isnan(variance_told(Relation(test::graph(3, {{0, 1}, {1, 2}, {2, 0}})), VertexMap<std::uint32_t>(3, 0))));
    CHECK(std::isnan(variance_told(Relation(Graph()), {})));
}
