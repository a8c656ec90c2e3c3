#include <entente/algorithms/growth/figures.hpp>
#include <entente/algorithms/growth/gaps.hpp>
#include <entente/algorithms/growth/moments.hpp>
#include <entente/core/base/draws.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::growth {
namespace {

struct Gaps {
    std::vector<double> all;
    std::vector<std::pair<double, double>> next; ///< each gap with the one after it
};

/// Days of ties by owner, sorted by owner, then day.
Gaps between(const std::vector<std::pair<std::uint64_t, Day>>& days) {
    Gaps gaps;
    for (std::size_t i = 1; i < days.size(); ++i) {
        if (days[i].first != days[i - 1].first) continue;
        const double gap = days[i].second - days[i - 1].second;
        if (i > 1 && days[i - 2].first == days[i].first)
            gaps.next.push_back({gaps.all.back(), gap});
        gaps.all.push_back(gap);
    }
    return gaps;
}

constexpr std::array shares{0.1, 0.25, 0.5, 0.75, 0.9};
constexpr std::array labels{"quantile 0.1", "quantile 0.25", "quantile 0.5", "quantile 0.75",
                            "quantile 0.9", "mean",          "burstiness"};
using Summary = std::array<double, labels.size()>;

double quantile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto low = static_cast<std::size_t>(place);
    const double rest = place - static_cast<double>(low);
    return rest > 0 ? sorted[low] + rest * (sorted[low + 1] - sorted[low]) : sorted[low];
}

Summary summary(std::vector<double>& gaps) {
    Summary all;
    all.fill(undefined);
    if (gaps.empty()) return all;
    std::sort(gaps.begin(), gaps.end());
    for (std::size_t q = 0; q < shares.size(); ++q) all[q] = quantile(gaps, shares[q]);
    const auto n = static_cast<double>(gaps.size());
    const double mean = std::accumulate(gaps.begin(), gaps.end(), 0.0) / n;
    double square = 0;
    for (const double gap : gaps) square += (gap - mean) * (gap - mean);
    const double deviation = std::sqrt(square / n);
    all[5] = mean;
    if (mean > 0) all[6] = (deviation - mean) / (deviation + mean);
    return all;
}

double correlation(const std::vector<std::pair<double, double>>& pairs) {
    const auto n = static_cast<double>(pairs.size());
    double x = 0, y = 0;
    for (const auto& [a, b] : pairs) x += a / n, y += b / n;
    double xx = 0, yy = 0, xy = 0, aa = 0, bb = 0;
    for (const auto& [a, b] : pairs) {
        xx += (a - x) * (a - x);
        yy += (b - y) * (b - y);
        xy += (a - x) * (b - y);
        aa += a * a;
        bb += b * b;
    }
    // Rounding leaves a little where all are the same.
    return xx > 1e-20 * aa && yy > 1e-20 * bb ? xy / std::sqrt(xx * yy) : undefined;
}

void write(const std::string& who, const Gaps& gaps, const GapsOptions& options, const Run& run,
           std::uint64_t stream, Figures& figures) {
    figures.add_count(who + ": gaps", gaps.all.size());
    auto sorted = gaps.all;
    const Summary value = summary(sorted);
    std::vector<Summary> drawn(gaps.all.empty() ? 0 : options.draws);
    run.for_each(
        drawn.size(), [] { return std::vector<double>{}; },
        [&](std::size_t item, std::vector<double>& sample) {
            Draws draws(run.seed, stream * 1'000'003 + item);
            sample.clear();
            for (std::size_t i = 0; i < gaps.all.size(); ++i)
                sample.push_back(
                    gaps.all[draws.below(static_cast<std::uint32_t>(gaps.all.size()))]);
            drawn[item] = summary(sample);
        });
    for (const std::size_t c : {5, 0, 1, 2, 3, 4, 6}) {
        std::vector<double> column;
        for (const Summary& one : drawn)
            if (!std::isnan(one[c])) column.push_back(one[c]);
        std::sort(column.begin(), column.end());
        const double side = (1 - options.confidence) / 2;
        const bool any = !column.empty();
        figures.add(who + ": " + labels[c], value[c], any ? quantile(column, side) : undefined,
                    any ? quantile(column, 1 - side) : undefined);
    }
    const auto n = static_cast<double>(gaps.next.size());
    const double r = gaps.next.size() > 2 ? correlation(gaps.next) : undefined;
    double lower = undefined, upper = undefined;
    if (gaps.next.size() > 3 && std::abs(r) < 1) {
        const double z = std::atanh(r),
                     half = normal_quantile(0.5 + options.confidence / 2) / std::sqrt(n - 3);
        lower = std::tanh(z - half);
        upper = std::tanh(z + half);
    }
    figures.add(who + ": memory", r, lower, upper);
}

} // namespace

ResultTable gaps(const Timeline& timeline, const GapsOptions& options, const Run& run) {
    require_sound(timeline);
    run.throw_if_stopped();
    LeftOut left_out;
    std::vector<std::pair<std::uint64_t, Day>> network, actors, pairs;
    for (const Moment& moment : moments(timeline, &left_out)) {
        const Event& event = timeline.events[moment.event];
        const auto [u, v] = std::minmax(event.from, event.to);
        network.push_back({0, moment.day});
        actors.push_back({index(u), moment.day});
        if (u == v) continue;
        actors.push_back({index(v), moment.day});
        pairs.push_back({index(u) * std::uint64_t{timeline.order} + index(v), moment.day});
    }
    for (auto* days : {&network, &actors, &pairs}) std::sort(days->begin(), days->end());
    Figures figures;
    write("network", between(network), options, run, 1, figures);
    write("actor", between(actors), options, run, 2, figures);
    write("pair", between(pairs), options, run, 3, figures);
    figures.add_count("ties undated", left_out.undated);
    figures.add_count("ties open to one side", left_out.open);
    return std::move(figures).table();
}

Spec gaps_spec() {
    return describe(&gaps,
                    {.name = "growth.gaps",
                     .summary = "days from one tie to the next: quantiles, burstiness, memory",
                     .formula = "B = (d - m) / (d + m); M = correlation of consecutive gaps",
                     .caveat = "days of imprecise dates are middle days, and meet there",
                     .time = "O(draws g log g), g gaps",
                     .space = "O(g) a thread",
                     .references = {"goh2008"}});
}

} // namespace entente::growth
