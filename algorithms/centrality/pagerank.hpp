#pragma once
/// Where a random walker with jumps spends its time.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>

namespace entente::centrality {

struct PagerankOptions {
    double damping = 0.85;
    double tolerance = 1e-12;
    std::uint32_t iterations = 1'000;

    static constexpr auto fields() {
        return std::tuple{Field{"damping",
                                &PagerankOptions::damping,
                                "chance to follow a tie rather than to jump",
                                {.least = 0, .most = 0.9999}},
                          Field{"tolerance",
                                &PagerankOptions::tolerance,
                                "stop when scores change by less, added up",
                                {.least = 0, .most = 1}},
                          Field{"iterations",
                                &PagerankOptions::iterations,
                                "stop after so many steps",
                                {.least = 1}}};
    }
};

/// PageRank: how often a walker comes by who follows a tie with probability d and else jumps
/// anywhere.
///
///     x(v) = (1 - d) / n + d * (sum over ties from u to v of w(u, v) x(u) / W(u) + D / n)
///
/// W(u) is the sum of weights out of u; D the score held by actors with W = 0, whose walker jumps.
/// Scores add up to 1. Weights count, parallel ties add up, a self-tie keeps the walker where it is
/// and counts twice in an undirected graph. An undirected tie is walked both ways, and scores then
/// go much with strength: the measure is made for directed graphs. Scores shrink as n grows:
/// compare ranks or n x(v) between networks. Unit: probability.
///
/// Time O(m) a step, about 170 steps at damping 0.85; space O(n + m). Convergence is reported, its
/// residual is the last change added up over actors. The same bits for any number of threads.
/// Throws UsageError when the damping is not in [0, 1), and Cancelled. Reference: [brin1998].
[[nodiscard]] Scores pagerank(const Graph& graph, const PagerankOptions& options = {},
                              const Run& run = {});

} // namespace entente::centrality
