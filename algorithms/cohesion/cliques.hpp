#pragma once
/// Sets of actors all tied to one another.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>

namespace entente::cohesion {

struct CliquesOptions {
    std::uint32_t least = 3;
    std::uint32_t most = 1'000'000;

    static constexpr auto fields() {
        return std::tuple{
            Field{"least", &CliquesOptions::least, "leave out smaller cliques", {.least = 1}},
            Field{"most", &CliquesOptions::most, "refuse to list more than so many", {.least = 1}}};
    }
};

/// All maximal cliques: sets of actors every two of which are tied, and to which no actor can be
/// added.
///
/// Direction, weights, parallel ties and self-ties do not matter. Cliques overlap; one missing tie
/// splits a clique into many, so look at k-plexes or cores where ties may be unknown. The members
/// of one body form a clique in a projection by construction. Figures: `largest`, `mean size`.
///
/// Bron and Kerbosch with pivots, in the order of degeneracy d: time O(d n 3^(d / 3)), space O(n +
/// m) and the cliques themselves. Throws UsageError when there are more than `most`, and Cancelled.
/// References: [bron1973], [eppstein2010].
[[nodiscard]] Cover cliques(const Graph& graph, const CliquesOptions& options = {},
                            const Run& run = {});

/// Orders the groups of a cover as Cover says, and adds the figures of their sizes.
void arrange(Cover& cover);

} // namespace entente::cohesion
