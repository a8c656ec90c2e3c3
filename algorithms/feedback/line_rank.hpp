#pragma once
/// Importance as the ties one is part of.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>

namespace entente::feedback {

struct LineRankOptions {
    double damping = 0.85;
    double tolerance = 1e-12;
    std::uint32_t iterations = 1'000;

    static constexpr auto fields() {
        return std::tuple{Field{"damping",
                                &LineRankOptions::damping,
                                "chance to go on to an adjoining tie rather than to jump",
                                {.least = 0, .most = 0.9999}},
                          Field{"tolerance",
                                &LineRankOptions::tolerance,
                                "stop when scores change by less, added up",
                                {.least = 0, .most = 1}},
                          Field{"iterations",
                                &LineRankOptions::iterations,
                                "stop after so many steps",
                                {.least = 1}}};
    }
};

/// LineRank: how often a walker from tie to tie is on one of the actor's ties.
///
///     p(v, w) = (1 - d) / a + d * w(v, w) / W(v) * sum over ties from u to v of p(u, v)
///     L(v) = sum over ties to v of p + sum over ties from v of p
///
/// The walker goes on from a tie to one that starts where it ends, in proportion to weight, and
/// jumps to any of the a arcs with probability 1 - d, or when there is none to go on to. It stands
/// for betweenness where that costs too much; it is nearer to strength. The line graph, whose
/// PageRank p is, is never built.
///
/// Weights count, parallel ties are ties of their own, those of weight 0 are none; an undirected
/// tie is walked both ways, each an arc; a self-tie counts as coming and as going. Scores add up to
/// 2, or are all 0 without ties. Unit: probability.
///
/// Time O(m) a sweep, 45 to 90 sweeps at damping 0.85; space O(n), O(n + m) with weights.
/// Convergence is reported, its residual is the last change added up, relative to the whole. The
/// same bits for any number of threads. Throws UsageError when the damping is not in [0, 1), and
/// Cancelled. Reference: [kang2011].
[[nodiscard]] Scores line_rank(const Graph& graph, const LineRankOptions& options = {},
                               const Run& run = {});

} // namespace entente::feedback
