#pragma once
/// Communities by the eigenvectors of the normalized Laplacian.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>

namespace entente::clusters {

struct SpectralOptions {
    std::uint32_t clusters = 0;
    std::uint32_t most = 20;

    static constexpr auto fields() {
        return std::tuple{
            Field{"clusters", &SpectralOptions::clusters,
                  "how many clusters; 0 for as many as the greatest gap between eigenvalues tells"},
            Field{"most",
                  &SpectralOptions::most,
                  "look for the gap among so many clusters more than there are components",
                  {.least = 1, .most = 1000}}};
    }
};

/// Clusters of vertices that lie close in the space of the first k eigenvectors of D^-1/2 A D^-1/2,
/// each vertex scaled to length 1 (Ng, Jordan and Weiss), which relaxes the least normalized cut,
///
///     Ncut = sum over clusters c of (weight leaving c) / (strength of c)
///
/// Components are never joined: each is embedded alone, and the k greatest eigenvalues of all
/// decide into how many clusters each is cut. An actor without ties is a cluster. k is what is
/// asked for, at least the number of components; or else the greatest gap between the k-th and the
/// next eigenvalue decides, of equals the first. k = 1 is among the choices, and so is one cluster
/// per component.
///
/// Direction is ignored, an arc and its reverse adding up; weights count, parallel ties add up,
/// self-ties are left out, ties of weight 0 are none. Figures: `normalized cut` (0 where clusters
/// are components), `gap` after the k-th eigenvalue (NaN if that is the last known), `modularity`
/// (self-ties included; NaN without ties). The gap misleads where clusters differ in size and
/// density. Hubs with many leaves make clusters of their own.
///
/// k-means from ten starts of k-means++, drawn from the seed; clusters need not be connected. The
/// eigenvectors of equal eigenvalues depend on the order of vertices. Numbers by falling size, then
/// by least vertex. A component of at most 200 is solved densely, in O(n^3); a larger one by
/// Lanczos to 1e-8, in some dozens of steps of O(m + n k); k-means in O(n k^2) a round; space O(m +
/// n k). If eigenvectors are not found the component stays whole and the result has not converged;
/// iterations are rounds of k-means. Throws UsageError when more than 1,000 clusters beyond
/// components are asked for, and Cancelled. References: [ng2002], [vonluxburg2007], [arthur2007].
[[nodiscard]] Partition spectral(const Graph& graph, const SpectralOptions& options = {},
                                 const Run& run = {});

} // namespace entente::clusters
