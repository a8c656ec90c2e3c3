#pragma once
/// Betweenness of large networks from sampled shortest paths, with an error that is known.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::centrality {

struct ApproximateBetweennessOptions {
    double epsilon = 0.01;
    double delta = 0.1;

    static constexpr auto fields() {
        return std::tuple{Field{"epsilon",
                                &ApproximateBetweennessOptions::epsilon,
                                "how far a score may be off, of 1",
                                {.least = 1e-6, .most = 1}},
                          Field{"delta",
                                &ApproximateBetweennessOptions::delta,
                                "how likely it may be that any score is off by more",
                                {.least = 1e-12, .most = 0.999}}};
    }
};

/// Approximate betweenness: the share of sampled shortest paths that pass through an actor, each
/// path drawn evenly from those of a pair drawn evenly. Scores are on the scale of `betweenness`
/// with `normalized`; by hops, parallel ties are one.
///
/// With probability 1 - delta over the seed, every true score lies within its bounds, and these are
/// at most epsilon away from the score. Sampling goes on until empirical Bernstein bounds say so
/// for all actors together, at the latest when the number of samples is enough for every network of
/// the diameter at hand (Riondato and Kornaropoulos). Actors whose scores differ by less than
/// epsilon are not ranked by it, so epsilon must be small against the scores that matter.
///
/// A path costs two searches that meet halfway (Borassi and Natale), far fewer steps than n + m in
/// networks with hubs. Samples O((log(diameter) + log(1 / delta)) / epsilon^2), space O(n) a
/// thread; parallel, the same bits for any number of threads; depends on the seed. Throws
/// UsageError when epsilon or delta is out of range, or when paths are too many to count; throws
/// Cancelled. References: [riondato2016], [borassi2019].
[[nodiscard]] Scores approximate_betweenness(const Graph& graph,
                                             const ApproximateBetweennessOptions& options = {},
                                             const Run& run = {});

} // namespace entente::centrality
