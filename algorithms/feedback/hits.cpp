#include <entente/algorithms/feedback/hits.hpp>
#include <entente/algorithms/feedback/two_sided.hpp>
#include <entente/algorithms/linear/spectrum.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente::feedback {
namespace {

void scale_by(std::vector<double>& x, HitsScale scale) {
    double most = 0, sum = 0, squares = 0;
    for (const double value : x) {
        most = std::max(most, value);
        sum += value;
        squares += value * value;
    }
    const double whole = scale == HitsScale::max   ? most
                         : scale == HitsScale::sum ? sum
                                                   : std::sqrt(squares);
    if (whole > 0)
        for (double& value : x) value /= whole;
}

} // namespace

Profile hits(const Graph& graph, const HitsOptions& options, const Run& run) {
    const auto half = static_cast<std::ptrdiff_t>(graph.order());
    const auto top = linear::dominant(two_sided(graph), 1e-13, 10'000, run);
    std::vector<double> hub(top.vector.begin(), top.vector.begin() + half);
    std::vector<double> authority(top.vector.begin() + half, top.vector.end());
    scale_by(hub, options.scale);
    scale_by(authority, options.scale);
    return {{{"hub", VertexMap<double>(std::move(hub))},
             {"authority", VertexMap<double>(std::move(authority))}},
            top.convergence};
}

Spec hits_spec() {
    return describe(&hits, {.name = "feedback.hits",
                            .summary = "hubs, which point to authorities, and authorities, to "
                                       "which hubs point",
                            .formula = "sigma hub = A authority, sigma authority = A' hub",
                            .caveat = "one tightly knit part takes all",
                            .time = "O(m) a step, some dozens of steps",
                            .space = "O(n) a step kept, O(m)",
                            .references = {"kleinberg1999"}});
}

} // namespace entente::feedback
