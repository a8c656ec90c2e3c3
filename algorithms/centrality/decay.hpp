#pragma once
/// How near others are, when each step keeps a share of what an actor is worth.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::centrality {

using paths::Length;
using paths::Sides;

struct DecayOptions {
    double delta = 0.5;
    bool normalized = false;
    Sides direction = Sides::out;
    Length length = Length::hops;

    static constexpr auto fields() {
        return std::tuple{
            Field{"delta",
                  &DecayOptions::delta,
                  "what remains of an actor's worth at each unit of distance",
                  {.least = 0, .most = 1}},
            Field{"normalized", &DecayOptions::normalized,
                  "divide by (n - 1) delta, so that a full hub scores 1"},
            Field{"direction", &DecayOptions::direction,
                  "distances to others (out), from others (in), or along ties whichever way (all)"},
            Field{"length", &DecayOptions::length,
                  "how far a tie is: 1, its weight, or 1 / its weight"}};
    }
};

/// Decay centrality: the sum of delta to the power of distance over all others reached.
///
///     D(v) = sum over u != v reached of delta^d(v, u)
///
/// Between degree (delta near 0, by hops and divided by delta) and the number reached (delta = 1).
/// Rankings depend on delta, for which there is no natural choice. At delta = 0 nobody is worth
/// anything, and normalized scores are 0. Self-ties do not matter; of parallel ties the shortest
/// counts. Under `inverse` a tie of weight 0 is no tie. Unit: actors.
///
/// Time O(n (n + m)) by hops, 512 sources at a step, and O(n (m + n log n)) by length; space O(n) a
/// thread; parallel over sources, the same bits for any number of threads. Throws UsageError when
/// delta is not within 0 and 1, or when `length` is `weight` and a weight is 0; throws Cancelled.
/// Reference: [jackson2008].
[[nodiscard]] Scores decay(const Graph& graph, const DecayOptions& options = {},
                           const Run& run = {});

} // namespace entente::centrality
