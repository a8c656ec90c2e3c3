#pragma once
/// Blocks: parts that no single vertex holds together.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::clusters {

struct BiconnectedOptions {
    static constexpr auto fields() { return std::tuple{}; }
};

/// Biconnected components: the number of the block that each tie belongs to.
///
/// Two ties belong to one block when a cycle that passes no actor twice runs through both; a tie on
/// no cycle is a block of its own. No single actor can part a block. Blocks are numbered from 0 by
/// falling number of ties, then by least tie; an actor may belong to several, a tie to one.
/// Direction is ignored; parallel ties lie on a cycle; a self-tie belongs to no block and has the
/// value NaN. Numbers are names, not magnitudes.
///
/// Time O(n + m), space O(n + m). Throws nothing. Reference: [hopcroft1973].
[[nodiscard]] TieScores biconnected(const Graph& graph, const BiconnectedOptions& options = {},
                                    const Run& run = {});

} // namespace entente::clusters
