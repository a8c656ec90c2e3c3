#pragma once
/// Overlapping communities made of cliques.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>

namespace entente::cohesion {

struct CliquePercolationOptions {
    std::uint32_t k = 3;
    std::uint32_t most = 1'000'000;

    static constexpr auto fields() {
        return std::tuple{
            Field{"k", &CliquePercolationOptions::k, "size of the cliques", {.least = 2}},
            Field{"most",
                  &CliquePercolationOptions::most,
                  "refuse to go through more than so many cliques",
                  {.least = 1}}};
    }
};

/// Communities by clique percolation: k-cliques that share k - 1 actors belong together, and what
/// can be reached from one to the next is one community.
///
/// An actor may be in several communities, or in none. With k = 2 these are the components. Needs
/// triangles at least, so bodies and their members, tied to nobody else, are in none. The choice of
/// k decides much: look at several. Direction, weights, parallel ties and self-ties do not matter.
/// Figures: `largest`, `mean size`, and `actors in any`.
///
/// From maximal cliques: time of cliques and the sum over actors of the squared number of their
/// cliques. Throws UsageError when there are more than `most` cliques, and Cancelled. References:
/// [palla2005].
[[nodiscard]] Cover clique_percolation(const Graph& graph,
                                       const CliquePercolationOptions& options = {},
                                       const Run& run = {});

} // namespace entente::cohesion
