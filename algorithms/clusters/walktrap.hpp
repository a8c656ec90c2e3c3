#pragma once
/// Communities of actors from whom short random walks lead alike.
#include <entente/algorithms/clusters/dendrogram.hpp>
#include <entente/core/run/options.hpp>

#include <tuple>

namespace entente::clusters {

struct WalktrapOptions {
    std::uint32_t steps = 4;
    std::uint32_t clusters = 0;

    static constexpr auto fields() {
        return std::tuple{
            Field{
                "steps", &WalktrapOptions::steps, "length of the walks", {.least = 1, .most = 100}},
            Field{"clusters", &WalktrapOptions::clusters,
                  "how many clusters; 0 for the greatest modularity"}};
    }
};

/// Clusters by random walks (Pons and Latapy): actors are near when walks of a few steps lead to
/// the same places,
///
///     r(u, v)^2 = sum over w of (P_u(w) - P_v(w))^2 / d(w)
///
/// and the two tied clusters merge, again and again, that raise the mean squared distance of actors
/// to their clusters least (Ward). Every actor first gets a self-tie of its mean weight of ties, so
/// that walks may stay; d counts it. Direction is ignored, an arc and its reverse adding up;
/// weights count, parallel ties add up, self-ties are replaced, ties of weight 0 are none. Only
/// tied clusters merge, so that clusters are connected. Figure: `modularity`, NaN without ties.
///
/// Long walks blur everything: with many steps all actors of a component are alike. Equal distances
/// go to the pair with the least vertex, so that the answer depends on the order of vertices where
/// they are equal; it draws nothing. Numbers by falling size, then by least vertex.
///
/// Time O(m n) at worst and about O(m k) when walks reach k actors, space O(n k): 4 steps in a
/// dense network reach everyone. Walks go in parallel. Throws UsageError for no steps, and
/// Cancelled. Reference: [pons2006].
[[nodiscard]] Partition walktrap(const Graph& graph, const WalktrapOptions& options = {},
                                 const Run& run = {});

/// The merges themselves.
[[nodiscard]] Dendrogram walktrap_merges(const Graph& graph, std::uint32_t steps,
                                         const Run& run = {});

} // namespace entente::clusters
