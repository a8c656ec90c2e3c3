#include <entente/algorithms/linear/inflow.hpp>
#include <entente/algorithms/linear/spectrum.hpp>
#include <entente/algorithms/paths/components.hpp>

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <optional>
#include <span>

namespace entente::linear {

namespace {

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

/// Lanczos' method with its basis kept, started again from the best vector so far when the basis is
/// full. The greatest value has converged before its copies could appear, so nothing is made
/// orthogonal again.
Pair sparse_pair(const Inflow& matrix, const Run& run) {
    constexpr std::size_t most_steps = 40'000, most_numbers = std::size_t{1} << 25;
    const auto n = matrix.order();
    const std::size_t room = std::clamp<std::size_t>(most_numbers / n, 12, 300);
    // Memory that is first written by the threads that use it.
    std::vector<std::unique_ptr<double[]>> memory;
    const auto scaled = [&](std::size_t k, const std::vector<double>& x, double by) {
        if (k == memory.size()) memory.push_back(std::make_unique_for_overwrite<double[]>(n));
        double* const to = memory[k].get();
        for_blocks(n, n, run, [&](std::size_t b, std::size_t e) {
            for (std::size_t v = b; v < e; ++v) to[v] = x[v] / by;
        });
        return std::span<const double>{to, n};
    };
    std::vector<std::span<const double>> basis;
    std::vector<double> diagonal, beside, start(n), rest(n);
    for (std::size_t v = 0; v < n; ++v) start[v] = matrix.row_sum(v);
    Pair pair;
    pair.converged = false;
    double scale = 0;
    while (true) {
        const double norm = std::sqrt(sum_blocks(n, n, run, [&](std::size_t b, std::size_t e) {
            return std::inner_product(&start[b], start.data() + e, &start[b], 0.0);
        }));
        basis.assign(1, scaled(0, start, norm));
        diagonal.clear();
        beside.clear();
        Eigen::VectorXd mix;
        for (std::size_t next_look = 6;;) {
            const auto x = basis.back();
            const double* before = basis.size() > 1 ? basis[basis.size() - 2].data() : nullptr;
            const double back = beside.empty() ? 0 : beside.back();
            const double along =
                sum_blocks(n, matrix.arcs(), run, [&](std::size_t b, std::size_t e) {
                    double sum = 0;
                    for (std::size_t v = b; v < e; ++v) {
                        rest[v] = matrix.row(v, x);
                        if (before) rest[v] -= back * before[v];
                        sum += rest[v] * x[v];
                    }
                    return sum;
                });
            const double square = sum_blocks(n, n, run, [&](std::size_t b, std::size_t e) {
                double sum = 0;
                for (std::size_t v = b; v < e; ++v) {
                    rest[v] -= along * x[v];
                    sum += rest[v] * rest[v];
                }
                return sum;
            });
            ++pair.iterations;
            diagonal.push_back(along);
            beside.push_back(std::sqrt(square));
            scale = std::max(scale, std::abs(along));
            const bool exhausted = beside.back() <= 2e-15 * scale;
            scale = std::max(scale, beside.back());
            const bool full = basis.size() == room || pair.iterations >= most_steps;
            if (basis.size() >= next_look || full || exhausted) {
                next_look = basis.size() + basis.size() / 6 + 1;
                const auto k = static_cast<Eigen::Index>(basis.size());
                Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver;
                solver.computeFromTridiagonal(
                    Eigen::Map<const Eigen::VectorXd>(diagonal.data(), k),
                    Eigen::Map<const Eigen::VectorXd>(beside.data(), k - 1));
                pair.value = solver.eigenvalues()[k - 1];
                mix = solver.eigenvectors().col(k - 1);
                pair.converged =
                    exhausted || beside.back() * std::abs(mix[k - 1]) <= 1e-14 * pair.value;
                if (pair.converged || full) break;
            }
            basis.push_back(scaled(basis.size(), rest, beside.back()));
        }
        for_blocks(n, n * basis.size(), run, [&](std::size_t b, std::size_t e) {
            std::fill(&start[b], start.data() + e, 0.0);
            for (std::size_t k = 0; k < basis.size(); ++k)
                for (std::size_t v = b; v < e; ++v)
                    start[v] += mix[static_cast<Eigen::Index>(k)] * basis[k][v];
        });
        if (pair.converged || pair.iterations >= most_steps) break;
    }
    pair.vector = std::move(start);
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

/// Greatest eigenvalue and eigenvector of a strongly connected part by the power method, between
/// Collatz and Wielandt's bounds.
Pair bounded_pair(const Inflow& matrix, double bound, const Run& run) {
    const auto n = matrix.order();
    const double shift = bound / 2; // makes the matrix primitive
    std::vector<double> y(n);
    Pair pair;
    pair.vector.assign(n, 1.0);
    pair.value = bound;
    pair.converged = false;
    while (!pair.converged && pair.iterations < 10'000) {
        ++pair.iterations;
        run.throw_if_stopped();
        matrix.multiply(pair.vector, y, run);
        double low = std::numeric_limits<double>::infinity(), most = 0;
        double top = 0;
        for (std::size_t v = 0; v < n; ++v) {
            low = std::min(low, y[v] / pair.vector[v]);
            top = std::max(top, y[v] / pair.vector[v]);
            most = std::max(most, y[v] += shift * pair.vector[v]);
        }
        pair.value = std::min(pair.value, top);
        pair.converged = pair.value - low <= 1e-13 * pair.value;
        if (!pair.converged)
            for (std::size_t v = 0; v < n; ++v) pair.vector[v] = y[v] / most;
    }
    return pair;
}

/// The same by Arnoldi's method, started again from the best vector so far when its basis is full.
Pair irreducible_pair(const Inflow& matrix, double bound, const Run& run) {
    constexpr std::size_t room = 32, most_steps = 4'000;
    const auto n = matrix.order();
    if (n <= 96) return bounded_pair(matrix, bound, run);
    const auto product = [&](const std::vector<double>& x, const std::vector<double>& y) {
        return sum_blocks(n, n, run, [&](std::size_t b, std::size_t e) {
            return std::inner_product(&x[b], x.data() + e, &y[b], 0.0);
        });
    };
    std::vector<double> start(n), rest(n);
    for (std::size_t v = 0; v < n; ++v) start[v] = matrix.row_sum(v);
    Pair pair;
    pair.converged = false;
    while (!pair.converged && pair.iterations < most_steps) {
        const double norm = std::sqrt(product(start, start));
        for (double& x : start) x /= norm;
        std::vector<std::vector<double>> basis{start};
        Eigen::MatrixXd projected = Eigen::MatrixXd::Zero(room, room);
        Eigen::VectorXd mix;
        while (true) {
            matrix.multiply(basis.back(), rest, run);
            ++pair.iterations;
            const auto k = static_cast<Eigen::Index>(basis.size());
            for (Eigen::Index i = 0; i < k; ++i) {
                const auto& x = basis[static_cast<std::size_t>(i)];
                const double along = projected(i, k - 1) = product(x, rest);
                for (std::size_t v = 0; v < n; ++v) rest[v] -= along * x[v];
            }
            const double beside = std::sqrt(product(rest, rest));
            const bool full = basis.size() == room;
            if (full || k % 6 == 0 || beside == 0) {
                const Eigen::EigenSolver<Eigen::MatrixXd> solver(projected.topLeftCorner(k, k));
                Eigen::Index top = 0;
                solver.eigenvalues().real().maxCoeff(&top);
                pair.value = solver.eigenvalues()[top].real();
                mix = solver.eigenvectors().col(top).real();
                const double size = mix.norm();
                if (size > 0) mix /= size;
                pair.converged = beside * std::abs(mix[k - 1]) <= 1e-14 * pair.value;
                if (pair.converged || full || beside == 0) break;
            }
            projected(k, k - 1) = beside;
            basis.push_back(rest);
            for (double& x : basis.back()) x /= beside;
        }
        std::fill(start.begin(), start.end(), 0.0);
        for (std::size_t i = 0; i < basis.size(); ++i)
            for (std::size_t v = 0; v < n; ++v)
                start[v] += mix[static_cast<Eigen::Index>(i)] * basis[i][v];
        // The vector sought has no entry below 0.
        const double sum = std::accumulate(start.begin(), start.end(), 0.0);
        for (double& x : start) x = std::max(0.0, sum < 0 ? -x : x);
    }
    pair.vector = std::move(start);
    return pair.converged ? pair : bounded_pair(matrix, bound, run);
}

/// The strong components with the greatest eigenvalue.
struct Leaders {
    double value = 0;
    std::vector<std::vector<Vertex>> members;
    std::vector<Pair> pairs;
    std::size_t iterations = 0;
};

Leaders leaders(const Graph& graph, const Run& run) {
    const auto components = paths::members(paths::strong_components(graph));
    Leaders best;
    for (const auto& [bound, members] : candidates(graph, components)) {
        // Near to one another, eigenvalues make the power method slow, and what it leads to vague.
        if (bound < best.value * (1 - 1e-6)) break;
        auto pair = irreducible_pair(Inflow(graph, members), bound, run);
        best.iterations += pair.iterations;
        if (pair.value < best.value * (1 - 1e-6)) continue;
        if (pair.value > best.value * (1 + 1e-6)) {
            best.members.clear();
            best.pairs.clear();
        }
        best.value = std::max(best.value, pair.value);
        best.members.emplace_back(members.begin(), members.end());
        best.pairs.push_back(std::move(pair));
    }
    return best;
}

Dominant directed_dominant(const Graph& graph, double tolerance, std::size_t iterations,
                           const Run& run) {
    const auto n = graph.order();
    const Leaders best = leaders(graph, run);
    Dominant result{best.value, std::vector<double>(n, 0.0)};
    if (result.value == 0) return result;
    const Inflow matrix(graph);
    std::vector<double> x(n, 1.0), y(n);
    // A single leader keeps its own vector, and only hands it on to those downstream. Several
    // compete from equal scores; the shift keeps them from taking turns.
    double shift = result.value / 2;
    if (best.pairs.size() == 1 && best.pairs.front().converged) {
        shift = 0;
        x.assign(n, 0.0);
        const auto& own = best.pairs.front().vector;
        const double most = *std::max_element(own.begin(), own.end());
        for (std::size_t i = 0; i < own.size(); ++i)
            x[index(best.members.front()[i])] = own[i] / most;
    }
    result.convergence.converged = false;
    result.convergence.iterations = best.pairs.size() == 1 ? best.iterations : 0;
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

Dominant dominant(const Graph& given, double tolerance, std::size_t iterations, const Run& alone) {
    const Run run = alone.with_crew();
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

double spectral_radius(const Graph& given, const Run& alone) {
    const Run run = alone.with_crew();
    const auto fewer = without_empty_ties(given);
    const Graph& graph = fewer ? *fewer : given;
    return graph.is_directed() ? leaders(graph, run).value : undirected_dominant(graph, run).value;
}

} // namespace entente::linear
