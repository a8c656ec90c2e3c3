#include <entente/algorithms/feedback/alpha.hpp>
#include <entente/algorithms/feedback/named_groups.hpp>
#include <entente/algorithms/linear/resolvent.hpp>
#include <entente/algorithms/linear/spectrum.hpp>
#include <entente/core/run/catalogue.hpp>

#include <cmath>

namespace entente::feedback {

Scores alpha(const Graph& graph, const Grouping& grouping, const AlphaOptions& options,
             const Run& run) {
    if (options.alpha && !std::isfinite(*options.alpha))
        throw UsageError("alpha must be a finite number");
    const auto outside = among(graph, grouping, options.exogenous);
    const double lambda = linear::spectral_radius(graph, run);
    const double weight = options.alpha.value_or(lambda > 0 ? 0.9 / lambda : 0.9);
    auto [x, convergence] = linear::resolvent(graph, Direction::in, weight, outside, lambda,
                                              options.tolerance, options.iterations, run);
    Scores scores{VertexMap<double>(std::move(x))};
    scores.convergence = convergence;
    return scores;
}

Spec alpha_spec() {
    return describe(&alpha,
                    {.name = "feedback.alpha",
                     .summary = "status from outside, handed on along ties",
                     .formula = "x(v) = e(v) + alpha * sum over ties from u to v of w(u, v) x(u)",
                     .caveat = "comparable between networks only under the same explicit alpha",
                     .time = "O(m) a step, about 300 steps",
                     .space = "O(n + m)",
                     .references = {"bonacich2001"}});
}

} // namespace entente::feedback
