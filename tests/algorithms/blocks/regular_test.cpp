#include <entente/algorithms/blocks/regular.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

#include <map>
#include <set>

using namespace entente;
using blocks::regular;

namespace {

bool is_regular(const Graph& g, const VertexMap<std::uint32_t>& c, bool counted) {
    std::vector<std::map<std::uint32_t, std::set<std::size_t>>> out(g.order()), in(g.order());
    for (const Edge e : g.edges()) {
        const auto [u, v] = g.ends(e);
        if (u == v) continue;
        out[index(u)][c[v]].insert(index(v));
        in[index(v)][c[u]].insert(index(u));
        if (!g.is_directed()) {
            out[index(v)][c[u]].insert(index(u));
            in[index(u)][c[v]].insert(index(v));
        }
    }
    const auto like = [&](const auto& a, const auto& b) {
        if (a.size() != b.size()) return false;
        for (const auto& [color, who] : a)
            if (!b.contains(color) || (counted && b.at(color).size() != who.size())) return false;
        return true;
    };
    for (std::size_t u = 0; u < g.order(); ++u)
        for (std::size_t v = 0; v < u; ++v)
            if (c[Vertex{static_cast<std::uint32_t>(u)}] == c[Vertex{static_cast<std::uint32_t>(v)}] && !(like(out[u], out[v]) && like(in[u], in[v]))) return false;
    return true;
}

} // namespace

TEST_CASE("regular: no partition is regular and coarser", "[blocks][regular]") {
    const auto seed = GENERATE(range(0u, 24u));
    const auto g = test::random_graph(seed, 7, 3 + seed % 9, seed % 2 ? test::directed : test::undirected);
    const bool counted = GENERATE(false, true), grouped = GENERATE(false, true);
    Grouping groups;
    if (grouped) {
        groups = {VertexMap<std::uint32_t>(7), {"a", "b"}};
        for (std::uint32_t v = 0; v < 7; ++v) groups.of[Vertex{v}] = v % 3 == 2 ? Grouping::none : v % 3;
    }
    const auto parts = regular(g, groups, {.counted = counted});
    CHECK(is_regular(g, parts.cluster, counted));
    const double fewest = -test::best_of_all_partitions(7, [&](const VertexMap<std::uint32_t>& c) {
        if (grouped)
            for (std::uint32_t u = 0; u < 7; ++u)
                for (std::uint32_t v = 0; v < u; ++v)
                    if (c[Vertex{u}] == c[Vertex{v}] && u % 3 != v % 3) return -1e300;
        if (!is_regular(g, c, counted)) return -1e300;
        return -static_cast<double>(std::set<std::uint32_t>(c.begin(), c.end()).size());
    });
    CHECK(parts.count == fewest);
}

TEST_CASE("regular: an organization's levels", "[blocks][regular]") {
    // One head, two deputies, five staff of whom one has two deputies above.
    const auto g = test::graph(8, {{0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 5}, {2, 6}, {2, 7}, {1, 7}}, test::directed);
    const auto levels = regular(g, {});
    CHECK(levels.count == 3);
    CHECK(levels.cluster[Vertex{1}] == levels.cluster[Vertex{2}]);
    CHECK(levels.cluster[Vertex{3}] == levels.cluster[Vertex{7}]);
    CHECK(regular(g, {}, {.counted = true}).count == 4); // who has two heads stands apart
}

TEST_CASE("regular: paths, cycles and nothing", "[blocks][regular]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> path;
    for (std::uint32_t v = 0; v + 1 < 101; ++v) path.emplace_back(v, v + 1);
    CHECK(regular(test::graph(101, path), {}).count == 1);
    CHECK(regular(test::graph(101, path), {}, {.counted = true}).count == 51);
    CHECK(regular(test::graph(101, path, test::directed), {}).count == 101);
    CHECK(regular(test::graph(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}}, test::directed), {}).count == 1);
    CHECK(regular(test::graph(3, {{0, 1}}), {}).count == 2);
    CHECK(regular(Graph(), {}).count == 0);
    CHECK_THROWS_AS(find_algorithm("regular").run({.graph = &test::karate()}, {{"counted", {"so"}}}, {}), UsageError);
}
