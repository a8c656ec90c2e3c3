#pragma once
/// Where a layout starts: classical scaling to pivots.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>

#include <cstdint>
#include <vector>

namespace entente::layout {

/// Vertices far from one another and all distances from them, in hops. The graph is connected.
struct Pivots {
    std::vector<Vertex> vertices;
    std::vector<std::vector<std::uint32_t>> distance; ///< [pivot][vertex]
};

/// At most `count` pivots, first vertex 0, then each time the vertex farthest from all before
/// (least number first); fewer when all vertices are pivots. Time O(count (n + m)).
Pivots choose_pivots(const paths::Arcs& arcs, std::size_t count, const Run& run);

/// The two principal coordinates of the doubly centered squared distances to the pivots (Brandes &
/// Pich 2006), by a fixed number of power steps. Vertices with equal distances to all pivots
/// coincide. Time O(n p^2).
std::vector<Positions::Point> pivot_scaling(const Pivots& pivots, std::size_t order,
                                            const Run& run);

} // namespace entente::layout
