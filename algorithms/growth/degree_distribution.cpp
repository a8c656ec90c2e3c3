#include <entente/algorithms/growth/degree_distribution.hpp>
#include <entente/algorithms/growth/figures.hpp>
#include <entente/algorithms/growth/tails.hpp>
#include <entente/core/run/catalogue.hpp>

#include <utility>
#include <vector>

namespace entente::growth {

ResultTable degree_distribution(const Graph& graph, const DegreeDistributionOptions& options,
                                const Run& run) {
    run.throw_if_stopped();
    const paths::Arcs arcs(graph, options.direction);
    std::vector<std::uint64_t> degrees;
    for (const Vertex v : graph.vertices()) degrees.push_back(arcs.last(v) - arcs.first(v));
    const Counts counts = Counts::of(degrees);
    const PowerLaw law = fit_power_law(counts, options.least);

    const auto rows = counts.value.size();
    std::vector<double> degree(rows), actors(rows), share(rows), fit(rows, undefined);
    const auto all = static_cast<double>(degrees.size());
    std::size_t seen = 0;
    for (std::size_t i = rows; i-- > 0;) {
        seen += counts.count[i];
        degree[i] = static_cast<double>(counts.value[i]);
        actors[i] = static_cast<double>(counts.count[i]);
        share[i] = static_cast<double>(seen) / all;
        if (law.is_fitted() && counts.value[i] >= law.least)
            fit[i] = steady(static_cast<double>(law.count) / all * law.at_least(counts.value[i]));
    }
    return {{{"degree", std::move(degree)},
             {"actors", std::move(actors)},
             {"share_at_least", std::move(share)},
             {"fit", std::move(fit)}}};
}

Spec degree_distribution_spec() {
    return describe(&degree_distribution,
                    {.name = "growth.degree_distribution",
                     .summary = "actors by their number of partners, with a power law beside",
                     .formula = "share of actors with degree >= k; fit: c zeta(a, k) / zeta(a, k0)",
                     .caveat = "a straight look on double logarithmic axes is no proof of a law",
                     .time = "O(n + m + d^2), d distinct degrees",
                     .space = "O(n)",
                     .references = {"clauset2009"}});
}

} // namespace entente::growth
