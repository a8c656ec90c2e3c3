#include <entente/algorithms/paths/order.hpp>

#include <algorithm>
#include <numeric>

namespace entente::paths {

Rows transposed(const Rows& rows) {
    const std::size_t n = rows.order();
    Rows back;
    back.first.assign(n + 1, 0);
    for (const auto w : rows.target) ++back.first[w + 1];
    for (std::size_t v = 0; v < n; ++v) back.first[v + 1] += back.first[v];
    back.target.resize(rows.size());
    std::vector<std::uint64_t> next(back.first.begin(), back.first.end() - 1);
    for (std::uint32_t v = 0; v < n; ++v)
        for (const auto w : rows.row(v)) back.target[next[w]++] = v;
    return back;
}

Rows rows_of(const Arcs& arcs) {
    Rows rows;
    rows.first.reserve(arcs.order() + 1);
    rows.target.reserve(arcs.size());
    for (std::uint32_t v = 0; v < arcs.order(); ++v) {
        for (const Vertex w : arcs.neighbors(Vertex{v}))
            rows.target.push_back(static_cast<std::uint32_t>(index(w)));
        rows.first.push_back(rows.target.size());
    }
    return rows;
}

Order by_breadth(const Arcs& arcs) {
    const auto n = static_cast<std::uint32_t>(arcs.order());
    Order order;
    order.places.reserve(n);
    if (n == 0) return {{}, {0}, 0};
    std::vector<std::uint64_t> first(n + std::size_t{1}, 0);
    std::vector<Vertex> back;
    if (!arcs.is_symmetric()) {
        for (std::size_t a = 0; a < arcs.size(); ++a) ++first[index(arcs.target(a)) + 1];
        std::partial_sum(first.begin(), first.end(), first.begin());
        back.resize(arcs.size());
        std::vector<std::uint64_t> next(first.begin(), first.end() - 1);
        for (std::uint32_t v = 0; v < n; ++v)
            for (const Vertex w : arcs.neighbors(Vertex{v})) back[next[index(w)]++] = Vertex{v};
    }
    std::vector<std::uint8_t> met(n, 0);
    const auto visit = [&](std::span<const Vertex> row) {
        for (const Vertex w : row)
            if (!met[index(w)]) {
                met[index(w)] = 1;
                order.places.push_back(w);
            }
    };
    const auto search = [&](Vertex root) {
        if (met[index(root)]) return;
        std::size_t i = order.places.size();
        order.pieces.push_back(static_cast<std::uint32_t>(i));
        visit({&root, 1});
        std::uint32_t level = 0;
        for (std::size_t end = order.places.size(); i < order.places.size(); ++i) {
            if (i == end) {
                end = order.places.size();
                order.depth = std::max(order.depth, ++level);
            }
            const Vertex v = order.places[i];
            visit(arcs.neighbors(v));
            if (!back.empty())
                visit(std::span{back}.subspan(first[index(v)],
                                              first[index(v) + 1] - first[index(v)]));
        }
    };
    const auto degree = [&](std::uint32_t v) { return arcs.neighbors(Vertex{v}).size(); };
    std::uint32_t hub = 0;
    for (std::uint32_t v = 1; v < n; ++v)
        if (degree(v) > degree(hub)) hub = v;
    search(Vertex{hub});
    for (std::uint32_t v = 0; v < n; ++v) search(Vertex{v});
    order.pieces.push_back(n);
    return order;
}

std::vector<Vertex> by_degree(const Arcs& arcs) {
    std::vector<Vertex> places(arcs.order());
    for (std::uint32_t v = 0; v < places.size(); ++v) places[v] = Vertex{v};
    std::stable_sort(places.begin(), places.end(), [&](Vertex a, Vertex b) {
        return arcs.neighbors(a).size() > arcs.neighbors(b).size();
    });
    return places;
}

std::vector<std::uint32_t> in_patches(const Rows& rows, const Rows& back, std::size_t size) {
    const auto n = static_cast<std::uint32_t>(rows.order());
    std::vector<std::uint32_t> order;
    order.reserve(n);
    std::vector<std::uint8_t> taken(n, 0);
    const bool both = &rows != &back;
    std::uint32_t root = 0;
    while (order.size() < n) {
        const std::size_t full = std::min<std::size_t>(n, (order.size() / size + 1) * size);
        while (taken[root]) ++root;
        std::size_t i = order.size();
        order.push_back(root);
        taken[root] = 1;
        const auto visit = [&](std::span<const std::uint32_t> row) {
            for (const auto w : row) {
                if (order.size() == full) return;
                if (taken[w]) continue;
                taken[w] = 1;
                order.push_back(w);
            }
        };
        for (; i < order.size() && order.size() < full; ++i) {
            visit(rows.row(order[i]));
            if (both) visit(back.row(order[i]));
        }
    }
    return order;
}

} // namespace entente::paths
