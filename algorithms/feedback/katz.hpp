#pragma once
/// Importance by walks of every length, longer ones counting less.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <optional>
#include <tuple>

namespace entente::feedback {

struct KatzOptions {
    std::optional<double> alpha{};
    double beta = 1;
    bool normalized = false;
    double tolerance = 1e-13;
    std::uint32_t iterations = 10'000;

    static constexpr auto fields() {
        return std::tuple{
            Field{"alpha",
                  &KatzOptions::alpha,
                  "what a step attenuates by, below 1 / lambda; without it, 0.9 / lambda",
                  {.least = 0}},
            Field{"beta", &KatzOptions::beta, "what every actor starts with", {.least = 0}},
            Field{"normalized", &KatzOptions::normalized, "make the Euclidean norm 1"},
            Field{"tolerance",
                  &KatzOptions::tolerance,
                  "stop when no score changes by more, relative to the greatest",
                  {.least = 0, .most = 1}},
            Field{
                "iterations", &KatzOptions::iterations, "stop after so many steps", {.least = 1}}};
    }
};

/// Katz centrality: the number of walks that end with an actor, each step attenuated by alpha.
///
///     x(v) = beta + alpha * sum over ties from u to v of w(u, v) x(u)
///
/// Weights count, parallel ties add up, a self-tie counts twice in an undirected graph, in-ties
/// count in a directed one. Defined on any graph, for alpha below 1 / lambda, lambda the greatest
/// eigenvalue; where lambda is 0 (no cycles) the default alpha is 0.9. Small alpha ranks as
/// strength does, alpha near 1 / lambda as eigenvector centrality: scores of networks with
/// different lambda are comparable only under the same explicit alpha. Unit: that of beta.
///
/// Time O(m) a step, about 300 steps at the default alpha; space O(n + m). Convergence is reported,
/// its residual is the greatest change of the last step relative to the greatest score. The same
/// bits for any number of threads. Throws UsageError when alpha or beta is negative or alpha is not
/// below 1 / lambda, and Cancelled. Reference: [katz1953].
[[nodiscard]] Scores katz(const Graph& graph, const KatzOptions& options = {}, const Run& run = {});

} // namespace entente::feedback
