#include <entente/algorithms/growth/figures.hpp>
#include <entente/algorithms/growth/lifetimes.hpp>
#include <entente/algorithms/growth/survival_curve.hpp>
#include <entente/core/run/catalogue.hpp>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace entente::growth {
namespace {

struct Rows {
    std::vector<std::string> group, method;
    std::vector<double> days, share, lower, upper, at_risk, ended;
    void add(const std::string& of, const char* by, double day, double value, double low,
             double high, double risk, double gone) {
        group.push_back(of);
        method.push_back(by);
        days.push_back(day);
        share.push_back(steady(value));
        lower.push_back(steady(low));
        upper.push_back(steady(high));
        at_risk.push_back(risk);
        ended.push_back(gone);
    }
};

void write(const std::string& label, const Lifetimes& lives, double confidence, Rows& rows) {
    if (!lives.exact.empty())
        rows.add(label, "kaplan-meier", 0, 1, undefined, undefined,
                 static_cast<double>(lives.exact.size()), 0);
    for (const auto& step : kaplan_meier(lives.exact, confidence))
        rows.add(label, "kaplan-meier", step.days, step.share, step.lower, step.upper,
                 static_cast<double>(step.at_risk), static_cast<double>(step.ended));
    double rest = 1;
    for (const auto& interval : turnbull(lives.spans).intervals) {
        // What iterations leave on an interval that bears nothing.
        if (interval.mass < 1e-6) continue;
        if (interval.from < interval.to)
            rows.add(label, "turnbull", interval.from, steady(rest, 6), undefined, undefined,
                     undefined, undefined);
        rest = std::max(0.0, rest - interval.mass);
        if (!std::isinf(interval.to))
            rows.add(label, "turnbull", interval.to, steady(rest < 1e-6 ? 0 : rest, 6), undefined,
                     undefined, undefined, undefined);
    }
}

} // namespace

ResultTable survival_curve(const Timeline& timeline, const SurvivalCurveOptions& options,
                           const Run& run) {
    require_sound(timeline);
    run.throw_if_stopped();
    Rows rows;
    write("", lifetimes(timeline), options.confidence, rows);
    if (options.by_group)
        for (std::uint32_t g = 0; g < timeline.groups.size(); ++g) {
            const auto& label = timeline.groups[g];
            write(label.empty() ? "(none)" : label, lifetimes(timeline, &g), options.confidence,
                  rows);
        }
    return {{{"group", std::move(rows.group)},
             {"method", std::move(rows.method)},
             {"days", std::move(rows.days)},
             {"share", std::move(rows.share)},
             {"lower", std::move(rows.lower)},
             {"upper", std::move(rows.upper)},
             {"at risk", std::move(rows.at_risk)},
             {"ended", std::move(rows.ended)}}};
}

Spec survival_curve_spec() {
    return describe(&survival_curve,
                    {.name = "growth.survival_curve",
                     .summary = "the share of ties that hold longer than so many days",
                     .formula = "product limit, and Turnbull's estimate on innermost intervals",
                     .caveat = "Turnbull's curve is not defined within an innermost interval",
                     .time = "O(e log e + r e), r rounds",
                     .space = "O(e)",
                     .references = {"kaplan1958", "turnbull1976"}});
}

} // namespace entente::growth
