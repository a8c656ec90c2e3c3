#pragma once
/// Effective resistances from the dense pseudo-inverse of the Laplacian, for connected graphs.
#include <Eigen/Dense>

#include "algorithms/linear/dense.hpp"

namespace entente::test {

/// Weights as conductances, directions set aside, self-ties left out.
inline Eigen::MatrixXd laplacian(const Graph& g) {
    Eigen::MatrixXd a = dense(g);
    if (g.is_directed()) a = (a + a.transpose()).eval();
    a.diagonal().setZero();
    return Eigen::MatrixXd(a.rowwise().sum().asDiagonal()) - a;
}

inline Eigen::MatrixXd potentials(const Graph& g) {
    return laplacian(g).completeOrthogonalDecomposition().pseudoInverse();
}

} // namespace entente::test
