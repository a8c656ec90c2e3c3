#pragma once
/// Sets of actors almost all tied to one another.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>

namespace entente::cohesion {

struct KPlexesOptions {
    std::uint32_t k = 2;
    std::uint32_t least = 0;
    std::uint32_t most = 100'000;

    static constexpr auto fields() {
        return std::tuple{
            Field{"k",
                  &KPlexesOptions::k,
                  "each member may lack ties to k members, itself among them",
                  {.least = 1, .most = 16}},
            Field{"least", &KPlexesOptions::least,
                  "leave out smaller sets; 2k - 1 unless more is asked for, for smaller ones need "
                  "not hang together"},
            Field{"most", &KPlexesOptions::most, "refuse to list more than so many", {.least = 1}}};
    }
};

/// All maximal k-plexes: sets in which each actor is tied to all members but k at most, itself
/// among these k, and to which no actor can be added.
///
/// A 1-plex is a clique; a 2-plex forgives each member one missing tie, which suits networks in
/// which some ties are not known. Sets of at least 2k - 1 actors have a diameter of at most 2, and
/// only these are sought. Direction, weights, parallel ties and self-ties do not matter. They
/// overlap much and can be very many: ask for large ones. Figures: `largest`, `mean size`.
///
/// Time exponential in the worst case, space O(n + m) and the sets. Throws UsageError when there
/// are more than `most`, and Cancelled. References: [seidman1978], [bron1973].
[[nodiscard]] Cover k_plexes(const Graph& graph, const KPlexesOptions& options = {},
                             const Run& run = {});

} // namespace entente::cohesion
