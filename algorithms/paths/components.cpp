#include <entente/algorithms/paths/components.hpp>

#include <algorithm>
#include <limits>
#include <numeric>

namespace entente::paths {
namespace {

constexpr auto none = std::numeric_limits<std::uint32_t>::max();

} // namespace

Partition numbered(const VertexMap<std::uint32_t>& label) {
    const auto n = static_cast<std::uint32_t>(label.size());
    std::vector<std::uint32_t> rank(n, none); // of a label: its turn of first appearance
    std::vector<std::uint32_t> size;
    for (const auto l : label) {
        if (rank[l] == none) {
            rank[l] = static_cast<std::uint32_t>(size.size());
            size.push_back(0);
        }
        ++size[rank[l]];
    }
    std::vector<std::uint32_t> by_size(size.size()), number(size.size());
    std::iota(by_size.begin(), by_size.end(), 0u);
    std::stable_sort(by_size.begin(), by_size.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return size[a] > size[b]; });
    for (std::uint32_t i = 0; i < by_size.size(); ++i) number[by_size[i]] = i;
    Partition partition{VertexMap<std::uint32_t>(n), static_cast<std::uint32_t>(size.size())};
    for (std::uint32_t v = 0; v < n; ++v)
        partition.cluster[Vertex{v}] = number[rank[label[Vertex{v}]]];
    return partition;
}

Partition weak_components(const Graph& graph) {
    VertexMap<std::uint32_t> label(graph.order(), none);
    std::vector<Vertex> queue;
    std::uint32_t next = 0;
    for (const Vertex root : graph.vertices()) {
        if (label[root] != none) continue;
        label[root] = next;
        queue.assign(1, root);
        const auto visit = [&](std::span<const Vertex> row) {
            for (const Vertex w : row) {
                if (label[w] != none) continue;
                label[w] = next;
                queue.push_back(w);
            }
        };
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const Vertex v = queue[i];
            visit(graph.neighbors(v));
            if (graph.is_directed()) visit(graph.neighbors(v, Direction::in));
        }
        ++next;
    }
    return numbered(label);
}

Partition strong_components(const Graph& graph) {
    if (!graph.is_directed()) return weak_components(graph);
    const auto n = graph.order();
    VertexMap<std::uint32_t> label(n, none), entered(n, none), low(n, 0);
    VertexMap<std::uint64_t> at(n, 0); // next arc to look at
    std::vector<Vertex> path, open;
    std::uint32_t clock = 0, next = 0;
    const auto enter = [&](Vertex v) {
        entered[v] = low[v] = clock++;
        at[v] = graph.offsets()[index(v)];
        path.push_back(v);
        open.push_back(v);
    };
    for (const Vertex root : graph.vertices()) {
        if (entered[root] != none) continue;
        enter(root);
        while (!path.empty()) {
            const Vertex v = path.back();
            if (at[v] < graph.offsets()[index(v) + 1]) {
                const Vertex w = graph.targets()[at[v]++];
                if (entered[w] == none)
                    enter(w);
                else if (label[w] == none)
                    low[v] = std::min(low[v], entered[w]);
                continue;
            }
            path.pop_back();
            if (!path.empty()) low[path.back()] = std::min(low[path.back()], low[v]);
            if (low[v] != entered[v]) continue;
            Vertex w{};
            do {
                w = open.back();
                open.pop_back();
                label[w] = next;
            } while (w != v);
            ++next;
        }
    }
    return numbered(label);
}

std::vector<std::vector<Vertex>> members(const Partition& partition) {
    std::vector<std::vector<Vertex>> all(partition.count);
    for (std::uint32_t v = 0; v < partition.cluster.size(); ++v)
        all[partition.cluster[Vertex{v}]].push_back(Vertex{v});
    return all;
}

} // namespace entente::paths
