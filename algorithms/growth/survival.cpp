#include <entente/algorithms/growth/figures.hpp>
#include <entente/algorithms/growth/lifetimes.hpp>
#include <entente/algorithms/growth/survival.hpp>
#include <entente/core/base/draws.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::growth {
namespace {

struct Rows {
    std::vector<std::string> group, quantity;
    std::vector<double> value, lower, upper;
    void add(const std::string& of, std::string what, double v, double low = undefined,
             double high = undefined) {
        group.push_back(of);
        quantity.push_back(std::move(what));
        value.push_back(steady(v));
        lower.push_back(steady(low));
        upper.push_back(steady(high));
    }
};

constexpr double year = 365.25;

/// Between which days half have ended.
std::pair<double, double> median(const Turnbull& curve) {
    double rest = 1;
    for (const auto& interval : curve.intervals) {
        rest -= interval.mass;
        if (rest <= 0.5 + 1e-6)
            return {interval.from, std::isinf(interval.to) ? undefined : interval.to};
    }
    return {undefined, undefined};
}

std::pair<double, double> percentiles(std::vector<double> values, double confidence) {
    // What is not reached in a sample lies beyond all that is.
    for (double& value : values)
        if (std::isnan(value)) value = std::numeric_limits<double>::infinity();
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        const double value =
            values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
        return std::isinf(value) ? undefined : value;
    };
    return {at((1 - confidence) / 2), at((1 + confidence) / 2)};
}

void write(const std::string& label, const Lifetimes& lives, const SurvivalOptions& options,
           const Run& run, std::uint64_t stream, Rows& rows) {
    const auto add_count = [&](const std::string& what, std::size_t count) {
        rows.add(label, what, static_cast<double>(count));
    };
    const auto ended = static_cast<std::size_t>(
        std::count_if(lives.exact.begin(), lives.exact.end(), [](auto& l) { return l.ended; }));
    add_count("ties", lives.spans.size());
    add_count("ended", ended + lives.without_end);
    add_count("censored", lives.exact.size() - ended);

    const auto steps = kaplan_meier(lives.exact, options.confidence);
    double longest = 0;
    for (const auto& life : lives.exact) longest = std::max(longest, life.days);
    const auto half = reached(steps, 0.5), quarter = reached(steps, 0.75);
    rows.add(label, "kaplan-meier: median", half.days, half.lower, half.upper);
    rows.add(label, "kaplan-meier: quartile", quarter.days, quarter.lower, quarter.upper);
    for (const int years : {1, 2, 5, 10}) {
        const double days = years * year;
        SurvivalStep at{.lower = undefined, .upper = undefined};
        for (const auto& step : steps)
            if (step.days <= days) at = step;
        const bool seen = !lives.exact.empty() && (days <= longest || at.share == 0);
        rows.add(label, "kaplan-meier: after " + std::to_string(years) + " years",
                 seen ? at.share : undefined, seen ? at.lower : undefined,
                 seen ? at.upper : undefined);
    }

    const Turnbull curve = turnbull(lives.spans);
    std::vector<double> earliest(lives.spans.empty() ? 0 : options.draws), latest(earliest.size());
    run.for_each(
        earliest.size(), [] { return std::vector<LifetimeSpan>{}; },
        [&](std::size_t item, std::vector<LifetimeSpan>& sample) {
            Draws draws(run.seed, stream * 1'000'003 + item);
            sample.clear();
            for (std::size_t i = 0; i < lives.spans.size(); ++i)
                sample.push_back(
                    lives.spans[draws.below(static_cast<std::uint32_t>(lives.spans.size()))]);
            std::tie(earliest[item], latest[item]) = median(turnbull(sample));
        });
    const auto [from, to] = median(curve);
    const auto interval = [&](const std::vector<double>& values) {
        return values.empty() ? std::pair{undefined, undefined}
                              : percentiles(values, options.confidence);
    };
    const auto [from_low, from_high] = interval(earliest);
    const auto [to_low, to_high] = interval(latest);
    rows.add(label, "turnbull: median earliest", from, from_low, from_high);
    rows.add(label, "turnbull: median latest", to, to_low, to_high);
    for (const int years : {1, 2, 5, 10}) {
        const double days = years * year;
        const bool any = !curve.intervals.empty();
        const double low = any ? steady(curve.after(days), 6) : undefined,
                     high = any ? steady(curve.before(days), 6) : undefined;
        // Between none and all the middle would say what nobody knows.
        const double middle = high - low < 1 ? (low + high) / 2 : undefined;
        rows.add(label, "turnbull: after " + std::to_string(years) + " years", middle, low, high);
    }
    rows.add(label, "turnbull: gap", curve.converged ? 0 : steady(curve.gap, 2));
    add_count("without beginning", lives.without_begin);
    add_count("without end", lives.without_end);
    add_count("begun after last told", lives.too_late);
}

} // namespace

ResultTable survival(const Timeline& timeline, const SurvivalOptions& options, const Run& run) {
    require_sound(timeline);
    run.throw_if_stopped();
    Rows rows;
    write("", lifetimes(timeline), options, run, 0, rows);
    if (options.by_group)
        for (std::uint32_t g = 0; g < timeline.groups.size(); ++g) {
            const auto lives = lifetimes(timeline, &g);
            if (lives.spans.size() + lives.without_begin + lives.too_late == 0) continue;
            const auto& label = timeline.groups[g];
            write(label.empty() ? "(none)" : label, lives, options, run, g + 1, rows);
        }
    return {{{"group", std::move(rows.group)},
             {"quantity", std::move(rows.quantity)},
             {"value", std::move(rows.value)},
             {"lower", std::move(rows.lower)},
             {"upper", std::move(rows.upper)}}};
}

Spec survival_spec() {
    return describe(
        &survival,
        {.name = "growth.survival",
         .summary = "how long ties hold: medians and shares, with dates as days or as intervals",
         .formula = "S(t) = product of 1 - ended / at risk; Turnbull: the most likely S given "
                    "intervals",
         .caveat = "takes what ends observation to have nothing to do with what ends a tie",
         .time = "O(e log e + draws r e), r rounds",
         .space = "O(e) a thread",
         .references = {"kaplan1958", "turnbull1976", "brookmeyer1982"}});
}

} // namespace entente::growth
