#include <entente/algorithms/clusters/blocks.hpp>

#include <algorithm>
#include <numeric>

namespace entente::clusters {
namespace {

void renumber(Blocks& blocks, std::uint32_t count) {
    std::vector<std::uint32_t> size(count), least(count, Blocks::none), order(count), number(count);
    for (std::uint32_t e = 0; e < blocks.block.size(); ++e) {
        const auto b = blocks.block[Edge{e}];
        if (b == Blocks::none) continue;
        ++size[b];
        least[b] = std::min(least[b], e);
    }
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return size[a] != size[b] ? size[a] > size[b] : least[a] < least[b];
    });
    for (std::uint32_t i = 0; i < count; ++i) {
        number[order[i]] = i;
        blocks.size.push_back(size[order[i]]);
    }
    for (auto& b : blocks.block.values())
        if (b != Blocks::none) b = number[b];
}

Blocks undirected_blocks(const Graph& graph) {
    const auto n = graph.order();
    constexpr Edge no_edge{Blocks::none};
    Blocks result{EdgeMap<std::uint32_t>(graph.size(), Blocks::none), {}};
    VertexMap<std::uint32_t> entered(n, 0), low(n, 0); // entered counts from 1
    VertexMap<Edge> via(n, no_edge);
    VertexMap<std::uint64_t> at(n, 0); // next arc to look at
    std::vector<Vertex> path;
    std::vector<Edge> open;
    std::uint32_t clock = 0, count = 0;
    const auto enter = [&](Vertex v, Edge e) {
        entered[v] = low[v] = ++clock;
        via[v] = e;
        at[v] = graph.offsets()[index(v)];
        path.push_back(v);
    };
    for (const Vertex root : graph.vertices()) {
        if (entered[root]) continue;
        enter(root, no_edge);
        while (!path.empty()) {
            const Vertex v = path.back();
            if (at[v] < graph.offsets()[index(v) + 1]) {
                const Vertex w = graph.targets()[at[v]];
                const Edge e = graph.arc_edges()[at[v]++];
                // Only the very tie that led here is skipped, so that its parallels close a cycle.
                if (e == via[v] || w == v) continue;
                if (!entered[w]) {
                    open.push_back(e);
                    enter(w, e);
                } else if (entered[w] < entered[v]) {
                    open.push_back(e);
                    low[v] = std::min(low[v], entered[w]);
                }
                continue;
            }
            path.pop_back();
            if (path.empty()) continue;
            const Vertex parent = path.back();
            low[parent] = std::min(low[parent], low[v]);
            if (low[v] < entered[parent]) continue;
            Edge e{};
            do {
                e = open.back();
                open.pop_back();
                result.block[e] = count;
            } while (e != via[v]);
            ++count;
        }
    }
    renumber(result, count);
    return result;
}

} // namespace

Blocks blocks(const Graph& graph) {
    return graph.is_directed() ? undirected_blocks(graph.undirected()) : undirected_blocks(graph);
}

} // namespace entente::clusters
