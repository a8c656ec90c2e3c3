#include <entente/algorithms/groups/spread.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <functional>

using namespace entente;
using groups::Spread;

TEST_CASE("spread: distances from several sources", "[groups][spread]") {
    const auto g = test::graph(6, {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
    const paths::Arcs arcs(g);
    Spread spread(arcs);
    const std::vector<Vertex> ends{Vertex{0}, Vertex{4}, Vertex{0}};
    spread.from(ends);
    CHECK(spread.reached().size() == 5);
    CHECK(spread.distance(Vertex{2}) == 2);
    CHECK(spread.distance(Vertex{3}) == 1);
    CHECK(spread.distance(Vertex{5}) == Spread::unreached);
    spread.from(ends, 1);
    CHECK(spread.reached().size() == 4);
    CHECK(spread.distance(Vertex{2}) == Spread::unreached);
}

TEST_CASE("spread: agrees with following every shortest path", "[groups][spread]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g =
        test::random_graph(seed, 9, 8 + seed, seed % 2 ? test::directed : test::undirected);
    const paths::Arcs arcs(g);
    const auto d = test::oracle_distances(g);
    std::vector<char> avoided(9, 0);
    avoided[2] = avoided[7] = 1;
    Spread spread(arcs);
    for (const Vertex s : g.vertices()) {
        spread.from({&s, 1});
        spread.count_paths(avoided);
        std::vector<double> paths(9, 0.0), clear(9, 0.0), share(9, 0.0);
        std::vector<std::vector<std::vector<Vertex>>> clear_paths(9);
        std::function<void(std::vector<Vertex>&, bool)> follow = [&](std::vector<Vertex>& way,
                                                                     bool touched) {
            const Vertex v = way.back();
            touched = touched || avoided[index(v)];
            ++paths[index(v)];
            if (!touched) {
                ++clear[index(v)];
                clear_paths[index(v)].push_back(way);
            }
            for (const Vertex w : arcs.neighbors(v))
                if (d[index(s)][index(w)] == d[index(s)][index(v)] + 1) {
                    way.push_back(w);
                    follow(way, touched);
                    way.pop_back();
                }
        };
        std::vector<Vertex> way{s};
        follow(way, false);
        for (std::size_t t = 0; t < 9; ++t)
            for (const auto& path : clear_paths[t])
                for (const Vertex v : path) share[index(v)] += 1 / paths[t];
        for (const Vertex v : spread.reached()) {
            CHECK(spread.paths(v) == paths[index(v)]);
            CHECK(spread.clear(v) == clear[index(v)]);
        }
        std::vector<double> found(9, 0.0);
        spread.clear_shares(avoided, [&](Vertex v, double c) { found[index(v)] = c; });
        for (std::size_t v = 0; v < 9; ++v) CHECK(found[v] == Approx(share[v]).margin(1e-12));
    }
}
