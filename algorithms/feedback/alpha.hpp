#pragma once
/// Status that comes from outside and from those who choose one.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>
#include <entente/core/view/grouping.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace entente::feedback {

struct AlphaOptions {
    std::optional<double> alpha{};
    std::vector<std::string> exogenous{};
    double tolerance = 1e-13;
    std::uint32_t iterations = 100'000;

    static constexpr auto fields() {
        return std::tuple{
            Field{"alpha", &AlphaOptions::alpha,
                  "what ties count against status from outside; without it, 0.9 / lambda"},
            Field{"exogenous", &AlphaOptions::exogenous,
                  "groups of actors with status of their own; everyone if none is named"},
            Field{"tolerance",
                  &AlphaOptions::tolerance,
                  "stop when no score changes by more, relative to the greatest",
                  {.least = 0, .most = 1}},
            Field{
                "iterations", &AlphaOptions::iterations, "stop after so many steps", {.least = 1}}};
    }
};

/// Alpha centrality: status that some have from outside, handed on along ties.
///
///     x(v) = e(v) + alpha * sum over ties from u to v of w(u, v) x(u)
///
/// e is 1, or with `exogenous` 1 for the actors of the groups named and 0 for others. With e = 1
/// and alpha in [0, 1 / lambda), lambda the greatest eigenvalue, it is Katz centrality; here alpha
/// may be any number. Beyond 1 / lambda in size the equations still have an answer in general, but
/// not one as a sum over walks; where they have none, scores are NaN. Compare between networks only
/// under the same explicit alpha.
///
/// Weights count, parallel ties add up, a self-tie counts twice in an undirected graph, in-ties
/// count in a directed one. Unit: that of e.
///
/// Time O(m) a step, about 300 steps at the default alpha; space O(n + m); beyond 1 / lambda the
/// cost of a sparse factorization. Convergence is reported, its residual is the last change
/// relative to the greatest score. The same bits for any number of threads. Throws UsageError when
/// alpha is not finite or a group is unknown or without actors, and Cancelled. Reference:
/// [bonacich2001].
[[nodiscard]] Scores alpha(const Graph& graph, const Grouping& grouping,
                           const AlphaOptions& options = {}, const Run& run = {});

} // namespace entente::feedback
