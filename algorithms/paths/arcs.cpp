#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/base/errors.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace entente::paths {

double length_of(const Graph& graph, Edge e, Length length) {
    const double w = graph.weight(e);
    switch (length) {
    case Length::weight:
        if (w == 0)
            throw UsageError(fmt::format("tie {} has the weight 0, which is no length", index(e)),
                             "measure length in hops, or leave such ties out");
        return w;
    case Length::inverse:
        return 1 / w;
    case Length::hops:
        break;
    }
    return 1;
}

Arcs::Arcs(const Graph& graph, Sides sides, Length length)
    : has_lengths_(length != Length::hops && graph.is_weighted()),
      symmetric_(!graph.is_directed() || sides == Sides::all) {
    const bool both = sides == Sides::all && graph.is_directed();
    const Direction main = sides == Sides::in ? Direction::in : Direction::out;
    const std::size_t bound = graph.targets().size() * (both ? 2 : 1);
    first_.reserve(graph.order() + 1);
    first_.push_back(0);
    targets_.reserve(bound);
    multiplicity_.reserve(bound);
    if (has_lengths_) lengths_.reserve(bound);

    for (const Vertex v : graph.vertices()) {
        const auto a = graph.neighbors(v, main);
        const auto a_edges = graph.edges_of(v, main);
        std::span<const Vertex> b;
        std::span<const Edge> b_edges;
        if (both) {
            b = graph.neighbors(v, Direction::in);
            b_edges = graph.edges_of(v, Direction::in);
        }
        for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
            const bool from_a = j == b.size() || (i < a.size() && a[i] <= b[j]);
            const Vertex target = from_a ? a[i] : b[j];
            const Edge edge = from_a ? a_edges[i++] : b_edges[j++];
            if (target == v) continue;
            const double far = has_lengths_ ? length_of(graph, edge, length) : 1;
            if (!std::isfinite(far)) continue;
            if (targets_.size() > first_.back() && targets_.back() == target) {
                if (has_lengths_ && far > lengths_.back()) continue;
                if (has_lengths_ && far < lengths_.back()) {
                    lengths_.back() = far;
                    multiplicity_.back() = 0;
                }
                ++multiplicity_.back();
                continue;
            }
            targets_.push_back(target);
            multiplicity_.push_back(1);
            if (has_lengths_) lengths_.push_back(far);
        }
        first_.push_back(targets_.size());
    }
}

Arcs::Arcs(const Arcs& other, std::span<const Vertex> places, std::vector<std::size_t>* arc)
    : has_lengths_(other.has_lengths_), symmetric_(other.symmetric_) {
    constexpr auto none = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> place(other.order(), none);
    for (std::uint32_t i = 0; i < places.size(); ++i) place[index(places[i])] = i;
    first_.reserve(places.size() + 1);
    first_.push_back(0);
    if (arc) arc->clear();
    std::vector<std::pair<std::uint32_t, std::size_t>> row;
    for (const Vertex v : places) {
        row.clear();
        for (std::size_t a = other.first(v); a < other.last(v); ++a)
            if (const auto to = place[index(other.target(a))]; to != none) row.emplace_back(to, a);
        std::sort(row.begin(), row.end());
        for (const auto& [target, a] : row) {
            targets_.push_back(Vertex{target});
            multiplicity_.push_back(other.multiplicity_[a]);
            if (has_lengths_) lengths_.push_back(other.lengths_[a]);
            if (arc) arc->push_back(a);
        }
        first_.push_back(targets_.size());
    }
}

std::size_t Arcs::between(Vertex from, Vertex to) const {
    const auto row = neighbors(from);
    const auto it = std::lower_bound(row.begin(), row.end(), to);
    if (it == row.end() || *it != to) return size();
    return first(from) + static_cast<std::size_t>(it - row.begin());
}

} // namespace entente::paths
