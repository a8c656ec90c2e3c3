#pragma once
/// Closeness by all routes at once.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::current {

struct CurrentClosenessOptions {
    bool normalized = true;

    static constexpr auto fields() {
        return std::tuple{Field{"normalized", &CurrentClosenessOptions::normalized,
                                "one over the mean resistance rather than over the sum"}};
    }
};

/// Current-flow closeness: one over the mean effective resistance to the actors reached.
///
///     C(v) = r / S * r / (n - 1),   S = sum over others u reached of R(u, v)
///
/// R is the resistance between two actors where ties are conductors: two routes side by side halve
/// it, so that an actor with many ways to others is close to them. r actors are reached; the second
/// factor, 1 where all are, is as in `closeness`. On a tree it is closeness itself. Without
/// `normalized`, 1 / S * r / (n - 1). Multiplied by n / (n - 1), where all are reached, it is
/// `information`.
///
/// Weights are conductances (strengths), parallel ties add up, ties of weight 0 and self-ties carry
/// nothing. Directions are set aside. An isolated actor scores 0. Unit: that of weights, 1 where
/// there are none.
///
/// Time and space are those of a sparse Cholesky factorization of each component: next to linear
/// for networks near to trees, up to O(n^3) and O(n^2) for large dense and random ones. The same
/// bits for any number of threads. Throws UsageError when the factor has more than 2^29 numbers,
/// and Cancelled. References: [brandes2005], [takahashi1973].
[[nodiscard]] Scores current_closeness(const Graph& graph,
                                       const CurrentClosenessOptions& options = {},
                                       const Run& run = {});

} // namespace entente::current
