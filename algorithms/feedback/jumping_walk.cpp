#include <entente/algorithms/feedback/jumping_walk.hpp>
#include <entente/algorithms/linear/inflow.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace entente::feedback {
namespace {

/// Solves z = r + d P z, where walkers without ties vanish or stay.
class Equations {
public:
    Equations(const Graph& graph, const WalkOptions& options)
        : graph_(graph), options_(options), out_(graph.order(), 0.0) {
        for (const Vertex v : graph.vertices()) {
            if (graph.is_weighted())
                for (const Edge e : graph.edges_of(v)) out_[index(v)] += graph.weight(e);
            else
                out_[index(v)] = static_cast<double>(graph.arc_count(v));
        }
        if (!graph.is_weighted()) return;
        weight_.reserve(graph.targets(Direction::in).size());
        for (const Edge e : graph.arc_edges(Direction::in)) weight_.push_back(graph.weight(e));
    }

    bool is_dangling(std::size_t v) const { return out_[v] == 0; }

    /// Time units at each vertex, 1 / (1 - d) in all if nobody vanishes.
    std::vector<double> solve(std::span<const double> r, Convergence& convergence, const Run& run) {
        convergence.converged = false;
        return graph_.is_directed() ? one_after_another(r, convergence, run)
                                    : all_at_once(r, convergence, run);
    }

private:
    std::vector<double> one_after_another(std::span<const double> r, Convergence& convergence,
                                          const Run& run);
    std::vector<double> all_at_once(std::span<const double> r, Convergence& convergence,
                                    const Run& run);

    /// Where nobody comes by.
    double alone(std::span<const double> r, std::size_t v) const {
        return options_.dangling == Dangling::self ? r[v] / (1 - options_.damping) : r[v];
    }
    double gather(std::size_t v) const {
        const auto first = graph_.offsets(Direction::in);
        const auto from = graph_.targets(Direction::in);
        double sum = 0;
        if (weight_.empty())
            for (auto i = first[v]; i < first[v + 1]; ++i) sum += share_[index(from[i])];
        else
            for (auto i = first[v]; i < first[v + 1]; ++i)
                sum += weight_[i] * share_[index(from[i])];
        return sum;
    }

    const Graph& graph_;
    WalkOptions options_;
    std::vector<double> out_, weight_; ///< weight out of a vertex; of arcs, if not 1
    std::vector<double> share_;        ///< what a vertex passes on along a tie of weight 1
};

/// Gauss and Seidel's method: a sweep uses what it has found already, in vertices' order on small
/// graphs, in four to sixteen ranges on large ones, so that threads may share the work of a range.
std::vector<double> Equations::one_after_another(std::span<const double> r,
                                                 Convergence& convergence, const Run& run) {
    const auto n = graph_.order();
    const std::size_t arcs = graph_.targets().size();
    const double d = options_.damping;
    const bool stays = options_.dangling == Dangling::self;
    std::vector<double> z(n), next(n), inverse(n);
    share_.resize(n);
    double total = 0;
    for (std::size_t v = 0; v < n; ++v) {
        total += z[v] = r[v] / (1 - d);
        if (out_[v] > 0) inverse[v] = 1 / out_[v];
        share_[v] = z[v] * inverse[v];
    }
    const auto renew = [&](std::size_t v) {
        const double value = r[v] + d * gather(v);
        return stays && is_dangling(v) ? value / (1 - d) : value;
    };
    const bool large = arcs >= 100'000;
    const std::size_t ranges = large ? std::clamp<std::size_t>(arcs >> 19, 4, 16) : 1;
    for (std::size_t sweep = 0; !convergence.converged && sweep < options_.iterations; ++sweep) {
        ++convergence.iterations;
        run.throw_if_stopped();
        double change = 0;
        total = 0;
        for (std::size_t range = 0; range < ranges; ++range) {
            const std::size_t begin = range * n / ranges, end = (range + 1) * n / ranges;
            if (!large) {
                for (std::size_t v = begin; v < end; ++v) {
                    const double value = renew(v);
                    change += std::abs(value - z[v]);
                    total += z[v] = value;
                    share_[v] = value * inverse[v];
                }
                continue;
            }
            change += linear::sum_blocks(
                end - begin, arcs, run, [&](std::size_t first, std::size_t last) {
                    double sum = 0;
                    for (std::size_t v = begin + first; v < begin + last; ++v) {
                        const double value = renew(v);
                        sum += std::abs(value - z[v]);
                        z[v] = value;
                        next[v] = value * inverse[v];
                    }
                    return sum;
                });
            for (std::size_t v = begin; v < end; ++v) {
                total += z[v];
                share_[v] = next[v];
            }
        }
        convergence.residual = total > 0 ? change / total : 0;
        convergence.converged = convergence.residual <= options_.tolerance;
    }
    return z;
}

/// Chebyshev's method: in an undirected graph P has real eigenvalues from -1 to 1, so that a sweep
/// can do about the work of two of Gauss and Seidel's, and of three of plain repetition.
std::vector<double> Equations::all_at_once(std::span<const double> r, Convergence& convergence,
                                           const Run& run) {
    const auto n = graph_.order();
    const std::size_t arcs = graph_.targets().size();
    const double d = options_.damping;
    std::vector<double> before(n);
    share_.resize(n);
    double apart = 0;
    for (std::size_t v = 0; v < n; ++v)
        if (is_dangling(v))
            apart += alone(r, v);
        else
            share_[v] = r[v] / ((1 - d) * out_[v]);
    double total = 0, step = 1;
    for (std::size_t sweep = 0; sweep < options_.iterations; ++sweep) {
        ++convergence.iterations;
        run.throw_if_stopped();
        std::vector<double> totals((n + linear::block - 1) / linear::block);
        const double change =
            linear::sum_blocks(n, arcs, run, [&](std::size_t first, std::size_t last) {
                double sum = 0, all = 0;
                for (std::size_t v = first; v < last; ++v) {
                    if (is_dangling(v)) continue;
                    const double value = r[v] + d * gather(v), held = share_[v] * out_[v];
                    sum += std::abs(value - held);
                    all += held;
                    before[v] += step * (value / out_[v] - before[v]);
                }
                totals[first / linear::block] = all;
                return sum;
            });
        total = apart;
        for (const double t : totals) total += t;
        convergence.residual = total > 0 ? change / total : 0;
        convergence.converged = convergence.residual <= options_.tolerance;
        if (convergence.converged) break;
        share_.swap(before);
        step = sweep == 0 ? 2 / (2 - d * d) : 1 / (1 - d * d * step / 4);
    }
    std::vector<double> z(n);
    for (std::size_t v = 0; v < n; ++v) z[v] = is_dangling(v) ? alone(r, v) : share_[v] * out_[v];
    return z;
}

} // namespace

Walk jumping_walk(const Graph& graph, std::span<const double> restart, const WalkOptions& options,
                  const Run& alone) {
    const Run run = alone.with_crew();
    const auto n = graph.order();
    const double d = options.damping;
    Equations equations(graph, options);
    Walk walk;
    walk.share = equations.solve(restart, walk.convergence, run);
    const bool even =
        std::adjacent_find(restart.begin(), restart.end(), std::not_equal_to<>{}) == restart.end();
    if (options.dangling == Dangling::uniform && !even) {
        // Those who find no tie go on as if they had started anywhere.
        const std::vector<double> anywhere(n, 1 / static_cast<double>(n));
        Convergence second;
        const auto more = equations.solve(anywhere, second, run);
        double lost = 0, lost_again = 0;
        for (std::size_t v = 0; v < n; ++v)
            if (equations.is_dangling(v)) lost += walk.share[v], lost_again += more[v];
        const double factor = d * lost / (1 - d * lost_again);
        for (std::size_t v = 0; v < n; ++v) walk.share[v] += factor * more[v];
        walk.convergence.converged = walk.convergence.converged && second.converged;
        walk.convergence.iterations += second.iterations;
        walk.convergence.residual = std::max(walk.convergence.residual, second.residual);
    }
    double total = 0;
    for (const double x : walk.share) total += x;
    if (total > 0)
        for (double& x : walk.share) x /= total;
    return walk;
}

} // namespace entente::feedback
