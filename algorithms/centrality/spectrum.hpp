#pragma once
/// Products with the matrix of a graph, and its greatest eigenvalue: shared by the measures that
/// are solutions of linear equations.
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace entente::centrality {

/// The matrix M of a graph as rows to be gathered: (M x)(v) is the sum of w(e) x(u) over the arcs
/// from u to v, that is, M is the transposed adjacency matrix. Parallel ties add up; a self-tie
/// counts twice in an undirected graph.
class Inflow {
public:
    explicit Inflow(const Graph& graph);
    /// The same within some vertices only, which are numbered as they come.
    Inflow(const Graph& graph, std::span<const Vertex> within);

    std::size_t order() const noexcept { return first_.size() - 1; }
    /// y = M x. The same bits for any number of threads.
    void multiply(std::span<const double> x, std::span<double> y, const Run& run = {}) const;
    double row_sum(std::size_t v) const;

private:
    std::vector<std::size_t> first_{0};
    std::vector<std::uint32_t> from_;
    std::vector<double> weight_;
};

struct Dominant {
    double value = 0;           ///< the spectral radius
    std::vector<double> vector; ///< nonnegative, greatest entry 1; all 0 for an acyclic digraph
    Convergence convergence{};  ///< residual: greatest |M x - value x| relative to value
};

/// Greatest eigenvalue and eigenvector of M. Where the eigenvector is not unique, it is the limit
/// of the power method from a uniform start. Undirected: by Lanczos in each component that can hold
/// the greatest value (dense up to 96 vertices). Directed: by the power method on M + s I.
Dominant dominant(const Graph& graph, double tolerance, std::size_t iterations, const Run& run);

/// The greatest eigenvalue alone; 0 for a graph without ties and for an acyclic digraph.
double spectral_radius(const Graph& graph, const Run& run);

} // namespace entente::centrality
