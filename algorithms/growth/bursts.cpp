#include <entente/algorithms/growth/bursts.hpp>
#include <entente/algorithms/growth/moments.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace entente::growth {

std::vector<std::uint32_t> burst_levels(std::span<const double> places, double s, double gamma) {
    std::vector<std::uint32_t> levels(places.size());
    if (places.size() < 2) return levels;
    const std::size_t n = places.size() - 1;
    const double whole = places.back() - places.front();
    double least = whole;
    for (std::size_t t = 0; t < n; ++t) least = std::min(least, places[t + 1] - places[t]);
    if (!(least > 0)) throw UsageError("bursts want places in time that differ");
    // A hair below a whole number is that number.
    const auto count = 1 + static_cast<std::size_t>(std::max(
                               0.0, std::ceil(std::log(whole / least) / std::log(s) - 1e-9)));
    const double mean = whole / static_cast<double>(n),
                 rise = gamma * std::log(static_cast<double>(n));
    std::vector<double> rate(count), log_rate(count), cost(count, 0), next(count);
    for (std::size_t i = 0; i < count; ++i) {
        log_rate[i] = static_cast<double>(i) * std::log(s) - std::log(mean);
        rate[i] = std::exp(log_rate[i]);
        if (i) cost[i] = std::numeric_limits<double>::infinity();
    }
    std::vector<std::uint32_t> from(n * count);
    for (std::size_t t = 0; t < n; ++t) {
        const double gap = places[t + 1] - places[t];
        // The cheapest at this level or above comes for free, the cheapest below has to rise.
        std::vector<std::uint32_t> above(count);
        for (std::size_t j = count; j-- > 0;) {
            above[j] = static_cast<std::uint32_t>(j);
            if (j + 1 < count && cost[above[j + 1]] < cost[j] - 1e-9) above[j] = above[j + 1];
        }
        std::size_t below = 0;
        for (std::size_t j = 0; j < count; ++j) {
            const auto risen = [&](std::size_t i) {
                return cost[i] + static_cast<double>(j - i) * rise;
            };
            std::uint32_t best = above[j];
            double value = cost[best];
            if (j) {
                if (risen(j - 1) < risen(below) - 1e-9) below = j - 1;
                if (!(risen(below) > value + 1e-9)) {
                    best = static_cast<std::uint32_t>(below);
                    value = risen(below);
                }
            }
            from[t * count + j] = best;
            next[j] = value - log_rate[j] + rate[j] * gap;
        }
        std::swap(cost, next);
    }
    std::size_t level = 0;
    for (std::size_t j = 1; j < count; ++j)
        if (cost[j] < cost[level] - 1e-9) level = j;
    for (std::size_t t = n; t-- > 0;) {
        levels[t + 1] = static_cast<std::uint32_t>(level);
        level = from[t * count + level];
    }
    return levels;
}

namespace {

struct Rows {
    std::vector<std::string> group, first, last;
    std::vector<double> level, events;
};

/// The bursts of events at the given days, in order.
void write(const std::vector<Day>& days, const std::string& group, const BurstsOptions& options,
           Rows& rows) {
    if (days.size() < 2) return;
    std::vector<double> places;
    for (std::size_t begin = 0, end = 0; begin < days.size(); begin = end) {
        while (end < days.size() && days[end] == days[begin]) ++end;
        for (std::size_t i = begin; i < end; ++i)
            places.push_back(days[begin] + (static_cast<double>(i - begin) + 0.5) /
                                               static_cast<double>(end - begin));
    }
    const auto levels = burst_levels(places, options.s, options.gamma);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const auto before = i ? levels[i - 1] : 0;
        for (auto level = before + 1; level <= levels[i]; ++level) {
            std::size_t end = i;
            while (end < levels.size() && levels[end] >= level) ++end;
            rows.group.push_back(group);
            rows.level.push_back(level);
            rows.first.push_back(to_iso(days[i]));
            rows.last.push_back(to_iso(days[end - 1]));
            rows.events.push_back(static_cast<double>(end - i));
        }
    }
}

} // namespace

ResultTable bursts(const Timeline& timeline, const BurstsOptions& options, const Run& run) {
    require_sound(timeline);
    run.throw_if_stopped();
    const auto all = moments(timeline);
    Rows rows;
    const auto of = [&](std::optional<std::uint32_t> group) {
        std::vector<Day> days;
        for (const Moment& moment : all)
            if (!group || timeline.events[moment.event].group == *group) days.push_back(moment.day);
        return days;
    };
    write(of({}), "", options, rows);
    if (options.by_group)
        for (std::uint32_t g = 0; g < timeline.groups.size(); ++g) {
            run.throw_if_stopped();
            const auto& label = timeline.groups[g];
            write(of(g), label.empty() ? "(none)" : label, options, rows);
        }
    return {{{"group", std::move(rows.group)},
             {"level", std::move(rows.level)},
             {"first", std::move(rows.first)},
             {"last", std::move(rows.last)},
             {"events", std::move(rows.events)}}};
}

Spec bursts_spec() {
    return describe(
        &bursts,
        {.name = "growth.bursts",
         .summary = "times in which ties came thick and fast, level within level",
         .formula = "cheapest levels: gaps exponential with rate s^i n / T, rising (j - i) gamma "
                    "ln n",
         .caveat = "onsets known to the year meet in its middle and look like a burst",
         .time = "O(e log e + e k), k levels",
         .space = "O(e k)",
         .references = {"kleinberg2002"}});
}

} // namespace entente::growth
