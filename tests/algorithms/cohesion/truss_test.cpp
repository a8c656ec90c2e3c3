#include <entente/algorithms/cohesion/truss.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>
#include <set>

using namespace entente;
using cohesion::truss;

namespace {

/// For each k, takes ties away that are in fewer than k - 2 triangles until none is.
std::vector<double> slow(const Graph& g) {
    using Pair = std::pair<std::uint32_t, std::uint32_t>;
    const auto key = [&](Edge e) -> Pair {
        const auto [u, v] = g.ends(e);
        return std::minmax({static_cast<std::uint32_t>(u), static_cast<std::uint32_t>(v)});
    };
    std::set<Pair> ties;
    for (const Edge e : g.edges())
        if (g.ends(e).from != g.ends(e).to) ties.insert(key(e));
    std::vector<double> value(g.size(), std::nan(""));
    for (double k = 2; !ties.empty(); ++k) {
        for (const Edge e : g.edges())
            if (ties.contains(key(e))) value[index(e)] = k;
        for (bool changed = true; changed;) { // to the (k + 1)-truss
            changed = false;
            for (auto it = ties.begin(); it != ties.end();) {
                double count = 0;
                for (std::uint32_t w = 0; w < g.order(); ++w)
                    count += ties.contains(std::minmax({it->first, w})) && ties.contains(std::minmax({it->second, w}));
                if (count < k - 1) {
                    it = ties.erase(it);
                    changed = true;
                } else
                    ++it;
            }
        }
    }
    return value;
}

} // namespace

TEST_CASE("truss: by hand", "[cohesion][truss]") {
    // All of four, a triangle hung on, and a tail.
    const auto t = truss(test::graph(6, {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}, {3, 4}, {4, 2}, {4, 5}, {5, 5}}));
    for (std::uint32_t e = 0; e < 6; ++e) CHECK(t.value[Edge{e}] == 4);
    CHECK(t.value[Edge{6}] == 3);
    CHECK(t.value[Edge{7}] == 3);
    CHECK(t.value[Edge{8}] == 2);
    CHECK(std::isnan(t.value[Edge{9}]));
}

TEST_CASE("truss: as the definition has it", "[cohesion][truss]") {
    const auto seed = GENERATE(range(0u, 20u));
    const auto g = test::random_graph(seed, 14, 5 * seed, seed % 2 ? test::directed : test::undirected);
    const auto expected = slow(g);
    const auto got = truss(g, {}, {.threads = 2}).value;
    for (const Edge e : g.edges()) {
        INFO(index(e));
        if (std::isnan(expected[index(e)]))
            CHECK(std::isnan(got[e]));
        else
            CHECK(got[e] == expected[index(e)]);
    }
}
