#include <entente/algorithms/growth/figures.hpp>
#include <entente/algorithms/growth/forecast.hpp>
#include <entente/core/run/catalogue.hpp>

#include <cmath>
#include <utility>
#include <vector>

namespace entente::growth {

Series forecast(const Timeline& timeline, const ForecastOptions& options, const Run& run) {
    require_sound(timeline);
    run.throw_if_stopped();
    const Cumulated all = cumulated(timeline, options.period, options.count);
    Series series;
    series.periods = all.periods;
    series.apart = {{"undated ties", static_cast<double>(all.undated)},
                    {"ties open to one side", static_cast<double>(all.open)}};
    if (all.periods.empty()) return series;
    const Calendar calendar(options.period);
    const Day most = last_day(9999);
    for (std::uint32_t i = 0; i < options.ahead && series.periods.back().last < most; ++i) {
        const int p = calendar.of(series.periods.back().last + 1);
        series.periods.push_back({calendar.label(p), calendar.first_day(p), calendar.last_day(p)});
    }
    const auto size = series.periods.size();
    auto observed = all.count;
    observed.resize(size, undefined);
    series.columns.push_back({"observed", "", observed, observed});
    for (const auto& [name, curve] :
         std::initializer_list<std::pair<const char*, Rising>>{{"logistic", Rising::logistic},
                                                               {"gompertz", Rising::gompertz},
                                                               {"bass", Rising::bass}}) {
        run.throw_if_stopped();
        const RisingFit fit = fit_rising(curve, all.count);
        std::vector<double> value(size, undefined), lower(size, undefined), upper(size, undefined);
        if (fit.converged) {
            const double q =
                student_quantile(0.5 + options.confidence / 2, static_cast<double>(fit.points) - 3);
            for (std::size_t p = 0; p < size; ++p) {
                const double t = static_cast<double>(p + 1), error = fit.error_at(t),
                             half = q * std::sqrt(fit.residual_error * fit.residual_error +
                                                  error * error);
                value[p] = steady(fit.at(t));
                lower[p] = steady(fit.at(t) - half);
                upper[p] = steady(fit.at(t) + half);
            }
        }
        series.columns.push_back({name, "", value, value});
        series.columns.push_back(
            {std::string{name} + " band", "", std::move(lower), std::move(upper)});
    }
    return series;
}

Spec forecast_spec() {
    return describe(&forecast,
                    {.name = "growth.forecast",
                     .summary = "logistic, Gompertz and Bass curves carried on, with bands",
                     .formula = "fitted value and quantile * sqrt(residual variance + variance of "
                                "the curve)",
                     .caveat = "bands do not know whether the curve is the right one",
                     .time = "O(e log e + p), p periods",
                     .space = "O(e + p)",
                     .references = {"bass1969", "winsor1932"}});
}

} // namespace entente::growth
