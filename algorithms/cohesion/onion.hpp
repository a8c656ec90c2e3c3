#pragma once
/// The order in which a network comes apart from its edge.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::cohesion {

struct OnionOptions {
    static constexpr auto fields() { return std::tuple{}; }
};

/// Layer of the onion decomposition, from 1 at the edge of the network inward.
///
/// All actors with at most k partners left are taken away at once, k growing only when nobody else
/// is left to take; each such round is a layer. The layers within one k refine coreness: they tell
/// how deep in the core an actor lies. Actors without partners are layer 1. Direction, weights,
/// parallel ties and self-ties do not matter. A tree has layers too, from the leaves in. Numbers of
/// different networks are not to be compared.
///
/// Time O(n + m), space O(n + m). Throws Cancelled. References: [hebert2016].
[[nodiscard]] Scores onion(const Graph& graph, const OnionOptions& options = {},
                           const Run& run = {});

} // namespace entente::cohesion
