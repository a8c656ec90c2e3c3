#pragma once
/// What algorithms see once names, dates and attributes are set aside: who is tied to whom.
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>
#include <utility>
#include <vector>

#include "../base/names.hpp"
#include "vertex_map.hpp"

namespace entente {

/// Which ties of a vertex to follow. In an undirected graph both are the same.
enum class Direction : std::uint8_t { out, in };
template <>
inline constexpr std::array names_of<Direction>{Named<Direction>{"out", Direction::out},
                                                Named<Direction>{"in", Direction::in}};

struct EdgeEnds {
    Vertex from{}, to{};
    bool operator==(const EdgeEnds&) const = default;
};

/// Immutable compressed sparse rows: an out half, and an in half where the graph is directed.
///
/// An undirected edge {u, v} is two arcs, one in the row of each end, with the same Edge; a
/// self-tie of an undirected graph is two arcs in the row of its vertex. Within a row, arcs are
/// sorted by target, then by edge. Parallel edges are kept. Weights are absent unless given; the
/// weight of an edge without weights is 1. Memory: 8 bytes per arc (12 with weights from the
/// edges), 8 per vertex and half.
class Graph {
public:
    enum class Kind : std::uint8_t { undirected, directed };

    /// A graph of n vertices and the given edges, whose Edge numbers are their positions. Throws
    /// UsageError when an end is not below n, when there are weights but not one per edge, or when
    /// a weight is negative or not finite.
    Graph(std::size_t n, std::span<const EdgeEnds> edges, Kind kind,
          std::vector<double> weights = {});
    Graph() : Graph(0, {}, Kind::undirected) {}

    bool is_directed() const noexcept { return directed_; }
    bool is_weighted() const noexcept { return !weights_.empty(); }

    std::size_t order() const noexcept { return out_.first.size() - 1; }
    /// Number of edges, parallel ones and self-ties included.
    std::size_t size() const noexcept { return ends_.size(); }

    auto vertices() const {
        return std::views::iota(std::uint32_t{0}, static_cast<std::uint32_t>(order())) |
               std::views::transform([](std::uint32_t i) { return Vertex{i}; });
    }
    auto edges() const {
        return std::views::iota(std::uint32_t{0}, static_cast<std::uint32_t>(size())) |
               std::views::transform([](std::uint32_t i) { return Edge{i}; });
    }
    EdgeEnds ends(Edge e) const { return ends_[index(e)]; }
    double weight(Edge e) const { return weights_.empty() ? 1.0 : weights_[index(e)]; }

    /// Targets of the arcs of v, sorted; parallel ties appear each.
    std::span<const Vertex> neighbors(Vertex v, Direction d = Direction::out) const {
        return row(half(d), half(d).targets, v);
    }
    /// The edges of the same arcs, in the same order.
    std::span<const Edge> edges_of(Vertex v, Direction d = Direction::out) const {
        return row(half(d), half(d).edges, v);
    }
    /// Number of arcs: ties, a self-tie of an undirected graph counted twice.
    std::size_t arc_count(Vertex v, Direction d = Direction::out) const {
        return neighbors(v, d).size();
    }

    /// Row starts (order() + 1 of them) and targets, for kernels and for matrices.
    std::span<const std::uint64_t> offsets(Direction d = Direction::out) const {
        return half(d).first;
    }
    std::span<const Vertex> targets(Direction d = Direction::out) const { return half(d).targets; }
    std::span<const Edge> arc_edges(Direction d = Direction::out) const { return half(d).edges; }

    /// The same vertices and edges without direction.
    Graph undirected() const;
    /// At most one edge between two vertices and no self-ties; weights of parallel edges are added
    /// when the graph is weighted. `origin`, if given, receives for each edge the first old edge.
    Graph simplified(std::vector<Edge>* origin = nullptr) const;

private:
    struct Half {
        std::vector<std::uint64_t> first{0};
        std::vector<Vertex> targets;
        std::vector<Edge> edges;
    };
    const Half& half(Direction d) const { return directed_ && d == Direction::in ? in_ : out_; }
    template <class T>
    static std::span<const T> row(const Half& half, const std::vector<T>& all, Vertex v) {
        const auto begin = half.first[index(v)];
        return std::span{all}.subspan(begin, half.first[index(v) + 1] - begin);
    }
    static Half make_half(std::size_t n, std::span<const EdgeEnds> edges, bool forward,
                          bool backward);

    bool directed_;
    Half out_, in_;
    std::vector<EdgeEnds> ends_;
    std::vector<double> weights_;
};

} // namespace entente
