#include <entente/algorithms/current/resistance.hpp>

#include <numeric>

namespace entente::current {

std::vector<double> total_resistance(const Part& part, const Run& run) {
    run.throw_if_stopped();
    const linear::Grounded network(part.members.size(), part.conductors);
    run.throw_if_stopped();
    const auto own = network.diagonal();
    const double trace = std::accumulate(own.begin(), own.end(), 0.0);
    std::vector<double> sums(own.size(), 1.0); // of rows of the inverse
    network.solve(sums);
    std::vector<double> total(own.size());
    for (std::size_t v = 0; v < own.size(); ++v)
        total[v] = static_cast<double>(own.size()) * own[v] + trace - 2 * sums[v];
    return total;
}

} // namespace entente::current
