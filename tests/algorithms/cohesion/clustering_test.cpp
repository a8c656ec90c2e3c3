#include <entente/algorithms/cohesion/clustering.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using cohesion::clustering;
using cohesion::TriangleWeights;

TEST_CASE("clustering: by hand", "[cohesion][clustering]") {
    // A triangle with a tail: the corner with the tail has one pair of three.
    const auto g = test::graph(4, {{0, 1}, {1, 2}, {2, 0}, {2, 3}});
    const auto c = clustering(g).value;
    CHECK(c[Vertex{0}] == 1);
    CHECK(c[Vertex{2}] == Approx(1.0 / 3));
    CHECK(c[Vertex{3}] == 0);
    CHECK(std::isnan(clustering(g, {.zero = false}).value[Vertex{3}]));
}

TEST_CASE("clustering: weights by hand", "[cohesion][clustering]") {
    // Weights 1, 2, 4 in the triangle, 3 on the tail.
    const auto g = test::graph(4, {{0, 1}, {1, 2}, {2, 0}, {2, 3}}, test::undirected, {1, 2, 4, 3});
    const auto at = [&](TriangleWeights how) { return clustering(g, {.weights = how}).value[Vertex{2}]; };
    CHECK(at(TriangleWeights::barrat) == Approx((2.0 + 4) / (9 * 2)));
    CHECK(at(TriangleWeights::onnela) == Approx(2 * std::cbrt(1.0 * 2 * 4 / 64) / (3 * 2)));
    CHECK(at(TriangleWeights::zhang) == Approx(2 * (1.0 * 2 * 4 / 64) / ((81.0 - 29) / 16)));
    // Parallel ties add up, a weight of 0 is no help.
    const auto h = test::graph(4, {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {2, 0}}, test::undirected, {1, 2, 1, 3, 3});
    CHECK(clustering(h, {.weights = TriangleWeights::barrat}).value == clustering(g, {.weights = TriangleWeights::barrat}).value);
}

TEST_CASE("clustering: equal weights make no difference", "[cohesion][clustering]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g = test::random_graph(seed, 25, 20 + 12 * seed).simplified();
    const Graph h{25, [&] { std::vector<EdgeEnds> e; for (const Edge x : g.edges()) e.push_back(g.ends(x)); return e; }(),
                  test::undirected, std::vector<double>(g.size(), 2.5)};
    for (const auto how : {TriangleWeights::barrat, TriangleWeights::onnela, TriangleWeights::zhang})
        for (const Vertex v : g.vertices())
            CHECK(clustering(h, {.weights = how}).value[v] == Approx(clustering(g).value[v]).margin(1e-12));
}

TEST_CASE("clustering: between 0 and 1, and 0 in two-mode networks", "[cohesion][clustering]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g = test::random_graph(seed, 20, 15 * seed, test::undirected, true);
    for (const auto how : {TriangleWeights::none, TriangleWeights::barrat, TriangleWeights::onnela, TriangleWeights::zhang})
        for (const double c : clustering(g, {.weights = how}).value) CHECK((c >= 0 && c <= 1));
    std::vector<std::pair<std::uint32_t, std::uint32_t>> across;
    for (const Edge e : g.edges()) across.emplace_back(index(g.ends(e).from), 20 + index(g.ends(e).to));
    for (const double c : clustering(test::graph(40, across)).value) CHECK(c == 0);
}
