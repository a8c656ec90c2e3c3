#include <entente/algorithms/growth/figures.hpp>
#include <entente/algorithms/growth/s_curves.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace entente::growth {
namespace {

void write(const std::string& name, const RisingFit& fit, double confidence, Figures& figures) {
    const auto names = parameter_names(fit.curve);
    const auto n = static_cast<double>(fit.points);
    const double t = fit.points > 3 ? student_quantile(0.5 + confidence / 2, n - 3) : undefined;
    for (std::size_t p = 0; p < 3; ++p) {
        const double value = fit.parameter[p], half = t * fit.error[p];
        if (names[p] == "midpoint")
            figures.add(name + ": " + names[p], value, value - half, value + half);
        else
            figures.add(name + ": " + names[p], value, value * std::exp(-half / value),
                        value * std::min(std::exp(half / value), 1e300));
    }
    figures.add(name + ": residual error", fit.residual_error);
    figures.add(name + ": converged", fit.converged);
}

} // namespace

ResultTable s_curves(const Timeline& timeline, const SCurvesOptions& options, const Run& run) {
    require_sound(timeline);
    run.throw_if_stopped();
    const Cumulated all = cumulated(timeline, options.period, options.count);
    std::vector<double> fresh = all.count;
    for (std::size_t p = fresh.size(); p-- > 1;) fresh[p] -= fresh[p - 1];

    const std::vector<std::pair<std::string, Rising>> curves{
        {"logistic", Rising::logistic}, {"gompertz", Rising::gompertz}, {"bass", Rising::bass}};
    std::vector<RisingFit> fits;
    for (const auto& [_, curve] : curves) {
        run.throw_if_stopped();
        fits.push_back(fit_rising(curve, all.count));
    }
    double least = undefined, sum = 0;
    for (const auto& fit : fits) least = std::fmin(least, fit.aicc);
    for (const auto& fit : fits)
        if (!std::isnan(fit.aicc)) sum += std::exp((least - fit.aicc) / 2);

    Figures figures;
    for (std::size_t i = 0; i < fits.size(); ++i) {
        write(curves[i].first, fits[i], options.confidence, figures);
        figures.add(curves[i].first + ": aicc", fits[i].aicc);
        figures.add(curves[i].first + ": weight", std::exp((least - fits[i].aicc) / 2) / sum);
    }
    write("bass by period", fit_rising(Rising::bass_steps, fresh), options.confidence, figures);
    const auto regression = bass_regression(fresh);
    figures.add("bass 1969: ceiling", regression.ceiling);
    figures.add("bass 1969: innovation", regression.innovation);
    figures.add("bass 1969: imitation", regression.imitation);
    figures.add("bass 1969: r squared", regression.determined);
    figures.add_count("periods", all.periods.size());
    figures.add_count("ties undated", all.undated);
    figures.add_count("ties open to one side", all.open);
    return std::move(figures).table();
}

Spec s_curves_spec() {
    return describe(&s_curves,
                    {.name = "growth.s_curves",
                     .summary = "logistic, Gompertz and Bass curves, compared by AICc",
                     .formula = "least squares on sums at the end of periods; AICc with k = 4",
                     .caveat = "errors of sums hang together, so intervals are too narrow; a "
                               "ceiling far above the data is a guess",
                     .time = "O(e log e + p), p periods",
                     .space = "O(e + p)",
                     .references = {"bass1969", "srinivasan1986", "winsor1932", "hurvich1989"}});
}

} // namespace entente::growth
