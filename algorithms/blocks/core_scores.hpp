#pragma once
/// How near to the core each actor is, without a line drawn.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>

namespace entente::blocks {

struct CoreScoresOptions {
    double tolerance = 1e-8;
    std::uint32_t iterations = 2'000;

    static constexpr auto fields() {
        return std::tuple{Field{"tolerance",
                                &CoreScoresOptions::tolerance,
                                "stop when no score changes by more than so much of the greatest",
                                {.least = 0}},
                          Field{"iterations",
                                &CoreScoresOptions::iterations,
                                "at most so many sweeps",
                                {.least = 1}}};
    }
};

/// Coreness: scores c, at least 0 and with squares that add up to 1, whose products come nearest to
/// the ties,
///
///     maximize corr(a(u, v), c(u) c(v)) over pairs of different actors
///
/// The correlation of the best products is core_correlation(); if it is low there is no core, or
/// more than one. Two separate cores of one size give a score to one of them only, or to both in
/// part. Other than an eigenvector, the diagonal is left out and a constant is taken off, so that
/// in dense networks what counts is being tied more than others are.
///
/// Direction is ignored, an arc and its reverse adding up; weights count, parallel ties add up,
/// self-ties are left out. All scores are NaN where all pairs are tied alike or there is no pair.
/// Where all actors have the same strength and the same part in the leading eigenvector, as in a
/// cycle, nothing singles out a core: all scores are equal, though their correlation is undefined.
///
/// One actor to whom many are tied who are not tied among themselves, as in a star, draws the best
/// products to infinity: the scores of the others fall for ever, more and more slowly, and the
/// result has not converged, though its order and its correlation hardly change any more.
///
/// Least squares for one score at a time, a(u, v) = constant + c(u) c(v), again and again, from the
/// leading eigenvector and from strengths; the better end counts. It is a local maximum, and where
/// there are several the order of vertices can decide. Residual: greatest change of a score in the
/// last sweep, relative to the greatest score. Time O(n + m) a sweep, space O(n + m). Throws
/// Cancelled. References: [borgatti2000], [boyd2010].
[[nodiscard]] Scores core_scores(const Graph& graph, const CoreScoresOptions& options = {},
                                 const Run& run = {});

/// The correlation that scores reach; NaN where ties or products are all alike.
[[nodiscard]] double core_correlation(const Graph& graph, const VertexMap<double>& scores);

} // namespace entente::blocks
