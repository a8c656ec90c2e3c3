#include <entente/algorithms/feedback/bonacich.hpp>
#include <entente/algorithms/linear/inflow.hpp>
#include <entente/algorithms/linear/resolvent.hpp>
#include <entente/algorithms/linear/spectrum.hpp>
#include <entente/core/run/catalogue.hpp>

#include <cmath>
#include <vector>

namespace entente::feedback {

Scores bonacich(const Graph& graph, const BonacichOptions& options, const Run& run) {
    if (options.beta && !std::isfinite(*options.beta))
        throw UsageError("beta must be a finite number");
    const auto n = graph.order();
    const double lambda = linear::spectral_radius(graph, run);
    const double beta = options.beta.value_or(lambda > 0 ? 0.9 / lambda : 0.9);
    const linear::Inflow outward(graph, Direction::out);
    std::vector<double> strength(n);
    for (std::size_t v = 0; v < n; ++v) strength[v] = outward.row_sum(v);
    auto [c, convergence] = linear::resolvent(graph, Direction::out, beta, strength, lambda,
                                              options.tolerance, options.iterations, run);
    double squares = 0;
    for (const double x : c) squares += x * x;
    if (squares > 0)
        for (double& x : c) x *= std::sqrt(static_cast<double>(n) / squares);
    Scores scores{VertexMap<double>(std::move(c))};
    scores.convergence = convergence;
    return scores;
}

Spec bonacich_spec() {
    return describe(&bonacich,
                    {.name = "feedback.bonacich",
                     .summary = "power by the power of partners, or by their weakness",
                     .formula = "c(v) = sum over ties from v to u of w(v, u) (alpha + beta c(u))",
                     .caveat = "beyond 1 / lambda in size, beta makes ranks jump",
                     .time = "O(m) a step, about 300 steps",
                     .space = "O(n + m)",
                     .references = {"bonacich1987"}});
}

} // namespace entente::feedback
