#include <entente/algorithms/layout/scaling.hpp>
#include <entente/algorithms/paths/shortest_paths.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::layout {

Pivots choose_pivots(const paths::Arcs& arcs, std::size_t count, const Run& run) {
    const auto n = arcs.order();
    Pivots pivots;
    paths::Search search(arcs);
    std::vector<std::uint32_t> nearest(n, std::numeric_limits<std::uint32_t>::max());
    Vertex next{0};
    while (pivots.vertices.size() < std::min(count, n)) {
        run.throw_if_stopped();
        search.from(next);
        pivots.vertices.push_back(next);
        auto& row = pivots.distance.emplace_back(n);
        for (std::uint32_t v = 0; v < n; ++v) {
            row[v] = static_cast<std::uint32_t>(search.distance(Vertex{v}));
            nearest[v] = std::min(nearest[v], row[v]);
        }
        next = Vertex{static_cast<std::uint32_t>(std::max_element(nearest.begin(), nearest.end()) -
                                                 nearest.begin())};
    }
    return pivots;
}

namespace {

double dot(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

} // namespace

std::vector<Positions::Point> pivot_scaling(const Pivots& pivots, std::size_t order,
                                            const Run& run) {
    const auto p = pivots.vertices.size();
    // Columns of the centered matrix C, one per pivot.
    std::vector<std::vector<double>> column(p, std::vector<double>(order));
    std::vector<double> row_mean(order, 0.0);
    double mean = 0;
    for (std::size_t j = 0; j < p; ++j)
        for (std::size_t v = 0; v < order; ++v) {
            const double d = pivots.distance[j][v];
            column[j][v] = d * d;
            row_mean[v] += d * d / static_cast<double>(p);
        }
    for (const double m : row_mean) mean += m / static_cast<double>(order);
    for (auto& c : column) {
        double column_mean = 0;
        for (const double value : c) column_mean += value / static_cast<double>(order);
        for (std::size_t v = 0; v < order; ++v)
            c[v] = -(c[v] - row_mean[v] - column_mean + mean) / 2;
    }
    std::vector product(p, std::vector<double>(p));
    for (std::size_t i = 0; i < p; ++i) {
        run.throw_if_stopped();
        for (std::size_t j = 0; j <= i; ++j)
            product[i][j] = product[j][i] = dot(column[i], column[j]);
    }

    std::vector<Positions::Point> points(order);
    std::vector<double> first;
    for (int axis = 0; axis < 2; ++axis) {
        std::vector<double> x(p), y(p);
        for (std::size_t i = 0; i < p; ++i) // uneven, so as not to be orthogonal to what is sought
            x[i] = static_cast<double>((i * 7919 + 13 * static_cast<std::size_t>(axis)) % 101 + 1);
        double norm = 0;
        for (int step = 0; step < 100; ++step) {
            if (axis == 1) {
                const double overlap = dot(x, first);
                for (std::size_t i = 0; i < p; ++i) x[i] -= overlap * first[i];
            }
            for (std::size_t i = 0; i < p; ++i) y[i] = dot(product[i], x);
            norm = std::sqrt(dot(y, y));
            if (!(norm > 1e-9)) break;
            for (std::size_t i = 0; i < p; ++i) x[i] = y[i] / norm;
        }
        if (!(norm > 1e-9)) break;
        // C x is the coordinate times the fourth root of the eigenvalue of the product.
        const double root = std::sqrt(std::sqrt(norm));
        for (std::size_t v = 0; v < order; ++v) {
            double sum = 0;
            for (std::size_t j = 0; j < p; ++j) sum += column[j][v] * x[j];
            (axis == 0 ? points[v].x : points[v].y) = sum / root;
        }
        if (axis == 0) first = x;
    }
    return points;
}

} // namespace entente::layout
