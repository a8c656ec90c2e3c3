#include <entente/algorithms/growth/figures.hpp>
#include <entente/algorithms/growth/power_law.hpp>
#include <entente/algorithms/growth/tails.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente::growth {
namespace {

/// Whether samples drawn from the law lie farther from their own fit, one by one.
std::size_t farther(const Counts& counts, const PowerLaw& law, const PowerLawOptions& options,
                    const Run& run) {
    std::vector<std::uint64_t> below;
    for (std::size_t i = 0; i < counts.value.size() && counts.value[i] < law.least; ++i)
        below.insert(below.end(), counts.count[i], counts.value[i]);
    const std::size_t all = below.size() + law.count;
    const PowerLawDraws draw(law);
    std::vector<char> is_farther(options.draws);
    run.for_each(
        options.draws, [] { return std::vector<std::uint64_t>{}; },
        [&](std::size_t item, std::vector<std::uint64_t>& sample) {
            Draws draws(run.seed, item);
            sample.clear();
            for (std::size_t i = 0; i < all; ++i) {
                const auto place = draws.below(static_cast<std::uint32_t>(all));
                sample.push_back(place < below.size() ? below[place] : draw(draws));
            }
            const auto fit = fit_power_law(Counts::of(sample), options.least);
            is_farther[item] = fit.is_fitted() && fit.distance >= law.distance;
        });
    return static_cast<std::size_t>(std::count(is_farther.begin(), is_farther.end(), 1));
}

} // namespace

ResultTable power_law(const Graph& graph, const PowerLawOptions& options, const Run& run) {
    run.throw_if_stopped();
    const paths::Arcs arcs(graph, options.direction);
    std::vector<std::uint64_t> degrees;
    for (const Vertex v : graph.vertices())
        if (const auto degree = arcs.last(v) - arcs.first(v)) degrees.push_back(degree);
    const Counts counts = Counts::of(degrees);
    const PowerLaw law = fit_power_law(counts, options.least);

    Figures figures;
    const bool fitted = law.is_fitted();
    const double z = normal_quantile(0.5 + options.confidence / 2);
    const auto known = [&](double value) { return fitted ? value : undefined; };
    figures.add("exponent", known(law.exponent), known(law.exponent - z * law.error),
                known(law.exponent + z * law.error));
    figures.add("standard error", known(law.error));
    figures.add("least degree", known(static_cast<double>(law.least)));
    figures.add_count("actors", degrees.size());
    figures.add_count("actors in the law", law.count);
    figures.add("distance", known(law.distance));
    if (fitted && options.draws) {
        const auto m = static_cast<double>(options.draws),
                   p = static_cast<double>(farther(counts, law, options, run)) / m,
                   middle = (p + z * z / (2 * m)) / (1 + z * z / m),
                   half = z / (1 + z * z / m) * std::sqrt(p * (1 - p) / m + z * z / (4 * m * m));
        // At none and at all, rounding would leave a little.
        figures.add("p of the fit", p, p > 0 ? middle - half : 0, p < 1 ? middle + half : 1);
    } else {
        figures.add("p of the fit", undefined);
    }
    if (!fitted) return std::move(figures).table();
    const Counts tail = counts.from(law.least);
    for (const Rival& rival : fit_rivals(tail, law)) {
        const auto ratio = compare(tail, law, rival);
        figures.add(rival.name + ": log ratio", steady(ratio.log_ratio, 6));
        figures.add(rival.name + ": p", steady(ratio.p, 6));
        for (const auto& [name, value] : rival.parameters)
            figures.add(rival.name + ": " + name, steady(value, 6));
    }
    return std::move(figures).table();
}

Spec power_law_spec() {
    return describe(&power_law,
                    {.name = "growth.power_law",
                     .summary = "whether degrees follow a power law, and which law fits better",
                     .formula = "p(k) = k^-a / zeta(a, k0), a by maximum likelihood, k0 by the "
                                "least distance",
                     .caveat = "few actors cannot tell laws apart; degrees of unobserved actors "
                               "are too low",
                     .time = "O(draws (n log n + d^2)), d distinct degrees",
                     .space = "O(n) a thread",
                     .references = {"clauset2009", "vuong1989"}});
}

} // namespace entente::growth
