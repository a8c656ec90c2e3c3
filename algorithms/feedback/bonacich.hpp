#pragma once
/// Power by the power, or by the weakness, of partners.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <optional>
#include <tuple>

namespace entente::feedback {

struct BonacichOptions {
    std::optional<double> beta{};
    double tolerance = 1e-13;
    std::uint32_t iterations = 100'000;

    static constexpr auto fields() {
        return std::tuple{
            Field{"beta", &BonacichOptions::beta,
                  "how much partners' scores count; below 0, powerful partners weaken; without it, "
                  "0.9 / lambda"},
            Field{"tolerance",
                  &BonacichOptions::tolerance,
                  "stop when no score changes by more, relative to the greatest",
                  {.least = 0, .most = 1}},
            Field{"iterations",
                  &BonacichOptions::iterations,
                  "stop after so many steps",
                  {.least = 1}}};
    }
};

/// Bonacich's power: an actor is powerful by the number of its partners and by their scores.
///
///     c(v) = sum over ties from v to u of w(v, u) (alpha + beta c(u))
///
/// alpha is chosen so that the squares of all scores add up to n; below 1 an actor has less power
/// than it would among equals. beta = 0 ranks as strength does, beta near 1 / lambda (lambda the
/// greatest eigenvalue) as eigenvector centrality. With beta below 0, as where actors bargain,
/// those tied to actors without alternatives score high, and scores may be negative. Beyond 1 /
/// lambda in size the equations still have an answer in general, but not one as a sum over walks:
/// sense is lost, ranks jump. Where they have none, scores are NaN.
///
/// Weights count, parallel ties add up, a self-tie counts twice in an undirected graph, out-ties
/// count in a directed one. Without ties everyone scores 0. Without unit.
///
/// Time O(m) a step, about 300 steps at the default beta; space O(n + m); beyond 1 / lambda the
/// cost of a sparse factorization. Convergence is reported, its residual is the last change
/// relative to the greatest score. The same bits for any number of threads. Throws UsageError when
/// beta is not finite, and Cancelled. Reference: [bonacich1987].
[[nodiscard]] Scores bonacich(const Graph& graph, const BonacichOptions& options = {},
                              const Run& run = {});

} // namespace entente::feedback
