#pragma once
/// Importance by the importance of neighbors.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <array>
#include <cstdint>
#include <tuple>

namespace entente::feedback {

/// What is made 1: the greatest score, or the Euclidean norm.
enum class EigenvectorScale : std::uint8_t { max, unit };

struct EigenvectorOptions {
    EigenvectorScale scale = EigenvectorScale::max;
    double tolerance = 1e-13;
    std::uint32_t iterations = 10'000;

    static constexpr auto fields() {
        return std::tuple{Field{"scale", &EigenvectorOptions::scale,
                                "make the greatest score 1 (max), or the sum of squares (unit)"},
                          Field{"tolerance",
                                &EigenvectorOptions::tolerance,
                                "directed graphs: stop when no score changes by more",
                                {.least = 0, .most = 1}},
                          Field{"iterations",
                                &EigenvectorOptions::iterations,
                                "directed graphs: stop after so many steps",
                                {.least = 1}}};
    }
};

/// Eigenvector centrality: an actor is central when those tied to it are.
///
///     lambda x(v) = sum over ties from u to v of w(u, v) x(u),   lambda the greatest eigenvalue
///
/// Weights count, parallel ties add up, a self-tie counts twice in an undirected graph. In a
/// directed graph in-ties count. Where the eigenvector is not unique the answer is the limit of the
/// power method from equal scores.
///
/// In a disconnected graph only the component with the greatest lambda scores: actors elsewhere get
/// 0 however central they are there; components that share the lambda all score. Without ties
/// everyone scores 1. An acyclic directed graph has lambda 0, and everyone scores 0. In dense parts
/// scores concentrate. `pagerank` and `katz` do not suffer from any of this. Without unit.
///
/// Time O(m) a step; undirected graphs take some hundreds (Lanczos), directed ones as many as the
/// gap between eigenvalues asks for; space O(n + m). Convergence is reported, its residual is the
/// greatest |M x - lambda x| relative to lambda, with the greatest score 1. The same bits for any
/// number of threads. Throws UsageError for a tolerance outside [0, 1], and Cancelled. Reference:
/// [bonacich1987].
[[nodiscard]] Scores eigenvector(const Graph& graph, const EigenvectorOptions& options = {},
                                 const Run& run = {});

} // namespace entente::feedback

namespace entente {
template <>
inline constexpr std::array names_of<feedback::EigenvectorScale>{
    Named<feedback::EigenvectorScale>{"max", feedback::EigenvectorScale::max},
    Named<feedback::EigenvectorScale>{"unit", feedback::EigenvectorScale::unit}};
} // namespace entente
