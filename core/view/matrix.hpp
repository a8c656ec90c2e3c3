#pragma once
/// A graph as an Eigen sparse matrix.
#include <Eigen/SparseCore>

#include <vector>

#include "graph.hpp"

namespace entente {

/// The adjacency matrix A of a graph, row v holding the arcs out of v: A(v, u) is the sum of the
/// weights of the ties from v to u. A self-tie of an undirected graph counts twice, as in its
/// degree.
///
/// Targets are not copied: the matrix maps the graph's own rows, so the graph must outlive it.
/// Parallel ties stay as repeated entries, which products add up. Row starts are narrowed to 32
/// bits unless the graph has more arcs than that holds, which throws UsageError.
class AdjacencyMatrix {
public:
    using Map = Eigen::Map<const Eigen::SparseMatrix<double, Eigen::RowMajor, int>>;

    explicit AdjacencyMatrix(const Graph& graph);
    explicit AdjacencyMatrix(Graph&&) = delete;

    Map map() const;

private:
    const Graph* graph_;
    std::vector<int> starts_;
    std::vector<double> values_;
};

} // namespace entente
