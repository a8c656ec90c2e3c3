#pragma once
/// Sums over walks of every length.
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace entente::linear {

struct Resolved {
    std::vector<double> x;     ///< NaN throughout where the equations have no single answer
    Convergence convergence{}; ///< residual: last change relative to the greatest entry
};

/// Solves x = b + a M x, M the matrix of Inflow on that side. Where |a| is below 1 / lambda (given:
/// the spectral radius of M), x is the sum of a^k M^k b and found term by term; elsewhere by
/// factorization, which takes much more memory on large dense graphs. Throws Cancelled.
Resolved resolvent(const Graph& graph, Direction side, double a, std::span<const double> b,
                   double lambda, double tolerance, std::uint32_t iterations, const Run& run);

} // namespace entente::linear
