#pragma once
/// Communities of ties, in which actors may belong to several.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>
#include <vector>

namespace entente::cohesion {

struct LinkCommunitiesOptions {
    std::uint32_t least = 3;
    std::uint32_t most = 20'000'000;

    static constexpr auto fields() {
        return std::tuple{Field{"least",
                                &LinkCommunitiesOptions::least,
                                "leave out communities of fewer actors",
                                {.least = 2}},
                          Field{"most",
                                &LinkCommunitiesOptions::most,
                                "refuse more pairs of actors that share a partner than so many",
                                {.least = 1}}};
    }
};

/// Communities of ties (Ahn, Bagrow and Lehmann): two ties that share an actor are as similar as
/// the neighborhoods of their other ends,
///
///     S(uw, vw) = |N(u) and N(v)| / |N(u) or N(v)|,   N(u) the partners of u and u itself
///
/// Ties merge by single linkage, the most similar first, and the merging stops where the partition
/// density is greatest, the mean over ties of how much denser than a tree their community is,
///
///     D = 2 / M sum over communities of m (m - n + 1) / ((n - 2) (n - 1))
///
/// for m ties between n actors in a community, M ties in all; communities of two actors add 0. Of
/// equal densities the one with fewest merges counts; ties of equal similarity merge at once, so
/// that nothing depends on an order. An actor is in as many communities as its ties are, which
/// suits hubs that belong to several circles. A bridge is mostly alone and left out by `least`.
/// Actors in no community listed are common. Two communities can have the same actors.
///
/// Direction, weights, parallel ties and self-ties do not matter. Figures: `largest`, `mean size`,
/// and `partition density` (at most 1; of all communities, listed or not; NaN without ties).
///
/// Time O(sum of k^2 log n) for degrees k, 16 bytes for each pair of actors that share a partner,
/// so that one hub of degree k takes 8 k^2. Throws UsageError where there are more pairs than
/// `most`, and Cancelled. Reference: [ahn2010].
[[nodiscard]] Cover link_communities(const Graph& graph, const LinkCommunitiesOptions& options = {},
                                     const Run& run = {});

} // namespace entente::cohesion
