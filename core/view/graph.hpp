#pragma once
/// What algorithms see once names, dates and attributes are set aside: who is tied to whom.
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>
#include <utility>
#include <vector>

#include "../base/column.hpp"
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
/// weight of an edge without weights is 1.
///
/// Memory: 8 bytes per arc and 16 per vertex (a directed edge counts as two arcs, one in each
/// half), if edges come sorted by their ends, in undirected graphs the lesser end first; 8 more per
/// edge if not; 8 per edge with weights. Copies share it.
class Graph {
public:
    enum class Kind : std::uint8_t { undirected, directed };

    /// A graph of n vertices and the given edges, whose Edge numbers are their positions. Throws
    /// UsageError when an end is not below n, when there are weights but not one per edge, or when
    /// a weight is negative or not finite. Time O(n + m), beside the graph 8 bytes per vertex, and
    /// 8 per edge if edges do not come sorted.
    Graph(std::size_t n, std::span<const EdgeEnds> edges, Kind kind,
          std::vector<double> weights = {});
    Graph() : Graph(0, {}, Kind::undirected) {}

    bool is_directed() const noexcept { return directed_; }
    bool is_weighted() const noexcept { return !weights_.empty(); }

    std::size_t order() const noexcept { return out_.first.size() - 1; }
    /// Number of edges, parallel ones and self-ties included.
    std::size_t size() const noexcept { return size_; }

    auto vertices() const {
        return std::views::iota(std::uint32_t{0}, static_cast<std::uint32_t>(order())) |
               std::views::transform([](std::uint32_t i) { return Vertex{i}; });
    }
    auto edges() const {
        return std::views::iota(std::uint32_t{0}, static_cast<std::uint32_t>(size())) |
               std::views::transform([](std::uint32_t i) { return Edge{i}; });
    }
    /// Time O(1), or O(log n) if edges came sorted.
    EdgeEnds ends(Edge e) const { return ends_.empty() ? sorted_ends(e) : ends_[index(e)]; }
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
        Column<std::uint64_t> first;
        Column<Vertex> targets;
        Column<Edge> edges;
    };
    const Half& half(Direction d) const { return directed_ && d == Direction::in ? in_ : out_; }
    template <class T>
    static std::span<const T> row(const Half& half, const Column<T>& all, Vertex v) {
        const auto begin = half.first[index(v)];
        return all.span().subspan(begin, half.first[index(v) + 1] - begin);
    }
    EdgeEnds sorted_ends(Edge e) const;

    bool directed_;
    std::size_t size_ = 0;
    Half out_, in_;
    Column<EdgeEnds> ends_;        ///< absent if edges came sorted: rows then tell them
    Column<std::uint64_t> before_; ///< edges whose first end is a lesser vertex, if undirected
    Column<double> weights_;
};

} // namespace entente
