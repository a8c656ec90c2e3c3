#pragma once
/// Blocks of a graph without direction: maximal sets of ties any two of which lie on a cycle that
/// passes no vertex twice. Bridges and cut actors follow from them.
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace entente::clusters {

struct Blocks {
    static constexpr auto none = std::numeric_limits<std::uint32_t>::max();
    EdgeMap<std::uint32_t> block;    ///< of each tie; none for a self-tie
    std::vector<std::uint32_t> size; ///< ties in each block
};

/// Blocks numbered by falling number of ties, then by least tie. Two parallel ties make a block of
/// two. Depth-first without recursion (Hopcroft and Tarjan); time O(n + m + b log b) for b blocks,
/// space O(n + m).
Blocks blocks(const Graph& graph);

} // namespace entente::clusters
