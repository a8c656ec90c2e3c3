#pragma once
/// How many others a vertex reaches within so many steps.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::centrality {

using paths::Length;
using paths::Sides;

struct ReachOptions {
    double within = 2;
    bool proportion = false;
    Sides direction = Sides::out;
    Length length = Length::hops;

    static constexpr auto fields() {
        return std::tuple{
            Field{"within",
                  &ReachOptions::within,
                  "how far to go",
                  {.least = 0, .value_name = "DISTANCE"}},
            Field{"proportion", &ReachOptions::proportion, "divide by n - 1, the number of others"},
            Field{"direction", &ReachOptions::direction,
                  "distances to others (out), from others (in), or along ties whichever way (all)"},
            Field{"length", &ReachOptions::length,
                  "how far a tie is: 1, its weight, or 1 / its weight"}};
    }
};

/// Reach: the number of others within a distance, two steps unless told otherwise.
///
///     R(v) = |{u != v : d(v, u) <= k}|
///
/// k = 1 by hops is the degree. In a network whose hubs are near one another nearly everyone is
/// within three steps of everyone, and scores tell little. Self-ties do not matter; of parallel
/// ties the shortest counts. Under `inverse` a tie of weight 0 is no tie. Unit: actors, or their
/// share.
///
/// Time O(n (n + m)) by hops, 512 sources at a step, and O(n (m + n log n)) by length; space O(n) a
/// thread; parallel over sources, the same bits for any number of threads. Throws UsageError when
/// the distance is negative, or when `length` is `weight` and a weight is 0; throws Cancelled.
/// Reference: [borgatti2006].
[[nodiscard]] Scores reach(const Graph& graph, const ReachOptions& options = {},
                           const Run& run = {});

} // namespace entente::centrality
