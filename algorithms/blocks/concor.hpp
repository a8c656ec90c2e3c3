#pragma once
/// Positions by correlating correlations until only 1 and -1 are left.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>

namespace entente::blocks {

struct ConcorOptions {
    std::uint32_t splits = 2;

    static constexpr auto fields() {
        return std::tuple{Field{"splits",
                                &ConcorOptions::splits,
                                "part all blocks in two so many times over",
                                {.least = 0, .most = 32}}};
    }
};

/// CONCOR (Breiger, Boorman and Arabie): the correlations of actors' columns, the correlations of
/// the columns of that matrix, and so on, end at 1 and -1, which parts the actors in two. Each half
/// is parted again by the columns of its actors, so that `splits` levels make at most 2^splits
/// blocks.
///
/// Columns hold the ties from all actors, in a directed graph also those to all actors below them;
/// the diagonal is 0. Weights count, parallel ties add up, self-ties are left out. Actors without
/// ties, who correlate with nobody, make a block of their own. Where correlations come to rest
/// short of 1 and -1, as where all actors are tied to one another, a block stays whole and the
/// result has not converged. So does a block of actors with equal columns, which is no failure.
///
/// Every split is in two, whether the data has two sides or three, and none is taken back: compare
/// equivalence(), whose distances show how alike the actors of a block are. Figure: `variance
/// told`, the share of the variance of ties between blocks (NaN where all pairs are tied alike).
/// Iterations are matrices made; residual: greatest 1 - |correlation| at the end of any split.
///
/// Nothing is drawn, but where correlations lie on an edge rounding, and so the order of vertices,
/// can decide. Time O(n m + s^3) for each of some dozen matrices of a block of s actors, space
/// O(n^2). Throws UsageError beyond 4,000 actors, whose matrices take 400 megabytes, and Cancelled.
/// Reference: [breiger1975].
[[nodiscard]] Partition concor(const Graph& graph, const ConcorOptions& options = {},
                               const Run& run = {});

} // namespace entente::blocks
