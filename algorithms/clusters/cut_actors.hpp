#pragma once
/// Vertices whose loss splits the network.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::clusters {

struct CutActorsOptions {
    static constexpr auto fields() { return std::tuple{}; }
};

/// Cut actors (articulation points): how many pieces more there are without the actor.
///
///     c(v) = pieces of the component of v without v, minus 1;   0 for an isolate
///
/// Above 0 the actor is a cut actor: some others are connected through it alone. Direction,
/// parallel ties and self-ties do not matter. A register that names many partners with no other
/// ties makes its owner a cut actor by construction.
///
/// Time O(n + m), space O(n + m). Throws nothing. Reference: [hopcroft1973].
[[nodiscard]] Scores cut_actors(const Graph& graph, const CutActorsOptions& options = {},
                                const Run& run = {});

} // namespace entente::clusters
