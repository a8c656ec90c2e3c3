#include <entente/core/base/errors.hpp>
#include <entente/core/view/graph.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

namespace entente {

namespace {

/// The edge's ends in the order by which edges are sorted.
EdgeEnds key_of(EdgeEnds ends, bool directed) {
    if (!directed && ends.to < ends.from) std::swap(ends.from, ends.to);
    return ends;
}

bool comes_before(const EdgeEnds& a, const EdgeEnds& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
}

/// Numbers of edges sorted by ends, then by number: two stable counting passes.
std::vector<std::uint32_t> sorted_order(std::size_t n, std::span<const EdgeEnds> edges,
                                        bool directed) {
    std::vector<std::uint32_t> order(edges.size()), next(edges.size());
    std::iota(order.begin(), order.end(), 0u);
    std::vector<std::uint64_t> at;
    for (const bool by_second : {true, false}) {
        const auto end = [&](std::uint32_t e) {
            const EdgeEnds ends = key_of(edges[e], directed);
            return index(by_second ? ends.to : ends.from);
        };
        at.assign(n + 1, 0);
        for (const auto e : order) ++at[end(e) + 1];
        std::partial_sum(at.begin(), at.end(), at.begin());
        for (const auto e : order) next[at[end(e)]++] = e;
        order.swap(next);
    }
    return order;
}

/// Row starts of so many arcs.
template <class Count>
Column<std::uint64_t> starts(std::size_t n, Count count) {
    return Column<std::uint64_t>::filled(n + 1, [&](std::span<std::uint64_t> first) {
        std::fill(first.begin(), first.end(), 0);
        count(first.subspan(1));
        std::partial_sum(first.begin(), first.end(), first.begin());
    });
}

} // namespace

Graph::Graph(std::size_t n, std::span<const EdgeEnds> edges, Kind kind, std::vector<double> weights)
    : directed_(kind == Kind::directed), size_(edges.size()), weights_(std::move(weights)) {
    constexpr auto most = std::numeric_limits<std::uint32_t>::max();
    if (n >= most || edges.size() >= most)
        throw UsageError("a graph holds fewer than 2^32 - 1 vertices and edges");
    for (const auto& [from, to] : edges)
        if (index(from) >= n || index(to) >= n)
            throw UsageError(fmt::format("an edge {}–{} leaves a graph of {} vertices", index(from),
                                         index(to), n));
    if (!weights_.empty() && weights_.size() != edges.size())
        throw UsageError(fmt::format("{} weights for {} edges", weights_.size(), edges.size()));
    for (const double w : weights_)
        if (!std::isfinite(w) || w < 0)
            throw UsageError(fmt::format("an edge has the weight {}", w));

    const bool is_sorted =
        std::is_sorted(edges.begin(), edges.end(), comes_before) &&
        (directed_ ||
         std::all_of(edges.begin(), edges.end(), [](const EdgeEnds& e) { return e.from <= e.to; }));
    std::vector<std::uint32_t> order;
    if (!is_sorted) {
        order = sorted_order(n, edges, directed_);
        ends_ = std::vector<EdgeEnds>(edges.begin(), edges.end());
    }
    const auto each_edge = [&](auto use) {
        for (std::uint32_t i = 0; i < edges.size(); ++i) {
            const std::uint32_t e = is_sorted ? i : order[i];
            use(key_of(edges[e], directed_), Edge{e});
        }
    };
    // Edges come by their first ends, then by their second. So each row is met by targets that
    // ascend: in an undirected graph first those before it, then itself, then those after it.
    const auto fill = [&](Half& half, bool forward, bool backward) {
        half.first = starts(n, [&](std::span<std::uint64_t> count) {
            for (const auto& [from, to] : edges) {
                if (forward) ++count[index(from)];
                if (backward) ++count[index(to)];
            }
        });
        const std::size_t arcs = half.first.back();
        half.targets = Column<Vertex>::filled(arcs, [&](std::span<Vertex> targets) {
            half.edges = Column<Edge>::filled(arcs, [&](std::span<Edge> numbers) {
                std::vector<std::uint64_t> at(half.first.begin(), half.first.end() - 1);
                each_edge([&](const EdgeEnds& ends, Edge e) {
                    const auto put = [&](Vertex row, Vertex target) {
                        const auto slot = at[index(row)]++;
                        targets[slot] = target;
                        numbers[slot] = e;
                    };
                    if (forward) put(ends.from, ends.to);
                    if (backward) put(ends.to, ends.from);
                });
            });
        });
    };
    fill(out_, true, !directed_);
    if (directed_) fill(in_, false, true);
    if (is_sorted && !directed_)
        before_ = starts(n, [&](std::span<std::uint64_t> count) {
            for (const auto& [from, _] : edges) ++count[index(from)];
        });
}

EdgeEnds Graph::sorted_ends(Edge e) const {
    const auto& before = directed_ ? out_.first : before_;
    const auto row = std::upper_bound(before.begin(), before.end(), index(e)) - before.begin() - 1;
    const Vertex from{static_cast<std::uint32_t>(row)};
    if (directed_) return {from, out_.targets[index(e)]};
    // The row ends with one arc for each edge to a later vertex; before these come self-ties.
    const auto arc = out_.first[index(from) + 1] - (before[index(from) + 1] - index(e));
    return {from, out_.edges[arc] == e ? out_.targets[arc] : from};
}

Graph Graph::undirected() const {
    if (!directed_) return *this;
    std::vector<EdgeEnds> all;
    all.reserve(size());
    for (const Edge e : edges()) all.push_back(ends(e));
    return {order(), all, Kind::undirected, {weights_.begin(), weights_.end()}};
}

Graph Graph::simplified(std::vector<Edge>* origin) const {
    std::vector<std::uint32_t> by_pair(size());
    std::iota(by_pair.begin(), by_pair.end(), 0u);
    const auto pair_of = [&](std::uint32_t e) {
        const auto [a, b] = key_of(ends(Edge{e}), directed_);
        return std::pair{a, b};
    };
    std::sort(by_pair.begin(), by_pair.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple{pair_of(a), a} < std::tuple{pair_of(b), b};
    });
    std::vector<EdgeEnds> kept;
    std::vector<double> weights;
    if (origin) origin->clear();
    for (std::size_t i = 0; i < by_pair.size(); ++i) {
        const auto e = by_pair[i];
        const auto [a, b] = pair_of(e);
        if (a == b) continue;
        if (i && pair_of(by_pair[i - 1]) == std::pair{a, b}) {
            if (is_weighted()) weights.back() += weights_[e];
            continue;
        }
        kept.push_back(ends(Edge{e}));
        if (is_weighted()) weights.push_back(weights_[e]);
        if (origin) origin->push_back(Edge{e});
    }
    return {order(), kept, directed_ ? Kind::directed : Kind::undirected, std::move(weights)};
}

} // namespace entente
