#include <entente/algorithms/blocks/concor.hpp>
#include <entente/algorithms/blocks/fit.hpp>
#include <entente/algorithms/blocks/relation.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace entente::blocks {
namespace {

using Eigen::Index;

constexpr std::size_t most_actors = 4'000;
constexpr std::size_t most_matrices = 200;

/// The correlations of the columns of some actors, none of whom is without ties.
Eigen::MatrixXd first_correlations(const Relation& relation, const std::vector<Vertex>& some,
                                   const Run& run) {
    const auto size = static_cast<Index>(some.size());
    const double entries =
        static_cast<double>(relation.order()) * (relation.is_symmetric() ? 1 : 2);
    Eigen::VectorXd mean = Eigen::VectorXd::Zero(size), norm = Eigen::VectorXd::Zero(size);
    Eigen::MatrixXd result = Eigen::MatrixXd::Zero(size, size);
    for (const Direction d : {Direction::in, Direction::out}) {
        if (d == Direction::out && relation.is_symmetric()) break;
        std::vector<double> column(relation.order());
        for (Index i = 0; i < size; ++i) {
            run.throw_if_stopped();
            const auto row = relation.row(some[static_cast<std::size_t>(i)], d);
            for (const Contact& c : row) {
                column[index(c.to)] = c.weight;
                mean(i) += c.weight / entries;
                norm(i) += c.weight * c.weight;
            }
            for (Index j = 0; j < i; ++j)
                for (const Contact& c : relation.row(some[static_cast<std::size_t>(j)], d))
                    result(i, j) += column[index(c.to)] * c.weight;
            for (const Contact& c : row) column[index(c.to)] = 0;
        }
    }
    for (Index i = 0; i < size; ++i) norm(i) = std::sqrt(norm(i) - entries * mean(i) * mean(i));
    for (Index i = 0; i < size; ++i) {
        result(i, i) = 1;
        for (Index j = 0; j < i; ++j)
            result(i, j) = result(j, i) = std::clamp(
                (result(i, j) - entries * mean(i) * mean(j)) / (norm(i) * norm(j)), -1.0, 1.0);
    }
    return result;
}

/// The correlations of the columns of a matrix of correlations; false if columns are constant,
/// which they are only when all are the same.
bool correlate_again(Eigen::MatrixXd& matrix) {
    const Index size = matrix.cols();
    for (Index i = 0; i < size; ++i) {
        matrix.col(i).array() -= matrix.col(i).mean();
        const double norm = matrix.col(i).norm();
        if (!(norm > 1e-7)) return false;
        matrix.col(i) /= norm;
    }
    Eigen::MatrixXd next = Eigen::MatrixXd::Zero(size, size);
    next.selfadjointView<Eigen::Lower>().rankUpdate(matrix.transpose());
    matrix = next.selfadjointView<Eigen::Lower>();
    for (Index i = 0; i < size; ++i) matrix(i, i) = 1;
    return true;
}

/// Whether each of some actors is on the side of the first.
struct Halves {
    std::vector<char> first_side;
    bool converged = true;
    std::size_t matrices = 1;
    double residual = 0;
};

Halves halves(const Relation& relation, const std::vector<Vertex>& some, const Run& run) {
    Halves result;
    result.first_side.assign(some.size(), 1);
    if (some.size() < 2) return result;
    Eigen::MatrixXd now = first_correlations(relation, some, run);
    while (true) {
        run.throw_if_stopped();
        result.residual = 1 - now.cwiseAbs().minCoeff();
        if (result.residual < 1e-9) break;
        const Eigen::MatrixXd before = now;
        if (!correlate_again(now)) return result;
        ++result.matrices;
        if ((now - before).cwiseAbs().maxCoeff() < 1e-12 || result.matrices == most_matrices) {
            result.converged = false;
            return result;
        }
    }
    for (std::size_t i = 0; i < some.size(); ++i)
        result.first_side[i] = now(0, static_cast<Index>(i)) > 0;
    return result;
}

} // namespace

Partition concor(const Graph& graph, const ConcorOptions& options, const Run& run) {
    run.throw_if_stopped();
    const auto n = graph.order();
    if (n > most_actors)
        throw UsageError("correlations of all pairs take too much memory beyond 4,000 actors",
                         "a lens with fewer actors, or blocks.stochastic");
    const Relation relation(graph);
    std::vector<std::vector<Vertex>> blocks(1), alone(1);
    for (const Vertex v : graph.vertices()) {
        const bool is_tied = !relation.row(v).empty() || !relation.row(v, Direction::in).empty();
        (is_tied ? blocks : alone).front().push_back(v);
    }
    Convergence convergence;
    for (std::uint32_t level = 0; level < options.splits; ++level) {
        std::vector<std::vector<Vertex>> finer;
        for (const auto& block : blocks) {
            const Halves parted = halves(relation, block, run);
            convergence.converged = convergence.converged && parted.converged;
            convergence.iterations += parted.matrices;
            convergence.residual = std::max(convergence.residual, parted.residual);
            std::vector<Vertex> sides[2];
            for (std::size_t i = 0; i < block.size(); ++i)
                sides[parted.first_side[i] ? 0 : 1].push_back(block[i]);
            for (auto& side : sides)
                if (!side.empty()) finer.push_back(std::move(side));
        }
        const bool is_done = finer.size() == blocks.size();
        blocks = std::move(finer);
        if (is_done) break;
    }
    blocks.push_back(std::move(alone.front()));
    VertexMap<std::uint32_t> label(n);
    for (const auto& block : blocks)
        for (const Vertex v : block) label[v] = static_cast<std::uint32_t>(index(block.front()));
    Partition partition = paths::numbered(label);
    partition.quality = {{"variance told", variance_told(relation, partition.cluster)}};
    partition.convergence = convergence;
    return partition;
}

Spec concor_spec() {
    return describe(&concor,
                    {.name = "blocks.concor",
                     .summary = "positions by correlating correlations until 1 and -1 are left",
                     .formula = "R' = correlations of the columns of R; block by the signs",
                     .caveat = "always splits in two, and never takes a split back",
                     .time = "O(n m + s^3) for each of some dozen matrices of s actors",
                     .space = "O(n^2)",
                     .references = {"breiger1975"},
                     .heuristic = true});
}

} // namespace entente::blocks
