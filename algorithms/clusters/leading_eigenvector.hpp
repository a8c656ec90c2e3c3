#pragma once
/// Communities by halving along the leading eigenvector of modularity.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>

namespace entente::clusters {

struct LeadingEigenvectorOptions {
    std::uint32_t clusters = 0;

    static constexpr auto fields() {
        return std::tuple{Field{"clusters", &LeadingEigenvectorOptions::clusters,
                                "split at most so often that there are so many; 0 for no limit"}};
    }
};

/// Clusters by Newman's spectral method: each cluster is split by the signs of the leading
/// eigenvector of its modularity matrix, as long as that raises modularity,
///
///     B(u, v) = A(u, v) - k(u) k(v) / 2m - [u = v] sum over w of the cluster of B(u, w)
///
/// Starts from the weak components. Splits are never taken back, so that leiden() finds higher
/// modularity; but nothing is drawn. Direction is ignored, an arc and its reverse adding up;
/// weights count, parallel ties add up, a self-tie counts twice. Clusters need not be connected.
/// Figure: `modularity`, NaN without ties.
///
/// Clusters of equal eigenvalues, as in symmetric networks, split in one of several ways, which
/// depends on the order of vertices. Numbers by falling size, then by least vertex. Time O(m) for
/// each step of the eigensolver, which take some dozens a split; O(n^3) for clusters of at most 64;
/// space O(n + m). A cluster whose eigenvector is not found to 1e-8 in 1,000 restarts stays whole,
/// and the result has not converged; iterations are splits. Throws Cancelled. Reference:
/// [newman2006].
[[nodiscard]] Partition leading_eigenvector(const Graph& graph,
                                            const LeadingEigenvectorOptions& options = {},
                                            const Run& run = {});

} // namespace entente::clusters
