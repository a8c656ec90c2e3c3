#include <entente/algorithms/clusters/leading_eigenvector.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <Eigen/Eigenvalues>
#include <Spectra/SymEigsSolver.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <vector>

namespace entente::clusters {
namespace {

/// The modularity matrix of one cluster; a product costs O(m of the cluster).
class ModularityMatrix {
public:
    using Scalar = double;

    ModularityMatrix(const Graph& graph, const std::vector<double>& strength, double twice,
                     const std::vector<Vertex>& members, std::vector<std::uint32_t>& place)
        : n_(static_cast<Eigen::Index>(members.size())), twice_(twice) {
        for (std::uint32_t i = 0; i < members.size(); ++i) place[index(members[i])] = i + 1;
        for (const Vertex v : members) {
            double within = 0;
            const auto look = [&](Direction d) {
                const auto row = graph.neighbors(v, d);
                const auto edges = graph.edges_of(v, d);
                for (std::size_t i = 0; i < row.size(); ++i) {
                    if (!place[index(row[i])]) continue;
                    to_.push_back(place[index(row[i])] - 1);
                    weight_.push_back(graph.weight(edges[i]));
                    within += weight_.back();
                }
            };
            look(Direction::out);
            if (graph.is_directed()) look(Direction::in);
            first_.push_back(to_.size());
            k_.push_back(strength[index(v)]);
            all_ += k_.back();
            diagonal_.push_back(within);
        }
        for (const Vertex v : members) place[index(v)] = 0;
        for (std::size_t i = 0; i < k_.size(); ++i) diagonal_[i] -= k_[i] * all_ / twice_;
    }

    Eigen::Index rows() const { return n_; }
    Eigen::Index cols() const { return n_; }
    void perform_op(const double* x, double* y) const {
        double dot = 0;
        for (std::size_t i = 0; i < k_.size(); ++i) dot += k_[i] * x[i];
        for (std::size_t i = 0; i < k_.size(); ++i) {
            double sum = -k_[i] * dot / twice_ - diagonal_[i] * x[i];
            for (auto a = first_[i]; a < first_[i + 1]; ++a) sum += weight_[a] * x[to_[a]];
            y[i] = sum;
        }
    }
    double scale() const {
        double most = 0;
        for (const double k : k_) most = std::max(most, k);
        return most;
    }

private:
    Eigen::Index n_;
    double twice_, all_ = 0;
    std::vector<std::size_t> first_{0};
    std::vector<std::uint32_t> to_;
    std::vector<double> weight_, k_, diagonal_;
};

struct Leading {
    Eigen::VectorXd vector{};
    double value = 0;
    bool found = true;
};

Leading leading(const ModularityMatrix& b) {
    const auto n = b.rows();
    if (n <= 64) {
        Eigen::MatrixXd dense(n, n);
        for (Eigen::Index i = 0; i < n; ++i) {
            const Eigen::VectorXd unit = Eigen::VectorXd::Unit(n, i);
            b.perform_op(unit.data(), dense.col(i).data());
        }
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(dense);
        return {solver.eigenvectors().col(n - 1), solver.eigenvalues()(n - 1)};
    }
    Spectra::SymEigsSolver<ModularityMatrix> solver(const_cast<ModularityMatrix&>(b), 1, 24);
    solver.init(); // from a fixed seed of its own
    if (solver.compute(Spectra::SortRule::LargestAlge, 1000, 1e-8) < 1) return {.found = false};
    return {solver.eigenvectors().col(0), solver.eigenvalues()(0)};
}

} // namespace

Partition leading_eigenvector(const Graph& graph, const LeadingEigenvectorOptions& options,
                              const Run& run) {
    run.throw_if_stopped();
    const auto n = graph.order();
    const Strengths s = strengths(graph);
    std::vector<double> strength(s.out);
    for (std::size_t v = 0; v < s.in.size(); ++v) strength[v] += s.in[v];
    VertexMap<std::uint32_t> label(n);
    std::vector<std::uint32_t> place(n, 0);
    const auto components = paths::weak_components(graph);
    std::deque<std::vector<Vertex>> open;
    for (auto& members : paths::members(components)) open.push_back(std::move(members));
    std::size_t count = open.size();
    Convergence convergence;
    while (!open.empty()) {
        run.throw_if_stopped();
        const auto members = std::move(open.front());
        open.pop_front();
        std::vector<Vertex> halves[2];
        if (members.size() > 1 && s.total > 0 &&
            (options.clusters == 0 || count < options.clusters)) {
            const ModularityMatrix b(graph, strength, s.total, members, place);
            const Leading lead = leading(b);
            convergence.converged = convergence.converged && lead.found;
            if (lead.found && lead.value > 1e-9 * b.scale()) {
                const auto size = static_cast<Eigen::Index>(members.size());
                Eigen::VectorXd sign(size), image(size);
                for (Eigen::Index i = 0; i < size; ++i) {
                    const bool up = lead.vector(i) > 0;
                    sign(i) = up ? 1 : -1;
                    halves[up].push_back(members[static_cast<std::size_t>(i)]);
                }
                b.perform_op(sign.data(), image.data());
                if (!(sign.dot(image) > 1e-12 * s.total)) halves[0].clear(); // signs gain nothing
            }
        }
        if (halves[0].empty() || halves[1].empty()) {
            for (const Vertex v : members) label[v] = static_cast<std::uint32_t>(members.front());
            continue;
        }
        ++count;
        ++convergence.iterations;
        for (auto& half : halves) open.push_back(std::move(half));
    }
    Partition partition = paths::numbered(label);
    partition.quality = {{"modularity", modularity(graph, partition.cluster)}};
    partition.convergence = convergence;
    return partition;
}

Spec leading_eigenvector_spec() {
    return describe(&leading_eigenvector,
                    {.name = "clusters.leading_eigenvector",
                     .summary = "clusters by halving along the leading eigenvector of modularity",
                     .formula = "split by the signs of the leading eigenvector of A - k k' / 2m",
                     .caveat = "splits are never taken back: leiden finds higher modularity",
                     .time = "about O(m log n) for each depth of splits",
                     .space = "O(n + m)",
                     .references = {"newman2006"},
                     .heuristic = true});
}

} // namespace entente::clusters
