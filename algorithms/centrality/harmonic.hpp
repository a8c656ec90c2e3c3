#pragma once
/// How near a vertex is to all others, the unreachable included.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <optional>
#include <tuple>

namespace entente::centrality {

using paths::Length;
using paths::Sides;

struct HarmonicOptions {
    bool normalized = false;
    std::optional<double> horizon{};
    Sides direction = Sides::out;
    Length length = Length::hops;

    static constexpr auto fields() {
        return std::tuple{
            Field{"normalized", &HarmonicOptions::normalized,
                  "divide by n - 1, so that a full hub scores 1"},
            Field{"horizon",
                  &HarmonicOptions::horizon,
                  "count only actors within this distance",
                  {.least = 0, .value_name = "DISTANCE"}},
            Field{"direction", &HarmonicOptions::direction,
                  "distances to others (out), from others (in), or along ties whichever way (all)"},
            Field{"length", &HarmonicOptions::length,
                  "how far a tie is: 1, its weight, or 1 / its weight"}};
    }
};

/// Harmonic centrality: the sum of inverse distances to others.
///
///     H(v) = sum over u != v of 1 / d(v, u), where 1 / infinity = 0
///
/// Defined on disconnected graphs, where it is the measure of closeness to prefer: what cannot be
/// reached adds nothing. Near actors dominate, so it goes much with degree. Self-ties do not
/// matter; of parallel ties the shortest counts. Under `inverse` a tie of weight 0 is no tie. Unit:
/// actors at distance 1.
///
/// Time O(n (n + m)) by hops, 512 sources at a step, and O(n (m + n log n)) by length; space O(n) a
/// thread; parallel over sources, the same bits for any number of threads. Throws UsageError when
/// the horizon is negative, or when `length` is `weight` and a weight is 0; throws Cancelled.
/// References: [marchiori2000], [boldi2014], [then2014].
[[nodiscard]] Scores harmonic(const Graph& graph, const HarmonicOptions& options = {},
                              const Run& run = {});

} // namespace entente::centrality
