#pragma once
/// A graph as a dense matrix, row v holding what comes into v: slow, short, and sharing no code
/// with the library.
#include <entente/core/view/graph.hpp>

#include <Eigen/Dense>

namespace entente::test {

inline Eigen::MatrixXd dense(const Graph& g) {
    const auto n = static_cast<Eigen::Index>(g.order());
    Eigen::MatrixXd m = Eigen::MatrixXd::Zero(n, n);
    for (const Edge e : g.edges()) {
        const auto u = static_cast<Eigen::Index>(index(g.ends(e).from));
        const auto v = static_cast<Eigen::Index>(index(g.ends(e).to));
        m(v, u) += g.weight(e);
        if (!g.is_directed()) m(u, v) += g.weight(e);
    }
    return m;
}

} // namespace entente::test
