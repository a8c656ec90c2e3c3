#include <entente/algorithms/cohesion/link_communities.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace entente;
using cohesion::link_communities;

namespace {

using Ends = std::pair<std::uint32_t, std::uint32_t>;

/// Every level of similarity, its communities found anew, and the densest of all.
std::pair<double, std::vector<std::vector<Vertex>>> slow(const Graph& g, std::size_t least) {
    std::set<Ends> tied;
    std::vector<std::set<std::uint32_t>> near(g.order());
    for (std::uint32_t v = 0; v < g.order(); ++v) near[v].insert(v);
    for (const Edge e : g.edges()) {
        const auto u = static_cast<std::uint32_t>(index(g.ends(e).from)), v = static_cast<std::uint32_t>(index(g.ends(e).to));
        if (u == v) continue;
        tied.insert(std::minmax(u, v));
        near[u].insert(v);
        near[v].insert(u);
    }
    const std::vector<Ends> ties(tied.begin(), tied.end());
    const auto similarity = [&](const Ends& a, const Ends& b) {
        std::set<std::uint32_t> ends{a.first, a.second, b.first, b.second};
        if (ends.size() != 3) return -1.0;
        const auto w = a.first == b.first || a.first == b.second ? a.first : a.second;
        const auto u = a.first == w ? a.second : a.first, v = b.first == w ? b.second : b.first;
        std::vector<std::uint32_t> both, either;
        std::set_intersection(near[u].begin(), near[u].end(), near[v].begin(), near[v].end(), std::back_inserter(both));
        std::set_union(near[u].begin(), near[u].end(), near[v].begin(), near[v].end(), std::back_inserter(either));
        return static_cast<double>(both.size()) / static_cast<double>(either.size());
    };
    std::set<double, std::greater<>> levels{2};
    for (const Ends& a : ties)
        for (const Ends& b : ties)
            if (similarity(a, b) > 0) levels.insert(similarity(a, b));
    std::pair<double, std::vector<std::vector<Vertex>>> best{-1, {}};
    for (const double level : levels) {
        std::vector<std::size_t> name(ties.size());
        for (std::size_t i = 0; i < ties.size(); ++i) name[i] = i;
        for (std::size_t i = 0; i < ties.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (similarity(ties[i], ties[j]) >= level && name[i] != name[j]) {
                    const auto from = name[i], to = name[j];
                    std::replace(name.begin(), name.end(), from, to);
                }
        std::map<std::size_t, std::set<std::uint32_t>> actors;
        std::map<std::size_t, double> count;
        for (std::size_t i = 0; i < ties.size(); ++i) {
            actors[name[i]].insert({ties[i].first, ties[i].second});
            count[name[i]] += 1;
        }
        double density = 0;
        std::vector<std::vector<Vertex>> groups;
        for (const auto& [c, who] : actors) {
            const auto n = static_cast<double>(who.size()), m = count[c];
            if (n > 2) density += 2 * m * (m - n + 1) / ((n - 2) * (n - 1)) / static_cast<double>(ties.size());
            if (who.size() < least) continue;
            groups.emplace_back();
            for (const auto v : who) groups.back().push_back(Vertex{v});
        }
        if (density > best.first + 1e-9) best = {density, groups};
    }
    std::sort(best.second.begin(), best.second.end(), [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    return best;
}

std::vector<Vertex> vertices(std::initializer_list<std::uint32_t> all) {
    std::vector<Vertex> list;
    for (const auto v : all) list.push_back(Vertex{v});
    return list;
}

} // namespace

TEST_CASE("link communities: level by level", "[cohesion][link_communities]") {
    const auto seed = GENERATE(range(0u, 24u));
    const auto least = GENERATE(2u, 3u);
    const auto g = test::random_graph(seed, 12, 3 + 2 * seed, seed % 2 ? test::directed : test::undirected);
    const auto [density, groups] = slow(g, least);
    const auto cover = link_communities(g, {.least = least});
    CHECK(cover.quality[2].second == Approx(density).margin(1e-12));
    CHECK(cover.clusters == groups);
}

TEST_CASE("link communities: two cliques share an actor, and a bridge", "[cohesion][link_communities]") {
    std::vector<Ends> ties{{8, 9}};
    for (std::uint32_t u = 0; u < 9; ++u)
        for (std::uint32_t v = 0; v < u; ++v)
            if ((u <= 4 && v <= 4) || (u >= 4 && v >= 4)) ties.emplace_back(u, v);
    const auto cover = link_communities(test::graph(10, ties));
    REQUIRE(cover.clusters.size() == 2);
    CHECK(cover.clusters[0] == vertices({0, 1, 2, 3, 4}));
    CHECK(cover.clusters[1] == vertices({4, 5, 6, 7, 8}));
    CHECK(cover.quality[0] == std::pair<std::string, double>{"largest", 5});
    CHECK(cover.quality[2].first == "partition density");
    CHECK(cover.quality[2].second == Approx(20.0 / 21)); // 10 + 10 ties of density 1, a bridge of 0
    CHECK(link_communities(test::graph(10, ties), {.least = 2}).clusters.size() == 3);
}

TEST_CASE("link communities: names of actors do not matter", "[cohesion][link_communities]") {
    const auto to = test::shuffled(5, 34);
    auto cover = link_communities(test::karate());
    const auto moved = link_communities(test::relabeled(test::karate(), to));
    CHECK(cover.quality[2].second == Approx(moved.quality[2].second));
    for (auto& cluster : cover.clusters) {
        for (Vertex& v : cluster) v = Vertex{to[index(v)]};
        std::sort(cluster.begin(), cluster.end());
        CHECK(std::find(moved.clusters.begin(), moved.clusters.end(), cluster) != moved.clusters.end());
    }
    CHECK(cover.clusters.size() == moved.clusters.size());
}

TEST_CASE("link communities: trees, nothing, and too much", "[cohesion][link_communities]") {
    CHECK(link_communities(test::graph(5, {{0, 1}, {1, 2}, {2, 3}, {1, 4}})).quality[2].second == 0);
    CHECK(std::isnan(link_communities(test::graph(3, {{1, 1}})).quality[2].second));
    CHECK(link_communities(Graph()).clusters.empty());
    CHECK_THROWS_AS(link_communities(test::karate(), {.most = 10}), UsageError);
    CHECK_THROWS_AS(find_algorithm("link_communities").run({.graph = &test::karate()}, {{"least", {"1"}}}, {}), UsageError);
}
