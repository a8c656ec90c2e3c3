#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/core/base/errors.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using clusters::cpm;
using clusters::modularity;

namespace {

VertexMap<std::uint32_t> clusters_of(std::vector<std::uint32_t> values) {
    return VertexMap<std::uint32_t>(std::move(values));
}

} // namespace

TEST_CASE("modularity: values worked by hand", "[clusters][modularity]") {
    const auto g = test::graph(4, {{0, 1}, {2, 3}});
    CHECK(modularity(g, clusters_of({0, 0, 1, 1})) == 0.5);
    CHECK(modularity(g, clusters_of({0, 0, 0, 0})) == 0);
    CHECK(modularity(g, clusters_of({0, 1, 2, 3})) == -0.25);
    CHECK(modularity(g, clusters_of({0, 0, 1, 1}), 2) == 0);
    CHECK(cpm(g, clusters_of({0, 0, 1, 1}), 0.5) == 1);
    CHECK(std::isnan(modularity(test::graph(2, {}), clusters_of({0, 1}))));
}

TEST_CASE("modularity: from the definition over pairs", "[clusters][modularity]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto g = test::random_graph(seed, 8, 20, test::undirected, seed % 2);
    VertexMap<std::uint32_t> cluster(8);
    for (std::uint32_t v = 0; v < 8; ++v) cluster[Vertex{v}] = (v * v + seed) % 3;
    std::vector a(8, std::vector<double>(8));
    std::vector<double> k(8);
    double twice = 0;
    for (const Edge e : g.edges()) {
        const auto u = index(g.ends(e).from), v = index(g.ends(e).to);
        a[u][v] += g.weight(e);
        a[v][u] += g.weight(e);
        k[u] += g.weight(e);
        k[v] += g.weight(e);
        twice += 2 * g.weight(e);
    }
    double q = 0;
    for (std::uint32_t u = 0; u < 8; ++u)
        for (std::uint32_t v = 0; v < 8; ++v)
            if (cluster[Vertex{u}] == cluster[Vertex{v}])
                q += (a[u][v] - 1.5 * k[u] * k[v] / twice) / twice;
    CHECK(modularity(g, cluster, 1.5) == Approx(q).margin(1e-12));
}

TEST_CASE("modularity: with direction, from the definition over pairs", "[clusters][modularity]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto g = test::random_graph(seed, 8, 20, test::directed, seed % 2);
    VertexMap<std::uint32_t> cluster(8);
    for (std::uint32_t v = 0; v < 8; ++v) cluster[Vertex{v}] = (v * v + seed) % 3;
    std::vector<double> out(8), in(8);
    double m = 0, q = 0;
    for (const Edge e : g.edges()) {
        out[index(g.ends(e).from)] += g.weight(e);
        in[index(g.ends(e).to)] += g.weight(e);
        m += g.weight(e);
    }
    for (const Edge e : g.edges())
        if (cluster[g.ends(e).from] == cluster[g.ends(e).to]) q += g.weight(e) / m;
    for (std::uint32_t u = 0; u < 8; ++u)
        for (std::uint32_t v = 0; v < 8; ++v)
            if (cluster[Vertex{u}] == cluster[Vertex{v}]) q -= out[u] * in[v] / m / m;
    CHECK(clusters::directed_modularity(g, cluster) == Approx(q).margin(1e-12));
    CHECK(modularity(g, cluster) == Approx(modularity(g.undirected(), cluster)).margin(1e-12));
    CHECK(cpm(g, cluster) == Approx(cpm(g.undirected(), cluster)).margin(1e-12));
}

TEST_CASE("modularity: refuses nonsense", "[clusters][modularity]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(modularity(g, VertexMap<std::uint32_t>(3)), UsageError);
    CHECK_THROWS_AS(modularity(g, clusters_of({0, 2})), UsageError);
    CHECK_THROWS_AS(modularity(g, clusters_of({0, 1}), -1), UsageError);
}
