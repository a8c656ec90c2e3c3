#pragma once
/// All walks that end with an actor.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::feedback {

struct CommunicabilityOptions {
    Direction direction = Direction::in;
    bool normalized = false;

    static constexpr auto fields() {
        return std::tuple{Field{"direction", &CommunicabilityOptions::direction,
                                "walks that end with the actor (in) or that start with it (out)"},
                          Field{"normalized", &CommunicabilityOptions::normalized,
                                "divide by exp(lambda), lambda the greatest eigenvalue"}};
    }
};

/// Total communicability: walks between an actor and everyone, itself included, a walk of k steps
/// counting 1 / k!.
///
///     C(v) = sum over u of (exp A)(u, v)
///
/// Ranks much as `subgraph` does, at a fraction of its cost. Scores grow as exp(lambda); above what
/// a number holds they are NaN unless `normalized`, and so they are throughout where the greatest
/// singular value is over 10,000, as with large weights: bring those to a scale of 1 first.
///
/// Weights count, parallel ties add up, a self-tie counts twice in an undirected graph. An actor
/// without ties scores 1. Without unit.
///
/// Exact to rounding: terms are added until what is left is below one part in 10^16. Time
/// O((n + m) sigma), sigma the greatest singular value of the matrix; space O(n + m). The same bits
/// for any number of threads. Throws Cancelled. Reference: [benzi2013].
[[nodiscard]] Scores communicability(const Graph& graph, const CommunicabilityOptions& options = {},
                                     const Run& run = {});

} // namespace entente::feedback
