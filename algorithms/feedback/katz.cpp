#include <entente/algorithms/feedback/katz.hpp>
#include <entente/algorithms/linear/resolvent.hpp>
#include <entente/algorithms/linear/spectrum.hpp>
#include <entente/core/run/catalogue.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente::feedback {

Scores katz(const Graph& graph, const KatzOptions& options, const Run& run) {
    if (!(options.beta >= 0 && std::isfinite(options.beta)))
        throw UsageError("beta must be a number from 0");
    if (options.alpha && !(*options.alpha >= 0 && std::isfinite(*options.alpha)))
        throw UsageError("alpha must be a number from 0");
    if (!(options.tolerance >= 0 && options.tolerance <= 1))
        throw UsageError("the tolerance must be from 0 to 1");
    const double lambda = linear::spectral_radius(graph, run);
    const double alpha = options.alpha.value_or(lambda > 0 ? 0.9 / lambda : 0.9);
    if (alpha * lambda >= 1 - 1e-9)
        throw UsageError(fmt::format("alpha {} lets walks grow without bound", alpha),
                         fmt::format("below {}", 1 / lambda));

    const std::vector<double> start(graph.order(), options.beta);
    auto [x, convergence] = linear::resolvent(graph, Direction::in, alpha, start, lambda,
                                              options.tolerance, options.iterations, run);
    if (options.normalized) {
        double squares = 0;
        for (const double value : x) squares += value * value;
        if (squares > 0)
            for (double& value : x) value /= std::sqrt(squares);
    }
    Scores scores{VertexMap<double>(std::move(x))};
    scores.convergence = convergence;
    return scores;
}

Spec katz_spec() {
    return describe(&katz,
                    {.name = "feedback.katz",
                     .summary = "number of walks that end with the actor, long ones attenuated",
                     .formula = "x(v) = beta + alpha * sum over ties from u to v of w(u, v) x(u)",
                     .caveat = "comparable between networks only under the same explicit alpha",
                     .time = "O(m) a step, about 300 steps",
                     .space = "O(n + m)",
                     .references = {"katz1953"}});
}

} // namespace entente::feedback
