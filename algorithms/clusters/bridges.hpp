#pragma once
/// Ties whose loss splits the network.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::clusters {

struct BridgesOptions {
    static constexpr auto fields() { return std::tuple{}; }
};

/// Bridges: 1 for a tie without which its component falls in two, else 0.
///
/// Direction is ignored. A tie with a parallel is no bridge, nor is a self-tie. The only tie of a
/// peripheral actor is a bridge: most bridges of a sparse network part off a single actor. A tie
/// that was not read can make any bridge none.
///
/// Time O(n + m), space O(n + m). Throws nothing. Reference: [hopcroft1973].
[[nodiscard]] TieScores bridges(const Graph& graph, const BridgesOptions& options = {},
                                const Run& run = {});

} // namespace entente::clusters
