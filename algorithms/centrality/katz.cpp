#include <entente/algorithms/centrality/katz.hpp>
#include <entente/algorithms/centrality/spectrum.hpp>
#include <entente/core/run/catalogue.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente::centrality {

Scores katz(const Graph& graph, const KatzOptions& options, const Run& run) {
    if (!(options.beta >= 0 && std::isfinite(options.beta)))
        throw UsageError("beta must be a number from 0");
    if (options.alpha && !(*options.alpha >= 0 && std::isfinite(*options.alpha)))
        throw UsageError("alpha must be a number from 0");
    if (!(options.tolerance >= 0 && options.tolerance <= 1))
        throw UsageError("the tolerance must be from 0 to 1");
    const double lambda = spectral_radius(graph, run);
    const double alpha = options.alpha.value_or(lambda > 0 ? 0.9 / lambda : 0.9);
    if (alpha * lambda >= 1)
        throw UsageError(fmt::format("alpha {} lets walks grow without bound", alpha),
                         fmt::format("below {}", 1 / lambda));

    const auto n = graph.order();
    const Inflow matrix(graph);
    std::vector<double> x(n, options.beta), y(n);
    Convergence convergence{.converged = false};
    while (!convergence.converged && convergence.iterations < options.iterations) {
        ++convergence.iterations;
        run.throw_if_stopped();
        matrix.multiply(x, y, run);
        double change = 0, most = 0;
        for (std::size_t v = 0; v < n; ++v) {
            y[v] = options.beta + alpha * y[v];
            change = std::max(change, std::abs(y[v] - x[v]));
            most = std::max(most, y[v]);
        }
        x.swap(y);
        convergence.residual = most > 0 ? change / most : 0;
        convergence.converged = convergence.residual <= options.tolerance;
    }
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
                    {.name = "centrality.katz",
                     .summary = "number of walks that end with the actor, long ones attenuated",
                     .formula = "x(v) = beta + alpha * sum over ties from u to v of w(u, v) x(u)",
                     .caveat = "comparable between networks only under the same explicit alpha",
                     .time = "O(m) a step, about 300 steps",
                     .space = "O(n + m)",
                     .references = {"katz1953"}});
}

} // namespace entente::centrality
