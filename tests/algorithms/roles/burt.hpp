#pragma once
/// Burt's measures straight from their formulas over a dense matrix of relations.
#include <Eigen/Dense>

#include "algorithms/linear/dense.hpp"

namespace entente::test {

inline Eigen::MatrixXd relations(const Graph& g) {
    Eigen::MatrixXd z = dense(g);
    z = (z + z.transpose()).eval();
    z.diagonal().setZero();
    return z;
}

inline double share(const Eigen::MatrixXd& z, Eigen::Index v, Eigen::Index u) {
    const double sum = z.row(v).sum();
    return sum > 0 ? z(v, u) / sum : 0;
}

/// What u adds to the constraint of v.
inline double local_constraint(const Eigen::MatrixXd& z, Eigen::Index v, Eigen::Index u) {
    double c = share(z, v, u);
    for (Eigen::Index q = 0; q < z.rows(); ++q)
        if (q != v && q != u) c += share(z, v, q) * share(z, q, u);
    return c * c;
}

inline double effective_size(const Eigen::MatrixXd& z, Eigen::Index v) {
    double size = 0;
    for (Eigen::Index u = 0; u < z.rows(); ++u) {
        if (z(v, u) == 0) continue;
        ++size;
        for (Eigen::Index q = 0; q < z.rows(); ++q)
            if (q != v && q != u) size -= share(z, v, q) * z(u, q) / z.row(u).maxCoeff();
    }
    return size;
}

} // namespace entente::test
