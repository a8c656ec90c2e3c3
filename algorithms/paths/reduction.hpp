#pragma once
/// Betweenness on less than the whole network: what passes from block to block is known from how
/// many lie behind the vertices that join them, and vertices with the same neighbors are searched
/// once.
#include <entente/algorithms/paths/order.hpp>

#include <vector>

namespace entente::paths {

struct Blocks {
    Arcs arcs;                          ///< between places, within blocks
    std::vector<Vertex> vertex;         ///< at a place; one that joins blocks has a place in each
    std::vector<std::uint32_t> pieces;  ///< where blocks begin, then their end
    std::vector<double> source, target; ///< per place, of the vertex with all that is behind it
    /// What flows through a vertex from one of the blocks it joins to another. Ordered pairs count
    /// each.
    VertexMap<double> through;
    std::vector<double> along; ///< per arc given: what flows along it within blocks left out
};

/// Splits a network at the vertices without which it falls apart (Sarıyüce and others). Trees that
/// hang from it vanish, as do all blocks in which nothing flows through anyone: bridges and, by
/// hops, cliques. `source` and `target` say how much each vertex counts as either end of a pair.
/// Arcs must be symmetric. Works for shares and loads, whatever the lengths, not for numbers of
/// paths. Time O(n log n + m), space O(n + m). References: [baglioni2012], [sariyuce2013].
Blocks into_blocks(const Arcs& arcs, const Order& order, const VertexMap<double>& source,
                   const VertexMap<double>& target);

/// Places with the same neighbors, adjacent or not, as one.
struct Merged {
    Arcs arcs;
    std::vector<std::uint32_t> pieces;
    std::vector<double> source, target; ///< added up
    std::vector<double> copies;         ///< how many a place stands for
    std::vector<double> between;        ///< what flows through each copy between others merged
    std::vector<std::uint32_t> place;   ///< of those merged, where what stands for them is
};

/// For arcs by hops, which must be symmetric, with `pieces` as in Order. Works for shares and
/// loads. Time O(m + n log n), space O(n + m). Reference: [sariyuce2013].
Merged without_twins(const Arcs& arcs, std::span<const std::uint32_t> pieces,
                     std::span<const double> source, std::span<const double> target);

} // namespace entente::paths
