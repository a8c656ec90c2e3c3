#pragma once
/// Vertices put in an order in which neighbors lie near one another in memory. What a kernel
/// computes in its own order it hands back in the caller's.
#include <entente/algorithms/paths/arcs.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::paths {

/// Plain compressed sparse rows over places 0 … n - 1, targets ascending within a row.
struct Rows {
    std::vector<std::uint64_t> first{0};
    std::vector<std::uint32_t> target;

    std::size_t order() const noexcept { return first.size() - 1; }
    std::size_t size() const noexcept { return target.size(); }
    std::size_t degree(std::size_t place) const { return first[place + 1] - first[place]; }
    std::span<const std::uint32_t> row(std::size_t place) const {
        return std::span{target}.subspan(first[place], degree(place));
    }
};

/// The same arcs turned round. Time and space O(n + m).
Rows transposed(const Rows& rows);

/// The same arcs without lengths and multiplicities; vertices are places. Time and space O(n + m).
Rows rows_of(const Arcs& arcs);

/// An order of all vertices in which pieces that hang together, whichever way arcs point, take
/// consecutive places.
struct Order {
    std::vector<Vertex> places;          ///< which vertex takes a place
    std::vector<std::uint32_t> pieces{}; ///< where pieces begin, then n
    std::uint32_t depth = 0;             ///< greatest distance from where a piece was begun
};

/// Piece after piece breadth-first, from the vertex with most arcs and then from the first vertex
/// not met. Depends on nothing but the arcs. Time and space O(n + m).
Order by_breadth(const Arcs& arcs);

/// Most arcs first, vertices with as many in their own order. Time O(n log n), space O(n).
std::vector<Vertex> by_degree(const Arcs& arcs);

/// The places in an order in which every `size` consecutive ones are near one another: from the
/// first place not taken, breadth-first over such places. Searches from such a patch meet most
/// vertices at the same time. `back` holds the arcs turned round, or the same arcs if each has its
/// reverse. Time and space O(n + m).
std::vector<std::uint32_t> in_patches(const Rows& rows, const Rows& back, std::size_t size);

} // namespace entente::paths
