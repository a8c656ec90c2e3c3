#include <entente/algorithms/paths/reduction.hpp>

#include <utility>

namespace entente::paths {

Reduction without_trees(const Arcs& arcs, const Order& order, const VertexMap<double>& source,
                        const VertexMap<double>& target) {
    const std::size_t n = arcs.order();
    Reduction r{{}, {}, source, target, VertexMap<double>(n), std::vector<double>(arcs.size())};
    VertexMap<std::uint32_t> degree(n);
    VertexMap<std::uint8_t> gone(n);
    std::vector<Vertex> leaves;
    for (const Vertex v : order.places) {
        degree[v] = static_cast<std::uint32_t>(arcs.neighbors(v).size());
        if (degree[v] == 1) leaves.push_back(v);
    }
    std::vector<std::pair<Vertex, std::size_t>> cut; // vertices taken away, the arc that held them
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const Vertex v = leaves[i];
        if (degree[v] != 1) continue; // its only neighbor went before
        gone[v] = 1;
        for (std::size_t a = arcs.first(v); a < arcs.last(v); ++a) {
            const Vertex u = arcs.target(a);
            if (gone[u]) continue;
            r.through[u] +=
                r.source[v] * (r.target[u] - target[u]) + (r.source[u] - source[u]) * r.target[v];
            r.source[u] += r.source[v];
            r.target[u] += r.target[v];
            if (--degree[u] == 1) leaves.push_back(u);
            cut.emplace_back(v, a);
            break;
        }
        degree[v] = 0;
    }

    VertexMap<std::uint32_t> piece(n);
    std::vector<double> sources, targets; // in all, per piece
    for (std::size_t p = 0; p + 1 < order.pieces.size(); ++p) {
        sources.push_back(0);
        targets.push_back(0);
        r.pieces.push_back(static_cast<std::uint32_t>(r.core.size()));
        for (std::size_t i = order.pieces[p]; i < order.pieces[p + 1]; ++i) {
            const Vertex v = order.places[i];
            piece[v] = static_cast<std::uint32_t>(p);
            sources.back() += source[v];
            targets.back() += target[v];
            if (!gone[v]) r.core.push_back(v);
        }
    }
    r.pieces.push_back(static_cast<std::uint32_t>(r.core.size()));
    for (const Vertex v : order.places)
        r.through[v] += (r.source[v] - source[v]) * (targets[piece[v]] - r.target[v]) +
                        (sources[piece[v]] - r.source[v]) * (r.target[v] - target[v]);
    for (const auto& [v, arc] : cut) {
        r.along[arc] = r.source[v] * (targets[piece[v]] - r.target[v]);
        r.along[arcs.between(arcs.target(arc), v)] =
            (sources[piece[v]] - r.source[v]) * r.target[v];
    }
    return r;
}

} // namespace entente::paths
