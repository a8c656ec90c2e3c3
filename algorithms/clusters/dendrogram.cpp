#include <entente/algorithms/clusters/dendrogram.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/algorithms/paths/components.hpp>

#include <algorithm>
#include <limits>
#include <numeric>

namespace entente::clusters {

VertexMap<std::uint32_t> after(const Dendrogram& tree, std::size_t merges) {
    // From the last merge back, so that a cluster's name is known before its halves'. A cluster is
    // called after a vertex of its own.
    std::vector<std::uint32_t> some(tree.leaves + merges), name(tree.leaves + merges);
    std::iota(some.begin(), some.begin() + tree.leaves, 0u);
    for (std::size_t i = 0; i < merges; ++i) some[tree.leaves + i] = some[tree.merges[i].first];
    name = some;
    for (std::size_t i = merges; i-- > 0;)
        name[tree.merges[i].first] = name[tree.merges[i].second] = name[tree.leaves + i];
    name.resize(tree.leaves);
    return VertexMap<std::uint32_t>(std::move(name));
}

std::vector<double> modularities(const Graph& graph, const Dendrogram& tree, const Run& run) {
    const Strengths s = strengths(graph);
    if (s.total == 0)
        return std::vector<double>(tree.merges.size() + 1,
                                   std::numeric_limits<double>::quiet_NaN());
    // Each cluster under a slot: its vertices and strength. The smaller moves into the larger.
    std::vector<std::vector<Vertex>> members(tree.leaves);
    std::vector<double> strength(s.out);
    std::vector<std::uint32_t> of(tree.leaves), slot(tree.leaves + tree.merges.size());
    for (std::uint32_t v = 0; v < tree.leaves; ++v) {
        if (!s.in.empty()) strength[v] += s.in[v];
        members[v] = {Vertex{v}};
        of[v] = slot[v] = v;
    }
    VertexMap<std::uint32_t> alone(tree.leaves);
    std::iota(alone.values().begin(), alone.values().end(), 0u);
    std::vector<double> q{modularity(graph, alone)};
    for (std::size_t i = 0; i < tree.merges.size(); ++i) {
        if (i % 256 == 0) run.throw_if_stopped();
        auto a = slot[tree.merges[i].first], b = slot[tree.merges[i].second];
        if (members[a].size() < members[b].size()) std::swap(a, b);
        double between = 0;
        const auto look = [&](Vertex v, Direction d) {
            const auto row = graph.neighbors(v, d);
            const auto edges = graph.edges_of(v, d);
            for (std::size_t j = 0; j < row.size(); ++j)
                if (of[index(row[j])] == a) between += graph.weight(edges[j]);
        };
        for (const Vertex v : members[b]) {
            look(v, Direction::out);
            if (graph.is_directed()) look(v, Direction::in);
        }
        q.push_back(q.back() +
                    2 * (between / s.total - (strength[a] / s.total) * (strength[b] / s.total)));
        for (const Vertex v : members[b]) of[index(v)] = a;
        members[a].insert(members[a].end(), members[b].begin(), members[b].end());
        members[b] = {};
        strength[a] += strength[b];
        slot[tree.leaves + i] = a;
    }
    return q;
}

Partition cut(const Graph& graph, const Dendrogram& tree, std::uint32_t clusters, const Run& run) {
    std::size_t merges = 0;
    if (clusters > 0)
        merges = std::min<std::size_t>(tree.merges.size(),
                                       tree.leaves > clusters ? tree.leaves - clusters : 0);
    else {
        const auto q = modularities(graph, tree, run);
        for (std::size_t i = 1; i < q.size(); ++i)
            if (q[i] > q[merges] + 1e-14) merges = i; // rounding is no gain
    }
    Partition partition = paths::numbered(after(tree, merges));
    partition.quality = {{"modularity", modularity(graph, partition.cluster)}};
    return partition;
}

} // namespace entente::clusters
