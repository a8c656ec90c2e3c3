#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/algorithms/clusters/spectral.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>
#include <entente/core/base/draws.hpp>

#include <Eigen/Eigenvalues>
#include <Spectra/SymEigsSolver.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace entente::clusters {
namespace {

using Eigen::Index;

/// Ties that count: between two vertices, of some weight, without direction.
Graph plain(const Graph& graph) {
    std::vector<EdgeEnds> edges;
    std::vector<double> weights;
    for (const Edge e : graph.edges()) {
        const auto ends = graph.ends(e);
        if (ends.from == ends.to || graph.weight(e) == 0) continue;
        edges.push_back(ends);
        if (graph.is_weighted()) weights.push_back(graph.weight(e));
    }
    return {graph.order(), edges, Graph::Kind::undirected, std::move(weights)};
}

/// D^-1/2 A D^-1/2 of one component.
class Normalized {
public:
    using Scalar = double;

    Normalized(const Graph& graph, const std::vector<double>& strength,
               const std::vector<Vertex>& members, const std::vector<std::uint32_t>& place) {
        for (const Vertex v : members) {
            const auto row = graph.neighbors(v);
            const auto edges = graph.edges_of(v);
            for (std::size_t i = 0; i < row.size(); ++i) {
                to_.push_back(place[index(row[i])]);
                // Roots apart: their product may exceed what a double holds.
                share_.push_back(graph.weight(edges[i]) / std::sqrt(strength[index(v)]) /
                                 std::sqrt(strength[index(row[i])]));
            }
            first_.push_back(to_.size());
        }
    }

    Index rows() const { return static_cast<Index>(first_.size()) - 1; }
    Index cols() const { return rows(); }
    void perform_op(const double* x, double* y) const {
        for (std::size_t i = 0; i + 1 < first_.size(); ++i) {
            double sum = 0;
            for (auto a = first_[i]; a < first_[i + 1]; ++a) sum += share_[a] * x[to_[a]];
            y[i] = sum;
        }
    }

private:
    std::vector<std::size_t> first_{0};
    std::vector<std::uint32_t> to_;
    std::vector<double> share_;
};

struct Spectrum {
    Eigen::VectorXd values{}; ///< falling
    Eigen::MatrixXd vectors{};
    bool found = true;
};

Spectrum greatest(const Normalized& matrix, Index wanted) {
    const Index n = matrix.rows();
    wanted = std::min(wanted, n);
    if (n <= 200 || 2 * wanted + 20 >= n) {
        Eigen::MatrixXd dense(n, n);
        for (Index i = 0; i < n; ++i) {
            const Eigen::VectorXd unit = Eigen::VectorXd::Unit(n, i);
            matrix.perform_op(unit.data(), dense.col(i).data());
        }
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(dense);
        return {solver.eigenvalues().reverse().head(wanted),
                solver.eigenvectors().rowwise().reverse().leftCols(wanted)};
    }
    Spectra::SymEigsSolver<Normalized> solver(const_cast<Normalized&>(matrix), wanted,
                                              2 * wanted + 20);
    solver.init(); // from a fixed seed of its own
    if (solver.compute(Spectra::SortRule::LargestAlge, 1000, 1e-8) < wanted)
        return {.found = false};
    return {solver.eigenvalues(), solver.eigenvectors()};
}

struct Means {
    std::vector<std::uint32_t> cluster;
    double spread = std::numeric_limits<double>::infinity();
    std::size_t rounds = 0;
};

/// Starts far from one another: each is drawn in proportion to the squared distance to the nearest.
Eigen::MatrixXd spread_starts(const Eigen::MatrixXd& points, Index k, Draws& draws) {
    const Index n = points.cols();
    Eigen::MatrixXd centers(points.rows(), k);
    Eigen::VectorXd far = Eigen::VectorXd::Constant(n, std::numeric_limits<double>::infinity());
    auto next = static_cast<Index>(draws.below(static_cast<std::uint32_t>(n)));
    for (Index c = 0; c < k; ++c) {
        centers.col(c) = points.col(next);
        double all = 0;
        for (Index i = 0; i < n; ++i) {
            far(i) = std::min(far(i), (points.col(i) - centers.col(c)).squaredNorm());
            all += far(i);
        }
        const double mark = draws.unit() * all;
        double sum = 0;
        for (Index i = 0; i < n; ++i) {
            sum += far(i);
            if (far(i) > 0) next = i; // the last one of all, if rounding passes the mark
            if (far(i) > 0 && sum > mark) break;
        }
    }
    return centers;
}

Means k_means(const Eigen::MatrixXd& points, Index k, Draws draws, const Run& run) {
    const Index n = points.cols();
    Eigen::MatrixXd centers = spread_starts(points, k, draws);
    Means means{std::vector<std::uint32_t>(static_cast<std::size_t>(n), 0)};
    for (bool has_changed = true; has_changed && means.rounds < 300; ++means.rounds) {
        run.throw_if_stopped();
        has_changed = means.rounds == 0;
        means.spread = 0;
        Eigen::VectorXd distance(n);
        std::vector<double> count(static_cast<std::size_t>(k));
        for (Index i = 0; i < n; ++i) {
            Index nearest = 0;
            double least = std::numeric_limits<double>::infinity();
            for (Index c = 0; c < k; ++c) {
                const double d = (points.col(i) - centers.col(c)).squaredNorm();
                if (d < least) {
                    least = d;
                    nearest = c;
                }
            }
            auto& cluster = means.cluster[static_cast<std::size_t>(i)];
            has_changed = has_changed || cluster != nearest;
            cluster = static_cast<std::uint32_t>(nearest);
            count[static_cast<std::size_t>(nearest)] += 1;
            distance(i) = least;
            means.spread += least;
        }
        centers.setZero();
        for (Index i = 0; i < n; ++i)
            centers.col(means.cluster[static_cast<std::size_t>(i)]) += points.col(i);
        for (Index c = 0; c < k; ++c) {
            if (const double size = count[static_cast<std::size_t>(c)]; size > 0) {
                centers.col(c) /= size;
                continue;
            }
            Index farthest = 0; // an empty cluster begins anew where the fit is worst
            if (distance.maxCoeff(&farthest) <= 0) continue;
            centers.col(c) = points.col(farthest);
            distance(farthest) = 0;
            has_changed = true;
        }
    }
    return means;
}

/// The vertices of a component as points: a column each, of length 1.
Eigen::MatrixXd embedded(const Spectrum& spectrum, Index k) {
    Eigen::MatrixXd points = spectrum.vectors.leftCols(k).transpose();
    for (Index i = 0; i < points.cols(); ++i)
        if (const double norm = points.col(i).norm(); norm > 0) points.col(i) /= norm;
    return points;
}

/// How many clusters, given all eigenvalues that are known, falling. Negative ones tell of two
/// modes, not of clusters.
std::size_t by_gap(const std::vector<double>& values, std::size_t least, std::size_t most) {
    std::size_t best = least;
    for (std::size_t k = least; k <= most && k < values.size() && values[k - 1] > 0; ++k)
        if (values[k - 1] - values[k] > values[best - 1] - values[best] + 1e-10) best = k;
    return best;
}

double normalized_cut(const Graph& graph, const std::vector<double>& strength,
                      const Partition& partition) {
    std::vector<double> all(partition.count), leaving(partition.count);
    for (const Vertex v : graph.vertices()) all[partition.cluster[v]] += strength[index(v)];
    for (const Edge e : graph.edges()) {
        const auto a = partition.cluster[graph.ends(e).from],
                   b = partition.cluster[graph.ends(e).to];
        if (a == b) continue;
        leaving[a] += graph.weight(e);
        leaving[b] += graph.weight(e);
    }
    double sum = 0;
    for (std::uint32_t c = 0; c < partition.count; ++c)
        if (leaving[c] > 0) sum += leaving[c] / all[c];
    return sum;
}

} // namespace

Partition spectral(const Graph& original, const SpectralOptions& options, const Run& run) {
    run.throw_if_stopped();
    const Graph graph = plain(original);
    const auto strength = strengths(graph).out;
    const auto components = paths::weak_components(graph);
    const auto parts = paths::members(components);
    if (options.clusters > components.count + 1000)
        throw UsageError("that is more than 1000 clusters beyond components",
                         "fewer clusters, or clusters.leiden");
    const std::size_t wanted =
        options.clusters > 0
            ? std::max<std::size_t>(options.clusters, components.count) - components.count + 2
            : options.most + 2;

    std::vector<std::uint32_t> place(graph.order());
    for (const auto& members : parts)
        for (std::uint32_t i = 0; i < members.size(); ++i) place[index(members[i])] = i;
    std::vector<Spectrum> spectra(parts.size());
    run.for_each(
        parts.size(), [] { return 0; },
        [&](std::size_t p, int) {
            spectra[p] = parts[p].size() > 1
                             ? greatest(Normalized(graph, strength, parts[p], place),
                                        static_cast<Index>(wanted))
                             : Spectrum{Eigen::VectorXd::Ones(1), Eigen::MatrixXd::Ones(1, 1)};
        });

    // All eigenvalues in one list; each component has its 1 first, whatever rounding says.
    Convergence convergence;
    const double below_one = std::nextafter(1.0, 0.0);
    std::vector<std::pair<double, std::size_t>> pooled;
    for (std::size_t p = 0; p < spectra.size(); ++p) {
        convergence.converged = convergence.converged && spectra[p].found;
        pooled.emplace_back(-1.0, p);
        for (Index i = 1; i < spectra[p].values.size(); ++i)
            pooled.emplace_back(-std::min(below_one, spectra[p].values(i)), p);
    }
    std::stable_sort(pooled.begin(), pooled.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<double> values;
    for (const auto& [negative, _] : pooled) values.push_back(-negative);
    const std::size_t least = parts.size();
    std::size_t k =
        std::min<std::size_t>(std::max<std::size_t>(options.clusters, least), values.size());
    if (options.clusters == 0 && least > 0) k = by_gap(values, least, least + options.most);

    std::vector<Index> shares(parts.size(), 0);
    for (std::size_t i = 0; i < k; ++i) ++shares[pooled[i].second];
    VertexMap<std::uint32_t> label(graph.order());
    for (std::size_t p = 0; p < parts.size(); ++p) {
        const auto& members = parts[p];
        std::vector<Means> found(shares[p] > 1 ? 10 : 0);
        if (!found.empty()) {
            const Eigen::MatrixXd points = embedded(spectra[p], shares[p]);
            run.for_each(
                found.size(), [] { return 0; },
                [&](std::size_t r, int) {
                    const auto stream = p * found.size() + r;
                    found[r] = k_means(points, shares[p], Draws(run.seed, stream), run);
                });
        }
        std::size_t best = 0;
        for (std::size_t r = 0; r < found.size(); ++r) {
            convergence.iterations += found[r].rounds;
            if (found[r].spread < found[best].spread - 1e-12) best = r;
        }
        // Clusters are called after their first vertex, so that names of components differ.
        std::vector<std::uint32_t> name(static_cast<std::size_t>(std::max<Index>(shares[p], 1)),
                                        std::numeric_limits<std::uint32_t>::max());
        for (std::size_t i = 0; i < members.size(); ++i) {
            const auto c = found.empty() ? 0 : found[best].cluster[i];
            name[c] = std::min(name[c], static_cast<std::uint32_t>(index(members[i])));
            label[members[i]] = name[c];
        }
    }
    Partition partition = paths::numbered(label);
    partition.quality = {{"normalized cut", normalized_cut(graph, strength, partition)},
                         {"gap", k > 0 && k < values.size()
                                     ? values[k - 1] - values[k]
                                     : std::numeric_limits<double>::quiet_NaN()},
                         {"modularity", modularity(original, partition.cluster)}};
    partition.convergence = convergence;
    return partition;
}

Spec spectral_spec() {
    return describe(&spectral,
                    {.name = "clusters.spectral",
                     .summary = "clusters of actors close in the first eigenvectors",
                     .formula = "k-means of the rows, scaled to length 1, of the k greatest "
                                "eigenvectors of D^-1/2 A D^-1/2",
                     .caveat = "the number of clusters follows from a gap that may be slight; "
                               "hubs with many leaves become clusters",
                     .time = "about O(m + n k) a step of Lanczos, O(n k^2) a round of k-means",
                     .space = "O(m + n k)",
                     .references = {"ng2002", "vonluxburg2007", "arthur2007"},
                     .heuristic = true});
}

} // namespace entente::clusters
