#include <entente/algorithms/centrality/spectrum.hpp>
#include <entente/algorithms/paths/components.hpp>

#include <Eigen/Eigenvalues>
#include <Spectra/SymEigsSolver.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace entente::centrality {

Inflow::Inflow(const Graph& graph) {
    const auto offsets = graph.offsets(Direction::in);
    first_.assign(offsets.begin(), offsets.end());
    from_.reserve(graph.targets(Direction::in).size());
    for (const Vertex u : graph.targets(Direction::in))
        from_.push_back(static_cast<std::uint32_t>(u));
    weight_.reserve(from_.size());
    for (const Edge e : graph.arc_edges(Direction::in)) weight_.push_back(graph.weight(e));
}

Inflow::Inflow(const Graph& graph, std::span<const Vertex> within) {
    constexpr auto outside = std::numeric_limits<std::uint32_t>::max();
    VertexMap<std::uint32_t> number(graph.order(), outside);
    for (std::uint32_t i = 0; i < within.size(); ++i) number[within[i]] = i;
    for (const Vertex v : within) {
        const auto row = graph.neighbors(v, Direction::in);
        const auto row_edges = graph.edges_of(v, Direction::in);
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (number[row[i]] == outside) continue;
            from_.push_back(number[row[i]]);
            weight_.push_back(graph.weight(row_edges[i]));
        }
        first_.push_back(from_.size());
    }
}

void Inflow::multiply(std::span<const double> x, std::span<double> y, const Run& run) const {
    constexpr std::size_t block = 4096;
    const auto rows = [&](std::size_t begin, std::size_t end) {
        for (std::size_t v = begin; v < end; ++v) {
            double sum = 0;
            for (std::size_t i = first_[v]; i < first_[v + 1]; ++i) sum += weight_[i] * x[from_[i]];
            y[v] = sum;
        }
    };
    // Starting threads costs more than a small product.
    if (run.threads < 2 || from_.size() < 100'000) return rows(0, order());
    const Run crew{.threads = run.threads, .stop = run.stop};
    crew.for_each((order() + block - 1) / block, [] { return 0; },
                  [&](std::size_t b, int) { rows(b * block, std::min(order(), (b + 1) * block)); });
}

double Inflow::row_sum(std::size_t v) const {
    return std::accumulate(weight_.begin() + static_cast<std::ptrdiff_t>(first_[v]),
                           weight_.begin() + static_cast<std::ptrdiff_t>(first_[v + 1]), 0.0);
}

namespace {

struct Operator { // as Spectra wants it
    using Scalar = double;
    const Inflow& matrix;
    const Run& run;
    Eigen::Index rows() const { return static_cast<Eigen::Index>(matrix.order()); }
    Eigen::Index cols() const { return rows(); }
    void perform_op(const double* x, double* y) const {
        run.throw_if_stopped();
        matrix.multiply({x, matrix.order()}, {y, matrix.order()}, run);
    }
};

/// Greatest eigenvalue and unit eigenvector of one component of an undirected graph.
struct Pair {
    double value = 0;
    std::vector<double> vector;
    bool converged = true;
    std::size_t iterations = 0;
};

Pair dense_pair(const Inflow& matrix) {
    const auto n = matrix.order();
    const auto size = static_cast<Eigen::Index>(n);
    Eigen::MatrixXd dense(size, size);
    std::vector<double> unit(n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        unit[i] = 1;
        matrix.multiply(unit, {dense.col(static_cast<Eigen::Index>(i)).data(), n});
        unit[i] = 0;
    }
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(dense);
    const Eigen::VectorXd top = solver.eigenvectors().col(size - 1);
    return {solver.eigenvalues()[size - 1], {top.data(), top.data() + size}, true, 1};
}

Pair sparse_pair(const Inflow& matrix, const Run& run) {
    const auto n = matrix.order();
    Operator product{matrix, run};
    Spectra::SymEigsSolver<Operator> solver(product, 1, 40);
    Eigen::VectorXd start(static_cast<Eigen::Index>(n));
    for (std::size_t v = 0; v < n; ++v) start[static_cast<Eigen::Index>(v)] = matrix.row_sum(v);
    solver.init(start.data());
    const auto found =
        solver.compute(Spectra::SortRule::LargestAlge, 2000, 1e-13, Spectra::SortRule::LargestAlge);
    Pair pair;
    pair.iterations = static_cast<std::size_t>(solver.num_iterations());
    pair.converged = found == 1;
    if (found == 1) {
        const Eigen::VectorXd top = solver.eigenvectors(1).col(0);
        pair.value = solver.eigenvalues()[0];
        pair.vector.assign(top.data(), top.data() + top.size());
        return pair;
    }
    // What is left is a bound that power steps improve little by little.
    std::vector<double> x(start.data(), start.data() + n), y(n);
    for (int step = 0; step < 1000; ++step) {
        matrix.multiply(x, y, run);
        double norm = 0;
        for (std::size_t v = 0; v < n; ++v) norm += (y[v] += x[v]) * y[v];
        norm = std::sqrt(norm);
        for (std::size_t v = 0; v < n; ++v) x[v] = y[v] / norm;
        pair.value = norm - 1;
    }
    pair.vector = x;
    return pair;
}

/// Components of an undirected graph, or strong ones of a directed graph, with what bounds their
/// greatest eigenvalue, greatest bound first.
struct Candidate {
    double bound;
    std::span<const Vertex> members;
};

std::vector<Candidate> candidates(const Graph& graph,
                                  const std::vector<std::vector<Vertex>>& components) {
    std::vector<Candidate> all;
    VertexMap<std::uint32_t> of(graph.order(), 0);
    for (std::uint32_t c = 0; c < components.size(); ++c)
        for (const Vertex v : components[c]) of[v] = c;
    for (const auto& members : components) {
        double bound = 0;
        for (const Vertex v : members) {
            const auto row = graph.neighbors(v, Direction::in);
            const auto row_edges = graph.edges_of(v, Direction::in);
            double sum = 0;
            for (std::size_t i = 0; i < row.size(); ++i)
                if (of[row[i]] == of[v]) sum += graph.weight(row_edges[i]);
            bound = std::max(bound, sum);
        }
        if (bound > 0) all.push_back({bound, members});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Candidate& a, const Candidate& b) { return a.bound > b.bound; });
    return all;
}

constexpr double same = 1e-10; ///< eigenvalues that differ by less, relatively, are one

void scale_to_one(std::vector<double>& x) {
    double most = 0;
    for (double& value : x) most = std::max(most, value = std::abs(value));
    if (most > 0)
        for (double& value : x) value /= most;
}

Dominant undirected_dominant(const Graph& graph, const Run& run) {
    const auto components = paths::members(paths::weak_components(graph));
    Dominant result;
    std::vector<std::pair<std::span<const Vertex>, Pair>> best;
    for (const auto& [bound, members] : candidates(graph, components)) {
        if (bound < result.value * (1 - same)) break;
        run.throw_if_stopped();
        const Inflow matrix(graph, members);
        auto pair = matrix.order() <= 96 ? dense_pair(matrix) : sparse_pair(matrix, run);
        result.convergence.iterations += pair.iterations;
        if (!pair.converged) result.convergence.converged = false;
        if (pair.value < result.value * (1 - same)) continue;
        if (pair.value > result.value * (1 + same)) best.clear();
        result.value = std::max(result.value, pair.value);
        best.emplace_back(members, std::move(pair));
    }
    result.vector.assign(graph.order(), best.empty() ? 1.0 : 0.0);
    // The projection of a uniform start on the space that the best components span.
    for (const auto& [members, pair] : best) {
        const double sum = std::accumulate(pair.vector.begin(), pair.vector.end(), 0.0);
        for (std::size_t i = 0; i < members.size(); ++i)
            result.vector[index(members[i])] = sum * pair.vector[i];
    }
    scale_to_one(result.vector);
    return result;
}

/// Ties of weight 0 would make components look connected that the matrix keeps apart.
std::optional<Graph> without_empty_ties(const Graph& graph) {
    std::vector<EdgeEnds> ends;
    std::vector<double> weights;
    for (const Edge e : graph.edges()) {
        if (graph.weight(e) == 0) continue;
        ends.push_back(graph.ends(e));
        weights.push_back(graph.weight(e));
    }
    if (ends.size() == graph.size()) return std::nullopt;
    return Graph(graph.order(), ends,
                 graph.is_directed() ? Graph::Kind::directed : Graph::Kind::undirected,
                 std::move(weights));
}

/// The spectral radius of a strongly connected part, between Collatz and Wielandt's bounds.
double irreducible_radius(const Inflow& matrix, double bound, const Run& run) {
    const auto n = matrix.order();
    const double shift = bound / 2; // makes the matrix primitive
    std::vector<double> x(n, 1.0), y(n);
    double high = bound;
    for (int step = 0; step < 10'000; ++step) {
        run.throw_if_stopped();
        matrix.multiply(x, y, run);
        double low = std::numeric_limits<double>::infinity(), most = 0;
        double top = 0;
        for (std::size_t v = 0; v < n; ++v) {
            low = std::min(low, y[v] / x[v]);
            top = std::max(top, y[v] / x[v]);
            most = std::max(most, y[v] += shift * x[v]);
        }
        high = std::min(high, top);
        if (high - low <= 1e-13 * high) break;
        for (std::size_t v = 0; v < n; ++v) x[v] = y[v] / most;
    }
    return high;
}

double directed_radius(const Graph& graph, const Run& run) {
    const auto components = paths::members(paths::strong_components(graph));
    double radius = 0;
    for (const auto& [bound, members] : candidates(graph, components)) {
        if (bound <= radius) break;
        radius = std::max(radius, irreducible_radius(Inflow(graph, members), bound, run));
    }
    return radius;
}

Dominant directed_dominant(const Graph& graph, double tolerance, std::size_t iterations,
                           const Run& run) {
    const auto n = graph.order();
    Dominant result{directed_radius(graph, run), std::vector<double>(n, 0.0)};
    if (result.value == 0) return result;
    const Inflow matrix(graph);
    const double shift = result.value / 2;
    std::vector<double> x(n, 1.0), y(n);
    result.convergence.converged = false;
    while (!result.convergence.converged && result.convergence.iterations < iterations) {
        ++result.convergence.iterations;
        run.throw_if_stopped();
        matrix.multiply(x, y, run);
        double most = 0, change = 0;
        for (std::size_t v = 0; v < n; ++v) most = std::max(most, y[v] += shift * x[v]);
        for (std::size_t v = 0; v < n; ++v) {
            y[v] /= most;
            change = std::max(change, std::abs(y[v] - x[v]));
        }
        x.swap(y);
        result.convergence.converged = change <= tolerance;
    }
    result.vector = std::move(x);
    scale_to_one(result.vector);
    return result;
}

} // namespace

Dominant dominant(const Graph& given, double tolerance, std::size_t iterations, const Run& run) {
    const auto fewer = without_empty_ties(given);
    const Graph& graph = fewer ? *fewer : given;
    Dominant result = graph.is_directed() ? directed_dominant(graph, tolerance, iterations, run)
                                          : undirected_dominant(graph, run);
    if (result.value > 0) {
        std::vector<double> image(graph.order());
        Inflow(graph).multiply(result.vector, image, run);
        double& residual = result.convergence.residual;
        for (std::size_t v = 0; v < image.size(); ++v)
            residual = std::max(residual, std::abs(image[v] / result.value - result.vector[v]));
    }
    return result;
}

double spectral_radius(const Graph& given, const Run& run) {
    const auto fewer = without_empty_ties(given);
    const Graph& graph = fewer ? *fewer : given;
    return graph.is_directed() ? directed_radius(graph, run)
                               : undirected_dominant(graph, run).value;
}

} // namespace entente::centrality
