#pragma once
/// How much current passes through an actor between others.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::current {

struct CurrentBetweennessOptions {
    bool normalized = false;
    bool endpoints = false;

    static constexpr auto fields() {
        return std::tuple{
            Field{"normalized", &CurrentBetweennessOptions::normalized,
                  "divide by the number of pairs, (n - 1)(n - 2) / 2, or n (n - 1) / 2 with "
                  "endpoints"},
            Field{
                "endpoints", &CurrentBetweennessOptions::endpoints,
                "count what enters or leaves at the actor itself, 1 for each pair it is part of"}};
    }
};

/// Current-flow betweenness, the same as random-walk betweenness: the current through an actor when
/// a unit flows between two others, added up over all pairs.
///
///     B(v) = sum over pairs s, t of I(v | s, t),   I = half the sum of |current| over the ties of
///     v
///
/// All routes count, short ones more: unlike `betweenness`, an actor off every shortest path may
/// score, and one missing tie changes little. It equals the net number of times that a random walk
/// from s to t passes by. On a tree it is betweenness itself. `endpoints` is Newman's convention,
/// without it Brandes and Fleischer's.
///
/// Weights are conductances (strengths), parallel ties add up, ties of weight 0 and self-ties carry
/// nothing. Directions are set aside. Pairs in different components count nothing. Each pair counts
/// once. Without unit.
///
/// Time O(m n log n), one sparse solution per distinct tie (per actor in components of up to 2,048)
/// and a sparse Cholesky factorization; space O(n) a thread and the factor, at most 2^22 numbers
/// more. On large dense or random networks the factor is dense, O(n^2). The same bits for any
/// number of threads. Throws UsageError when the factor has more than 2^29 numbers, and Cancelled.
/// References: [newman2005], [brandes2005].
[[nodiscard]] Scores current_betweenness(const Graph& graph,
                                         const CurrentBetweennessOptions& options = {},
                                         const Run& run = {});

} // namespace entente::current
