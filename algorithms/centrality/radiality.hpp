#pragma once
/// How far the ties of a vertex reach out into the network.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::centrality {

using paths::Sides;

struct RadialityOptions {
    bool normalized = false;
    Sides direction = Sides::out;

    static constexpr auto fields() {
        return std::tuple{
            Field{"normalized", &RadialityOptions::normalized,
                  "divide by the greatest distance, so that a full hub scores 1"},
            Field{
                "direction", &RadialityOptions::direction,
                "distances to others (out), from others (in), or along ties whichever way (all)"}};
    }
};

/// Radiality: distances turned round, so that near is high, and averaged over all others. With
/// `direction` in it is what Valente and Foreman call integration.
///
///     R(v) = sum over u != v reached of (D + 1 - d(v, u)) / (n - 1)
///
/// D is the greatest distance between any two of which one reaches the other. Who is not reached
/// adds 0. One far pair stretches D and presses scores together. 0 in a graph without ties. By hops
/// only: the 1 presumes that distances are whole. Self-ties and parallel ties do not matter. Unit:
/// hops.
///
/// Time O(n (n + m)), 512 sources at a step; space O(n) a thread; parallel over sources, the same
/// bits for any number of threads. Throws Cancelled. Reference: [valente1998].
[[nodiscard]] Scores radiality(const Graph& graph, const RadialityOptions& options = {},
                               const Run& run = {});

} // namespace entente::centrality
