#include <entente/algorithms/current/throughput.hpp>

#include <algorithm>
#include <cmath>
#include <span>

namespace entente::current {
namespace {

/// The sum of |x - y| over all pairs of entries.
double spread(std::vector<double>& row) {
    std::sort(row.begin(), row.end());
    const auto last = static_cast<double>(row.size()) - 1;
    double sum = 0;
    for (std::size_t i = 0; i < row.size(); ++i)
        sum += (2 * static_cast<double>(i) - last) * row[i];
    return sum;
}

} // namespace

std::vector<double> throughput(const Part& part, const Run& run) {
    constexpr std::size_t small = 2048;
    const auto n = part.members.size();
    run.throw_if_stopped();
    const linear::Grounded network(n, part.conductors);
    std::vector<double> inverse;
    if (n <= small && part.conductors.size() > n) {
        inverse.assign(n * n, 0.0);
        const Run crew{.threads = run.threads, .stop = run.stop};
        crew.for_each(
            n, [] { return 0; },
            [&](std::size_t v, int) {
                inverse[v * n + v] = 1;
                network.solve(std::span{inverse}.subspan(v * n, n));
            });
    }
    std::vector<double> total(part.conductors.size());
    run.for_each(
        total.size(), [&] { return std::vector<double>(n); },
        [&](std::size_t e, std::vector<double>& row) {
            const auto& [a, b, conductance] = part.conductors[e];
            if (inverse.empty()) {
                std::fill(row.begin(), row.end(), 0.0);
                row[a] = 1;
                row[b] = -1;
                network.solve(row);
            } else {
                for (std::size_t v = 0; v < n; ++v)
                    row[v] = inverse[a * n + v] - inverse[b * n + v];
            }
            total[e] = conductance * spread(row);
        });
    return total;
}

} // namespace entente::current
