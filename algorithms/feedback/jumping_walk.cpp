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
        : graph_(graph), options_(options), inverse_(graph.order(), 0.0) {
        for (const Vertex v : graph.vertices()) {
            double out = 0;
            if (graph.is_weighted())
                for (const Edge e : graph.edges_of(v)) out += graph.weight(e);
            else
                out = static_cast<double>(graph.arc_count(v));
            if (out > 0) inverse_[index(v)] = 1 / out;
        }
        if (!graph.is_weighted()) return;
        weight_.reserve(graph.targets(Direction::in).size());
        for (const Edge e : graph.arc_edges(Direction::in)) weight_.push_back(graph.weight(e));
    }

    bool is_dangling(std::size_t v) const { return inverse_[v] == 0; }

    /// Time units at each vertex, 1 / (1 - d) in all if nobody vanishes.
    std::vector<double> solve(std::span<const double> r, Convergence& convergence, const Run& run);

private:
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
    std::vector<double> inverse_, weight_, share_;
};

std::vector<double> Equations::solve(std::span<const double> r, Convergence& convergence,
                                     const Run& run) {
    const auto n = graph_.order();
    const std::size_t arcs = graph_.targets().size();
    const double d = options_.damping;
    const bool stays = options_.dangling == Dangling::self;
    std::vector<double> z(n), next(n);
    share_.resize(n);
    double total = 0;
    for (std::size_t v = 0; v < n; ++v) {
        total += z[v] = r[v] / (1 - d);
        share_[v] = z[v] * inverse_[v];
    }
    const auto renew = [&](std::size_t v) {
        const double value = r[v] + d * gather(v);
        return stays && is_dangling(v) ? value / (1 - d) : value;
    };
    const bool large = arcs >= 100'000;
    const std::size_t ranges = large ? std::clamp<std::size_t>(arcs >> 19, 4, 16) : 1;
    convergence.converged = false;
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
                    share_[v] = value * inverse_[v];
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
                        next[v] = value * inverse_[v];
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
