#pragma once
/// How much current a tie carries between others.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::current {

struct TieCurrentBetweennessOptions {
    bool normalized = false;

    static constexpr auto fields() {
        return std::tuple{Field{"normalized", &TieCurrentBetweennessOptions::normalized,
                                "divide by the number of pairs, n (n - 1) / 2"}};
    }
};

/// Current-flow betweenness of ties: the current through a tie when a unit flows between two
/// actors, added up over all pairs.
///
///     B(e) = sum over pairs s, t of |I(e)|
///
/// All routes count, short ones more: ties that no shortest path uses score as well. A bridge
/// scores as in `tie_betweenness`, the product of what it joins. Parallel ties share the current in
/// proportion to weight. Weights are conductances (strengths); self-ties and ties of weight 0 carry
/// nothing and score 0. Directions are set aside. Pairs in different components count nothing.
/// Each pair counts once. Without unit.
///
/// Cost, determinism and errors as `current_betweenness`. References: [newman2005], [brandes2005].
[[nodiscard]] TieScores tie_current_betweenness(const Graph& graph,
                                                const TieCurrentBetweennessOptions& options = {},
                                                const Run& run = {});

} // namespace entente::current
