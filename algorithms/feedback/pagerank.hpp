#pragma once
/// Where a random walker with jumps spends its time.
#include <entente/algorithms/feedback/jumping_walk.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>
#include <entente/core/view/grouping.hpp>

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace entente::feedback {

struct PagerankOptions {
    double damping = 0.85;
    std::vector<std::string> restart{};
    Dangling dangling = Dangling::uniform;
    double tolerance = 1e-12;
    std::uint32_t iterations = 1'000;

    static constexpr auto fields() {
        return std::tuple{Field{"damping",
                                &PagerankOptions::damping,
                                "chance to follow a tie rather than to jump",
                                {.least = 0, .most = 0.9999}},
                          Field{"restart", &PagerankOptions::restart,
                                "groups of actors where jumps end; everyone if none is named"},
                          Field{"dangling", &PagerankOptions::dangling,
                                "without ties to follow: jump anywhere (uniform), jump where jumps "
                                "end (restart), or stay (self)"},
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

/// PageRank: how often a walker comes by who follows a tie with probability d and else jumps.
///
///     x(v) = (1 - d) r(v) + d * (sum over ties from u to v of w(u, v) x(u) / W(u) + D(v))
///
/// W(u) is the sum of weights out of u. r is 1 / n, or with `restart` equal shares for the actors
/// of the groups named and 0 for others: importance as seen from there (personalized PageRank). D
/// is what those with W = 0 pass on: to everyone alike, as r, or each to itself. Scores add up
/// to 1.
///
/// Weights count, parallel ties add up, a self-tie keeps the walker where it is and counts twice in
/// an undirected graph. An undirected tie is walked both ways, and scores then go much with
/// strength: the measure is made for directed graphs. Scores shrink as n grows: compare ranks or
/// n x(v) between networks. Unit: probability.
///
/// Time O(m) a sweep, at damping 0.85 about 45 sweeps in undirected graphs and 90 in directed ones,
/// and as many again for `restart` with dangling actors that jump anywhere; space O(n), O(n + m)
/// with weights. Convergence is reported, its residual is the last change added up over actors,
/// relative to the whole. The same bits for
/// any number of threads. Throws UsageError when the damping is not in [0, 1) or a group is unknown
/// or without actors, and Cancelled. References: [brin1998], [haveliwala2003].
[[nodiscard]] Scores pagerank(const Graph& graph, const Grouping& grouping,
                              const PagerankOptions& options, const Run& run);
[[nodiscard]] Scores pagerank(const Graph& graph, const PagerankOptions& options = {},
                              const Run& run = {});

} // namespace entente::feedback
