#include <entente/core/base/errors.hpp>
#include <entente/core/view/graph.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

namespace entente {

Graph::Half Graph::make_half(std::size_t n, std::span<const EdgeEnds> edges, bool forward,
                             bool backward) {
    // Two counting passes sort by target and then by source, so rows come out sorted by target and,
    // within a target, by edge.
    struct Arc {
        Vertex from, to;
        Edge edge;
    };
    std::vector<std::uint64_t> count(n + 1, 0);
    std::vector<Arc> by_target((forward + backward) * edges.size());
    for (const auto& [from, to] : edges) {
        if (forward) ++count[index(to) + 1];
        if (backward) ++count[index(from) + 1];
    }
    std::partial_sum(count.begin(), count.end(), count.begin());
    for (std::size_t e = 0; e < edges.size(); ++e) {
        const auto [from, to] = edges[e];
        const Edge edge{static_cast<std::uint32_t>(e)};
        if (forward) by_target[count[index(to)]++] = {from, to, edge};
        if (backward) by_target[count[index(from)]++] = {to, from, edge};
    }
    Half half;
    half.first.assign(n + 1, 0);
    half.targets.resize(by_target.size());
    half.edges.resize(by_target.size());
    for (const Arc& arc : by_target) ++half.first[index(arc.from) + 1];
    std::partial_sum(half.first.begin(), half.first.end(), half.first.begin());
    auto at = half.first;
    for (const Arc& arc : by_target) {
        const auto slot = at[index(arc.from)]++;
        half.targets[slot] = arc.to;
        half.edges[slot] = arc.edge;
    }
    return half;
}

Graph::Graph(std::size_t n, std::span<const EdgeEnds> edges, Kind kind, std::vector<double> weights)
    : directed_(kind == Kind::directed), ends_(edges.begin(), edges.end()),
      weights_(std::move(weights)) {
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
    out_ = make_half(n, edges, true, !directed_);
    if (directed_) in_ = make_half(n, edges, false, true);
}

Graph Graph::undirected() const {
    return directed_ ? Graph{order(), ends_, Kind::undirected, weights_} : *this;
}

Graph Graph::simplified(std::vector<Edge>* origin) const {
    std::vector<std::uint32_t> by_pair(size());
    std::iota(by_pair.begin(), by_pair.end(), 0u);
    const auto pair_of = [&](std::uint32_t e) {
        auto [a, b] = ends_[e];
        if (!directed_ && b < a) std::swap(a, b);
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
        kept.push_back(ends_[e]);
        if (is_weighted()) weights.push_back(weights_[e]);
        if (origin) origin->push_back(Edge{e});
    }
    return {order(), kept, directed_ ? Kind::directed : Kind::undirected, std::move(weights)};
}

} // namespace entente
