#pragma once
/// The greatest eigenvalue of a graph, and its eigenvector.
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstddef>
#include <vector>

namespace entente::linear {

struct Dominant {
    double value = 0;           ///< the spectral radius
    std::vector<double> vector; ///< nonnegative, greatest entry 1; all 0 for an acyclic digraph
    Convergence convergence{};  ///< residual: greatest |M x - value x| relative to value
};

/// Greatest eigenvalue and eigenvector of M, the matrix of Inflow. Where the eigenvector is not
/// unique, it is the limit of the power method from a uniform start. Undirected: by Lanczos in each
/// component that can hold the greatest value (dense up to 96 vertices). Directed: by Arnoldi in
/// each strong component that can, and from there by power steps; where several hold it, by the
/// power method on M + s I.
Dominant dominant(const Graph& graph, double tolerance, std::size_t iterations, const Run& run);

/// The greatest eigenvalue alone; 0 for a graph without ties and for an acyclic digraph.
double spectral_radius(const Graph& graph, const Run& run);

} // namespace entente::linear
