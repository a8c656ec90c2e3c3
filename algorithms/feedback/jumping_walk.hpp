#pragma once
/// Where a walker who now and then jumps spends its time: the engine of PageRank and LineRank.
#include <entente/core/base/names.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::feedback {

/// What a walker does who finds no tie to follow: jump anywhere, jump where jumps end, or stay.
enum class Dangling : std::uint8_t { uniform, restart, self };

struct WalkOptions {
    double damping = 0.85;
    Dangling dangling = Dangling::restart;
    double tolerance = 1e-12;
    std::uint32_t iterations = 1'000;
};

struct Walk {
    std::vector<double> share; ///< of time, by vertex; adds up to 1
    Convergence convergence{}; ///< residual: what a plain step would change, added up,
                               ///< relative to the whole
};

/// The distribution that x = (1 - d) r + d P x holds for, P following ties in proportion to their
/// weights and r being `restart`, which adds up to 1.
///
/// In undirected graphs by Chebyshev's method, which needs real eigenvalues: some 45 sweeps at
/// d = 0.85 to 1e-12. In directed ones by Gauss and Seidel's, some ninety. Time O(m) a sweep; space
/// O(n), and O(m) with weights. The same bits for any number of threads. Throws Cancelled.
/// Reference: [golub1961].
Walk jumping_walk(const Graph& graph, std::span<const double> restart, const WalkOptions& options,
                  const Run& run);

} // namespace entente::feedback

namespace entente {
template <>
inline constexpr std::array names_of<feedback::Dangling>{
    Named<feedback::Dangling>{"uniform", feedback::Dangling::uniform},
    Named<feedback::Dangling>{"restart", feedback::Dangling::restart},
    Named<feedback::Dangling>{"self", feedback::Dangling::self}};
} // namespace entente
