#include <entente/algorithms/blocks/core_scores.hpp>
#include <entente/algorithms/blocks/relation.hpp>
#include <entente/algorithms/linear/spectrum.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace entente::blocks {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Sums over ordered pairs of different vertices: of the ties, and of the products of scores.
struct Moments {
    double pairs = 0, ties = 0, tie_squares = 0;
    double products = 0, product_squares = 0, cross = 0;

    double covariance() const { return cross - ties * products / pairs; }
    double spread_of_ties() const { return tie_squares - ties * ties / pairs; }
    double spread_of_products() const { return product_squares - products * products / pairs; }
    bool ties_differ() const { return spread_of_ties() > 1e-12 * tie_squares; }
    bool products_differ() const { return spread_of_products() > 1e-12 * product_squares; }
    double correlation() const {
        if (!(pairs > 0) || !ties_differ() || !products_differ()) return undefined;
        return covariance() / std::sqrt(spread_of_ties() * spread_of_products());
    }
};

double times(const Relation& relation, Vertex v, const std::vector<double>& c) {
    double sum = 0;
    for (const Contact& contact : relation.row(v)) sum += contact.weight * c[index(contact.to)];
    return sum;
}

Moments moments(const Relation& relation, const std::vector<double>& c) {
    Moments all;
    const auto n = static_cast<double>(c.size());
    all.pairs = n * (n - 1);
    double sum = 0, square = 0, fourth = 0;
    for (std::uint32_t v = 0; v < c.size(); ++v) {
        sum += c[v];
        square += c[v] * c[v];
        fourth += c[v] * c[v] * c[v] * c[v];
        all.cross += c[v] * times(relation, Vertex{v}, c);
        for (const Contact& contact : relation.row(Vertex{v})) {
            all.ties += contact.weight;
            all.tie_squares += contact.weight * contact.weight;
        }
    }
    all.products = sum * sum - square;
    all.product_squares = square * square - fourth;
    return all;
}

struct Climb {
    std::vector<double> scores{};
    double correlation = undefined;
    Convergence convergence{};
};

Climb climb(const Relation& relation, std::vector<double> c, const CoreScoresOptions& options,
            const Run& run) {
    Convergence convergence{.converged = false, .iterations = 0, .residual = 0};
    while (convergence.iterations < options.iterations) {
        run.throw_if_stopped();
        // The best constant and scale first: without them sweeps crawl.
        const Moments m = moments(relation, c);
        if (!m.products_differ()) break;
        const double slope = m.covariance() / m.spread_of_products();
        if (!(slope > 0)) break;
        const double constant = (m.ties - slope * m.products) / m.pairs;
        double sum = 0, square = 0, change = 0, most = 0;
        for (double& x : c) {
            x *= std::sqrt(slope);
            sum += x;
            square += x * x;
        }
        for (std::uint32_t v = 0; v < c.size(); ++v) {
            const double rest = square - c[v] * c[v];
            if (!(rest > 1e-300)) continue;
            const double fit = (times(relation, Vertex{v}, c) - constant * (sum - c[v])) / rest;
            const double now = std::max(0.0, fit);
            change = std::max(change, std::abs(now - c[v]));
            sum += now - c[v];
            square += now * now - c[v] * c[v];
            c[v] = now;
            most = std::max(most, now);
        }
        ++convergence.iterations;
        convergence.residual = most > 0 ? change / most : 0;
        if (convergence.residual <= options.tolerance) {
            convergence.converged = true;
            break;
        }
    }
    double square = 0;
    for (const double x : c) square += x * x;
    if (square > 0)
        for (double& x : c) x /= std::sqrt(square);
    const double correlation = moments(relation, c).correlation();
    return {std::move(c), correlation, convergence};
}

/// Scaled to a greatest entry of 1; nothing if entries are all alike.
std::vector<double> telling(std::vector<double> start) {
    const auto [least, most] = std::minmax_element(start.begin(), start.end());
    if (start.empty() || *most - *least <= 1e-9 * *most) return {};
    const double scale = *most;
    for (double& x : start) x /= scale;
    return start;
}

} // namespace

double core_correlation(const Graph& graph, const VertexMap<double>& scores) {
    return moments(Relation(graph.undirected()), scores.values()).correlation();
}

Scores core_scores(const Graph& graph, const CoreScoresOptions& options, const Run& run) {
    run.throw_if_stopped();
    const auto n = graph.order();
    const Graph plain = graph.undirected();
    const Relation relation(plain);
    if (n < 2 || !moments(relation, std::vector<double>(n, 1.0)).ties_differ())
        return {.value = VertexMap<double>(n, undefined), .convergence = Convergence{}};
    std::vector<double> strength(n);
    for (std::uint32_t v = 0; v < n; ++v)
        for (const Contact& contact : relation.row(Vertex{v})) strength[v] += contact.weight;
    Climb best;
    for (auto start : {linear::dominant(plain, 1e-10, 10'000, run).vector, strength}) {
        start = telling(std::move(start));
        if (start.empty()) continue;
        Climb end = climb(relation, std::move(start), options, run);
        if (best.scores.empty() || std::isnan(best.correlation) ||
            end.correlation > best.correlation + 1e-12)
            best = std::move(end);
    }
    if (best.scores.empty()) best.scores.assign(n, 1 / std::sqrt(static_cast<double>(n)));
    return {.value = VertexMap<double>(std::move(best.scores)), .convergence = best.convergence};
}

Spec core_scores_spec() {
    return describe(&core_scores,
                    {.name = "blocks.core_scores",
                     .summary = "coreness: how near each actor is to the core",
                     .formula = "c with the greatest correlation of a(u, v) and c(u) c(v), u != v",
                     .caveat = "presumes one core: with several, one of them may get all scores",
                     .time = "O(n + m) a sweep, some dozens to thousands of sweeps",
                     .space = "O(n + m)",
                     .references = {"borgatti2000", "boyd2010"},
                     .heuristic = true});
}

} // namespace entente::blocks
