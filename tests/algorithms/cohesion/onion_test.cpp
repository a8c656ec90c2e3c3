#include <entente/algorithms/cohesion/onion.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

using namespace entente;
using cohesion::onion;

namespace {

/// The definition: partners as a table, everybody with at most k left goes at once.
VertexMap<double> slow(const Graph& g) {
    const auto n = g.order();
    std::vector tied(n, std::vector<bool>(n));
    for (const Edge e : g.edges()) {
        const auto [u, v] = g.ends(e);
        if (u != v) tied[index(u)][index(v)] = tied[index(v)][index(u)] = true;
    }
    VertexMap<double> layer(n);
    std::vector<bool> there(n, true);
    const auto left = [&](std::size_t v) {
        std::size_t d = 0;
        for (std::size_t w = 0; w < n; ++w) d += there[w] && tied[v][w];
        return d;
    };
    double number = 0;
    for (std::size_t k = 0, remaining = n; remaining;) {
        std::vector<std::size_t> round;
        for (std::size_t v = 0; v < n; ++v)
            if (there[v] && left(v) <= k) round.push_back(v);
        if (round.empty()) {
            ++k;
            continue;
        }
        ++number;
        for (const auto v : round) {
            there[v] = false;
            layer[Vertex{static_cast<std::uint32_t>(v)}] = number;
        }
        remaining -= round.size();
    }
    return layer;
}

} // namespace

TEST_CASE("onion: by hand", "[cohesion][onion]") {
    // A path comes apart from its ends; the middle of three goes when it has nobody left.
    CHECK(onion(test::graph(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}})).value == VertexMap<double>{1, 2, 3, 2, 1});
    // A triangle with a tail and somebody alone.
    CHECK(onion(test::graph(5, {{0, 1}, {1, 2}, {2, 0}, {2, 3}})).value == VertexMap<double>{3, 3, 3, 2, 1});
}

TEST_CASE("onion: as the definition has it", "[cohesion][onion]") {
    const auto seed = GENERATE(range(0u, 30u));
    const auto g = test::random_graph(seed, 25, 4 * seed, seed % 2 ? test::directed : test::undirected);
    CHECK(onion(g).value == slow(g));
}
