#pragma once
/// Closed walks through an actor.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::feedback {

struct SubgraphOptions {
    bool normalized = false;

    static constexpr auto fields() {
        return std::tuple{Field{"normalized", &SubgraphOptions::normalized,
                                "divide by exp(lambda), lambda the greatest eigenvalue"}};
    }
};

/// Subgraph centrality: closed walks from an actor back to itself, a walk of k steps counting 1 /
/// k!.
///
///     S(v) = (exp A)(v, v) = sum over k of (A^k)(v, v) / k!
///
/// Dense surroundings score high: a triangle gives closed walks of three steps, a square of four.
/// Scores grow as exp(lambda); above what a number holds (lambda over about 709) they are NaN
/// unless `normalized`, and so they are throughout where the greatest singular value is over
/// 10,000, as with large weights: bring those to a scale of 1 first. In a directed graph walks
/// follow directions, so that an actor on no cycle scores 1.
///
/// Weights count, parallel ties add up, a self-tie counts twice in an undirected graph. An actor
/// without ties scores 1. Without unit.
///
/// Exact to rounding: terms are added until what is left is below one part in 10^16. Time
/// O(n_c m_c sigma) for each component, sigma the greatest singular value of the matrix, some
/// dozens of products an actor; space O(n) a thread and O(m). The same bits for any number of
/// threads. Throws Cancelled. Reference: [estrada2005].
[[nodiscard]] Scores subgraph(const Graph& graph, const SubgraphOptions& options = {},
                              const Run& run = {});

} // namespace entente::feedback
