#include <entente/algorithms/growth/figures.hpp>
#include <entente/algorithms/growth/lifetimes.hpp>
#include <entente/algorithms/growth/moments.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace entente::growth {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

} // namespace

Lifetimes lifetimes(const Timeline& timeline, const std::uint32_t* group) {
    Lifetimes all;
    const double told = timeline.last_told;
    for (const Event& event : timeline.events) {
        if (group && event.group != *group) continue;
        const Date& begin = event.spell.begin;
        const Date& end = event.spell.end;
        const auto day = middle(begin);
        if (!day) {
            ++all.without_begin;
            continue;
        }
        if (begin.earliest() > timeline.last_told) {
            ++all.too_late;
            continue;
        }
        const bool ends = event.spell.is_end_known || end.is_known();
        const double first = begin.earliest(), last = std::min<double>(begin.latest(), told),
                     at = std::min<double>(*day, told);
        const double held =
            event.spell.held.is_known() && event.spell.held.earliest() != Date::open_begin
                ? event.spell.held.earliest()
                : -infinity;
        if (!ends || (end.earliest() != Date::open_begin && end.earliest() > timeline.last_told)) {
            // Nobody says that it lasts: it held for as long as a source says so, and no longer.
            const bool lasts = ends || event.spell.certainly_lasts;
            all.exact.push_back({std::max(0.0, (lasts ? told : std::min(held, told)) - at), false});
            all.spans.push_back(
                {std::max(0.0, (lasts ? told : std::min(held, told)) - last), infinity});
            continue;
        }
        const double earliest =
            std::max({last, held, end.earliest() == Date::open_begin ? last : end.earliest()});
        // An end that may lie beyond what is told may be later than any day.
        const bool open = end.latest() == Date::open_end || end.latest() > timeline.last_told;
        const bool unknown_time = !end.is_known();
        const double most = !open          ? std::max<double>(end.latest() - first, 0)
                            : unknown_time ? std::max(told - first, 0.0)
                                           : infinity;
        all.spans.push_back({std::min(std::max(0.0, earliest - last), most), most});
        if (const auto stop = middle(end); stop && *stop <= told)
            all.exact.push_back({std::max(0.0, *stop - at), true});
        else if (stop)
            all.exact.push_back({std::max(0.0, told - at), false});
        else
            ++all.without_end;
    }
    return all;
}

std::vector<SurvivalStep> kaplan_meier(std::vector<Lifetime> all, double confidence) {
    std::sort(all.begin(), all.end(),
              [](const Lifetime& a, const Lifetime& b) { return a.days < b.days; });
    const double z = normal_quantile(0.5 + confidence / 2);
    std::vector<SurvivalStep> steps;
    double share = 1, variance = 0;
    for (std::size_t i = 0, end = 0; i < all.size(); i = end) {
        std::size_t ended = 0;
        for (end = i; end < all.size() && all[end].days == all[i].days; ++end)
            ended += all[end].ended;
        if (ended == 0) continue;
        const std::size_t at_risk = all.size() - i;
        const auto n = static_cast<double>(at_risk), d = static_cast<double>(ended);
        share = at_risk == ended ? 0 : share * (1 - d / n);
        variance += d / (n * (n - d));
        SurvivalStep step{all[i].days, share, undefined, undefined, at_risk, ended};
        if (share > 0) {
            const double log_share = std::log(share),
                         off = std::exp(z * std::sqrt(variance) / std::abs(log_share));
            step.lower = std::exp(log_share * off);
            step.upper = std::exp(log_share / off);
        }
        steps.push_back(step);
    }
    return steps;
}

Reached reached(std::span<const SurvivalStep> steps, double share) {
    Reached at{undefined, undefined, undefined};
    const auto meet = [&](double& place, double value, double days) {
        if (std::isnan(place) && value <= share + 1e-12) place = days;
    };
    for (const auto& step : steps) {
        meet(at.days, step.share, step.days);
        // Where nothing is left bounds are not defined, and nothing can be above.
        if (std::isnan(step.lower)) {
            meet(at.lower, step.share, step.days);
            continue;
        }
        meet(at.lower, step.lower, step.days);
        meet(at.upper, step.upper, step.days);
    }
    return at;
}

double Turnbull::after(double days) const {
    double rest = 0;
    for (const auto& interval : intervals)
        if (interval.from > days) rest += interval.mass;
    return rest;
}

double Turnbull::before(double days) const {
    double rest = 0;
    for (const auto& interval : intervals)
        if (interval.to > days) rest += interval.mass;
    return rest;
}

namespace {

/// Spans as ranges of innermost intervals, with how often each occurs.
struct Ranges {
    std::vector<std::size_t> first, last;
    std::vector<double> count;
    double total = 0;
};

class SelfConsistency {
public:
    SelfConsistency(const Ranges& ranges, std::size_t size)
        : ranges_(&ranges), sums_(size + 1), pull_(size + 1) {}

    /// What each interval's mass is multiplied with, into `factor`; the mean log-likelihood.
    double factors(const std::vector<double>& mass, std::vector<double>& factor) {
        const std::size_t m = mass.size();
        for (std::size_t j = 0; j < m; ++j) sums_[j + 1] = sums_[j] + mass[j];
        std::fill(pull_.begin(), pull_.end(), 0.0);
        double likelihood = 0;
        for (std::size_t i = 0; i < ranges_->count.size(); ++i) {
            const double chance = sums_[ranges_->last[i] + 1] - sums_[ranges_->first[i]],
                         share = ranges_->count[i] / ranges_->total;
            if (!(chance > 0)) return -infinity;
            likelihood += share * std::log(chance);
            pull_[ranges_->first[i]] += share / chance;
            pull_[ranges_->last[i] + 1] -= share / chance;
        }
        double sum = 0;
        factor.resize(m);
        for (std::size_t j = 0; j < m; ++j) factor[j] = sum += pull_[j];
        return likelihood;
    }

    double step(const std::vector<double>& mass, std::vector<double>& next) {
        const double likelihood = factors(mass, factor_);
        next.resize(mass.size());
        double sum = 0;
        for (std::size_t j = 0; j < mass.size(); ++j)
            sum += next[j] = mass[j] * std::max(0.0, factor_[j]);
        for (double& value : next) value /= sum;
        return likelihood;
    }

private:
    const Ranges* ranges_;
    std::vector<double> sums_, pull_, factor_;
};

} // namespace

Turnbull turnbull(std::vector<LifetimeSpan> spans) {
    Turnbull result;
    if (spans.empty()) {
        result.converged = true;
        return result;
    }
    // A left end that is followed by a right end, at the same place left ends first.
    std::vector<std::pair<double, bool>> ends;
    for (const auto& span : spans) {
        ends.push_back({span.least, false});
        ends.push_back({span.most, true});
    }
    std::sort(ends.begin(), ends.end());
    for (std::size_t i = 0; i + 1 < ends.size(); ++i)
        if (!ends[i].second && ends[i + 1].second)
            result.intervals.push_back({ends[i].first, ends[i + 1].first, 0});
    const std::size_t m = result.intervals.size();

    std::sort(spans.begin(), spans.end(), [](const LifetimeSpan& a, const LifetimeSpan& b) {
        return std::pair{a.least, a.most} < std::pair{b.least, b.most};
    });
    Ranges ranges;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        ++ranges.total;
        if (i && spans[i] == spans[i - 1]) {
            ++ranges.count.back();
            continue;
        }
        const auto first = std::lower_bound(
            result.intervals.begin(), result.intervals.end(), spans[i].least,
            [](const Innermost& interval, double least) { return interval.from < least; });
        const auto last = std::upper_bound(
            result.intervals.begin(), result.intervals.end(), spans[i].most,
            [](double most, const Innermost& interval) { return most < interval.to; });
        ranges.first.push_back(static_cast<std::size_t>(first - result.intervals.begin()));
        ranges.last.push_back(static_cast<std::size_t>(last - result.intervals.begin()) - 1);
        ranges.count.push_back(1);
    }

    SelfConsistency rule(ranges, m);
    std::vector<double> mass(m, 1.0 / static_cast<double>(m)), one, two, far, factor;
    while (result.iterations < 100'000) {
        rule.factors(mass, factor);
        result.gap = *std::max_element(factor.begin(), factor.end()) - 1;
        if (result.gap < 1e-8) {
            result.converged = true;
            break;
        }
        rule.step(mass, one);
        const double likelihood = rule.step(one, two);
        result.iterations += 2;
        double first = 0, second = 0;
        for (std::size_t j = 0; j < m; ++j) {
            const double step = one[j] - mass[j], turn = two[j] - one[j] - step;
            first += step * step;
            second += turn * turn;
        }
        // Where two steps go on in one direction, go farther that way if that is no loss.
        const double length = second > 0 ? std::min(-1.0, -std::sqrt(first / second)) : -1;
        far.resize(m);
        bool inside = length < -1;
        for (std::size_t j = 0; j < m && inside; ++j) {
            const double step = one[j] - mass[j], turn = two[j] - one[j] - step;
            far[j] = mass[j] - 2 * length * step + length * length * turn;
            inside = far[j] >= 0;
        }
        mass = two;
        if (!inside) continue;
        double sum = 0;
        for (const double value : far) sum += value;
        for (double& value : far) value /= sum;
        if (rule.factors(far, factor) >= likelihood) rule.step(far, mass);
    }
    for (std::size_t j = 0; j < m; ++j) result.intervals[j].mass = mass[j];
    return result;
}

} // namespace entente::growth
