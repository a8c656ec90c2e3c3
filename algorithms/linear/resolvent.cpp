#include <entente/algorithms/linear/inflow.hpp>
#include <entente/algorithms/linear/resolvent.hpp>

#include <Eigen/SparseLU>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::linear {
namespace {

Resolved stepwise(const Inflow& matrix, double a, std::span<const double> b, double tolerance,
                  std::uint32_t iterations, const Run& run) {
    const auto n = matrix.order();
    std::vector<double> x(b.begin(), b.end()), y(n);
    Convergence convergence{.converged = false};
    while (!convergence.converged && convergence.iterations < iterations) {
        ++convergence.iterations;
        run.throw_if_stopped();
        matrix.multiply(x, y, run);
        double change = 0, most = 0;
        for (std::size_t v = 0; v < n; ++v) {
            y[v] = b[v] + a * y[v];
            change = std::max(change, std::abs(y[v] - x[v]));
            most = std::max(most, std::abs(y[v]));
        }
        x.swap(y);
        convergence.residual = most > 0 ? change / most : 0;
        convergence.converged = convergence.residual <= tolerance;
    }
    return {std::move(x), convergence};
}

Resolved factorized(const Inflow& matrix, double a, std::span<const double> b) {
    const auto n = static_cast<Eigen::Index>(matrix.order());
    std::vector<Eigen::Triplet<double>> entries;
    entries.reserve(matrix.arcs() + matrix.order());
    for (std::size_t v = 0; v < matrix.order(); ++v) {
        const auto sources = matrix.sources(v);
        const auto weights = matrix.weights(v);
        entries.emplace_back(static_cast<int>(v), static_cast<int>(v), 1.0);
        for (std::size_t i = 0; i < sources.size(); ++i)
            entries.emplace_back(static_cast<int>(v), static_cast<int>(sources[i]),
                                 -a * (weights.empty() ? 1 : weights[i]));
    }
    Eigen::SparseMatrix<double> equations(n, n);
    equations.setFromTriplets(entries.begin(), entries.end());
    const Eigen::Map<const Eigen::VectorXd> right(b.data(), n);
    Eigen::SparseLU<Eigen::SparseMatrix<double>> solver;
    solver.compute(equations);
    if (solver.info() == Eigen::Success) {
        const Eigen::VectorXd x = solver.solve(right);
        const double most = x.cwiseAbs().maxCoeff();
        const double off = (equations * x - right).cwiseAbs().maxCoeff();
        // Entries of 10^12 from a right side of 1 are what rounding makes of a singular matrix.
        if (std::isfinite(most) && most <= 1e12 * right.cwiseAbs().maxCoeff())
            return {{x.data(), x.data() + n}, {true, 1, most > 0 ? off / most : 0}};
    }
    return {std::vector(matrix.order(), std::numeric_limits<double>::quiet_NaN()), {true, 1, 0}};
}

} // namespace

Resolved resolvent(const Graph& graph, Direction side, double a, std::span<const double> b,
                   double lambda, double tolerance, std::uint32_t iterations, const Run& run) {
    const Inflow matrix(graph, side);
    run.throw_if_stopped();
    // At the radius itself rounding decides which side it is; the sum has no end on either.
    if (std::abs(a) * lambda < 1 - 1e-9)
        return stepwise(matrix, a, b, tolerance, iterations, run.with_crew());
    return factorized(matrix, a, b);
}

} // namespace entente::linear
