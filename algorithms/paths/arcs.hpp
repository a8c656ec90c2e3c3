#pragma once
/// The arcs that paths follow, made once from a graph: what a graph says about ties, reduced to
/// what a search needs.
#include <entente/core/base/names.hpp>
#include <entente/core/view/graph.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::paths {

/// Which ties of a directed graph to follow; all the same in an undirected one.
enum class Sides : std::uint8_t { all, out, in };

/// How far a tie is: 1, its weight (a cost or a distance), or 1 / its weight (a strength).
enum class Length : std::uint8_t { hops, weight, inverse };

/// Distinct neighbors of each vertex, in rows sorted by neighbor. Self-ties are left out; of
/// parallel ties the shortest counts, and how many are as short is kept. A tie of weight 0 has no
/// finite inverse and is left out under Length::inverse.
///
/// Time O(n + m), space 8 bytes per arc, 16 with lengths. Throws UsageError under Length::weight
/// when a weight is 0: paths of length 0 have no order.
class Arcs {
public:
    explicit Arcs(const Graph& graph, Sides sides = Sides::out, Length length = Length::hops);

    /// Part of other arcs under new names: vertex i is places[i]. Arcs to vertices that have no
    /// place are left out; `arc`, if given, receives for each arc its number in `other`.
    Arcs(const Arcs& other, std::span<const Vertex> places,
         std::vector<std::size_t>* arc = nullptr);

    std::size_t order() const noexcept { return first_.size() - 1; }
    /// Number of arcs; arc i of row v has the number first(v) + i.
    std::size_t size() const noexcept { return targets_.size(); }
    std::size_t first(Vertex v) const { return first_[index(v)]; }
    std::size_t last(Vertex v) const { return first_[index(v) + 1]; }

    std::span<const Vertex> neighbors(Vertex v) const {
        return std::span{targets_}.subspan(first(v), last(v) - first(v));
    }
    Vertex target(std::size_t arc) const { return targets_[arc]; }
    bool has_lengths() const noexcept { return has_lengths_; }
    /// Whether every arc has its reverse: the graph is undirected, or both sides are followed.
    bool is_symmetric() const noexcept { return symmetric_; }
    double length(std::size_t arc) const { return has_lengths_ ? lengths_[arc] : 1.0; }
    /// How many parallel ties are as short as the arc.
    std::uint32_t multiplicity(std::size_t arc) const { return multiplicity_[arc]; }
    /// The arc between two vertices, or size().
    std::size_t between(Vertex from, Vertex to) const;

private:
    bool has_lengths_, symmetric_;
    std::vector<std::size_t> first_;
    std::vector<Vertex> targets_;
    std::vector<std::uint32_t> multiplicity_;
    std::vector<double> lengths_;
};

/// The length of one tie; infinite when it is left out. Throws as Arcs does.
double length_of(const Graph& graph, Edge e, Length length);

} // namespace entente::paths

namespace entente {
template <>
inline constexpr std::array names_of<paths::Sides>{Named<paths::Sides>{"all", paths::Sides::all},
                                                   Named<paths::Sides>{"out", paths::Sides::out},
                                                   Named<paths::Sides>{"in", paths::Sides::in}};
template <>
inline constexpr std::array names_of<paths::Length>{
    Named<paths::Length>{"hops", paths::Length::hops},
    Named<paths::Length>{"weight", paths::Length::weight},
    Named<paths::Length>{"inverse", paths::Length::inverse}};
} // namespace entente
