#pragma once
/// How near those are that can reach a vertex, and how many they are.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::centrality {

using paths::Length;
using paths::Sides;

struct PrestigeOptions {
    Sides direction = Sides::in;
    Length length = Length::hops;

    static constexpr auto fields() {
        return std::tuple{
            Field{"direction", &PrestigeOptions::direction,
                  "distances to others (out), from others (in), or along ties whichever way (all)"},
            Field{"length", &PrestigeOptions::length,
                  "how far a tie is: 1, its weight, or 1 / its weight"}};
    }
};

/// Proximity prestige: the share of others that can reach an actor, divided by their mean distance.
///
///     P(v) = (I / (n - 1)) / (S / I)
///
/// with I the number of others from which paths lead to v and S the sum of their distances to v. 0
/// when nobody reaches v, 1 when everyone is tied to v directly. It is `closeness` for distances
/// that come in, under the name it has for arcs that are choices; in an undirected graph it is
/// closeness. Self-ties do not matter; of parallel ties the shortest counts. Under `inverse` a tie
/// of weight 0 is no tie. Unit: 1 / unit of length.
///
/// Time O(n (n + m)) by hops, 512 sources at a step, and O(n (m + n log n)) by length; space O(n) a
/// thread; parallel over sources, the same bits for any number of threads. Throws UsageError when
/// `length` is `weight` and a weight is 0, and Cancelled. Reference: [wasserman1994].
[[nodiscard]] Scores prestige(const Graph& graph, const PrestigeOptions& options = {},
                              const Run& run = {});

} // namespace entente::centrality
