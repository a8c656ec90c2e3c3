#include "generate.hpp"

#include <entente/algorithms/paths/components.hpp>
#include <entente/core/base/errors.hpp>
#include <entente/core/base/draws.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente::bench {
namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Teams one after another; `share` of the members of a team are newcomers.
Pairs teams(std::uint32_t n, Draws& draws, double share, double large) {
    Pairs pairs;
    std::vector<std::uint32_t> met; // once for each team they were in
    std::uint32_t next = 0;
    while (next < n) {
        std::uint32_t size = 2 + draws.below(6);
        if (draws.unit() < large) size = 20 + draws.below(60);
        std::vector<std::uint32_t> team;
        for (std::uint32_t i = 0; i < size; ++i) {
            const bool is_new = met.empty() || (next < n && draws.unit() < share);
            // Teams form near those who were met lately, which makes communities.
            const auto window = std::min<std::size_t>(met.size(), 4000);
            team.push_back(is_new && next < n
                               ? next++
                               : met[met.size() - 1 -
                                     (draws.unit() < 0.8
                                          ? draws.below(static_cast<std::uint32_t>(window))
                                          : draws.below(static_cast<std::uint32_t>(met.size())))]);
        }
        for (std::size_t a = 0; a < team.size(); ++a) {
            met.push_back(team[a]);
            for (std::size_t b = 0; b < a; ++b) pairs.emplace_back(team[a], team[b]);
        }
    }
    return pairs;
}

Pairs leafy(std::uint32_t n, Draws& draws) {
    Pairs pairs;
    std::vector<std::uint32_t> ends{0};
    for (std::uint32_t v = 1; v < n; ++v) {
        const bool is_leaf = draws.unit() < 0.4;
        for (std::uint32_t i = 0; i < (is_leaf ? 1u : 1 + draws.below(5)); ++i) {
            const auto to = ends[draws.below(static_cast<std::uint32_t>(ends.size()))];
            pairs.emplace_back(v, to);
            ends.push_back(to);
            if (!is_leaf) ends.push_back(v);
        }
    }
    return pairs;
}

Pairs skewed(std::uint32_t n, Draws& draws) {
    const auto levels = static_cast<int>(std::ceil(std::log2(static_cast<double>(n))));
    Pairs pairs(std::size_t{16} << levels);
    for (auto& [u, v] : pairs)
        for (int i = 0; i < levels; ++i) {
            const double x = draws.unit();
            u = 2 * u + (x >= 0.76);
            v = 2 * v + ((x >= 0.57 && x < 0.76) || x >= 0.95);
        }
    return pairs;
}

} // namespace

Made greatest_component(std::size_t order, std::vector<EdgeEnds> edges) {
    const Graph simple = Graph{order, edges, Graph::Kind::undirected}.simplified();
    const Partition parts = paths::weak_components(simple);
    VertexMap<std::uint32_t> number(order);
    Made made;
    for (const Vertex v : simple.vertices())
        if (parts.cluster[v] == 0) number[v] = static_cast<std::uint32_t>(made.order++);
    for (const Edge e : simple.edges()) {
        const auto [u, v] = simple.ends(e);
        if (parts.cluster[u] == 0) made.edges.push_back({Vertex{number[u]}, Vertex{number[v]}});
    }
    return made;
}

Made generate(const std::string& kind, std::size_t n, std::uint64_t seed) {
    Draws draws{seed, 1};
    const auto size = static_cast<std::uint32_t>(n);
    Pairs pairs;
    if (kind == "collaboration")
        pairs = teams(size, draws, 0.35, 0);
    else if (kind == "affiliation")
        pairs = teams(size, draws, 0.5, 0.004);
    else if (kind == "leafy")
        pairs = leafy(size, draws);
    else if (kind == "skewed")
        pairs = skewed(size, draws);
    else
        throw UsageError("no kind of network is called '" + kind + "'");
    std::uint32_t order = size;
    for (const auto& [u, v] : pairs) order = std::max({order, u + 1, v + 1});
    std::vector<std::uint32_t> name(order);
    std::iota(name.begin(), name.end(), 0u);
    for (std::uint32_t i = order; i > 1; --i) std::swap(name[i - 1], name[draws.below(i)]);
    std::vector<EdgeEnds> edges;
    edges.reserve(pairs.size());
    for (const auto& [u, v] : pairs)
        if (u != v) edges.push_back({Vertex{name[u]}, Vertex{name[v]}});
    return greatest_component(order, std::move(edges));
}

} // namespace entente::bench
