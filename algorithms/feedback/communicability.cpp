#include <entente/algorithms/feedback/communicability.hpp>
#include <entente/algorithms/feedback/two_sided.hpp>
#include <entente/algorithms/linear/inflow.hpp>
#include <entente/algorithms/linear/spectrum.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace entente::feedback {

Scores communicability(const Graph& graph, const CommunicabilityOptions& options,
                       const Run& alone) {
    const Run run = alone.with_crew();
    constexpr double negligible = -38; // as a logarithm
    const auto n = graph.order();
    const double lambda = linear::spectral_radius(graph, run);
    const double sigma =
        graph.is_directed() ? linear::spectral_radius(two_sided(graph), run) : lambda;
    Scores scores{VertexMap<double>(n, std::numeric_limits<double>::quiet_NaN())};
    if (sigma > 10'000) return scores;

    // Terms are M^k 1 / (k! exp(lambda)) = x exp(log_factor), with 1 the greatest entry of x.
    const linear::Inflow matrix(graph, options.direction);
    std::vector<double> x(n, 1.0), y(n), sum(n, std::exp(-lambda));
    double log_factor = -lambda;
    for (std::size_t k = 1; sigma > 0; ++k) {
        const auto steps = static_cast<double>(k);
        matrix.multiply(x, y, run);
        const double most = *std::max_element(y.begin(), y.end());
        if (most == 0) break;
        log_factor += std::log(most / steps);
        double squares = 0, least = std::numeric_limits<double>::infinity();
        for (std::size_t v = 0; v < n; ++v) {
            y[v] /= most;
            sum[v] += y[v] * std::exp(log_factor);
            squares += y[v] * y[v];
            least = std::min(least, sum[v]);
        }
        x.swap(y);
        if (steps + 1 > sigma &&
            log_factor + std::log(squares) / 2 - std::log1p(-sigma / (steps + 1)) <
                std::log(least) + negligible)
            break;
    }
    for (std::size_t v = 0; v < n; ++v) {
        const double value = options.normalized ? sum[v] : std::exp(std::log(sum[v]) + lambda);
        if (std::isfinite(value)) scores.value.values()[v] = value;
    }
    return scores;
}

Spec communicability_spec() {
    return describe(
        &communicability,
        {.name = "feedback.communicability",
         .summary = "walks between the actor and everyone, a walk of k steps counting 1 / k!",
         .formula = "C(v) = sum over u, k of (A^k)(u, v) / k!",
         .caveat = "grows as exp(lambda): hardly comparable between networks",
         .time = "O(m) a step, some dozens of steps",
         .space = "O(n + m)",
         .references = {"benzi2013"}});
}

} // namespace entente::feedback
