#include <entente/algorithms/growth/figures.hpp>
#include <entente/algorithms/growth/moments.hpp>
#include <entente/algorithms/growth/renewal.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace entente::growth {
namespace {

struct Tally {
    std::size_t ended = 0, late = 0, followed = 0, certain = 0, possible = 0, without = 0;
    bool any = false;
};

struct Rows {
    std::vector<std::string> group, quantity;
    std::vector<double> value, lower, upper;
    void add(const std::string& of, const char* what, double v, double low = undefined,
             double high = undefined) {
        group.push_back(of);
        quantity.push_back(what);
        value.push_back(steady(v));
        lower.push_back(steady(low));
        upper.push_back(steady(high));
    }
};

void write(const std::string& label, const Tally& tally, double confidence, Rows& rows) {
    const auto n = static_cast<double>(tally.ended - tally.late);
    const auto share = [&](std::size_t count) { return static_cast<double>(count) / n; };
    rows.add(label, "ties ended", static_cast<double>(tally.ended));
    rows.add(label, "too late to tell", static_cast<double>(tally.late));
    rows.add(label, "followed", static_cast<double>(tally.followed));
    if (n > 0) {
        const double z = normal_quantile(0.5 + confidence / 2), p = share(tally.followed),
                     middle = (p + z * z / (2 * n)) / (1 + z * z / n),
                     half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        // At none and at all, rounding would leave a little.
        rows.add(label, "share followed", p, p > 0 ? middle - half : 0, p < 1 ? middle + half : 1);
        rows.add(label, "share by dates", p, share(tally.certain), share(tally.possible));
    } else {
        rows.add(label, "share followed", undefined);
        rows.add(label, "share by dates", undefined);
    }
    rows.add(label, "without end", static_cast<double>(tally.without));
}

} // namespace

ResultTable renewal(const Timeline& timeline, const RenewalOptions& options, const Run& run) {
    require_sound(timeline);
    run.throw_if_stopped();
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < timeline.events.size(); ++i)
        if (timeline.events[i].from != timeline.events[i].to) order.push_back(i);
    const auto pair = [&](std::uint32_t i) {
        const Event& event = timeline.events[i];
        return std::pair<Vertex, Vertex>(std::minmax(event.from, event.to));
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return pair(a) < pair(b); });

    Tally all;
    std::vector<Tally> groups(timeline.groups.size());
    const auto term = static_cast<std::int64_t>(options.term);
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        run.throw_if_stopped();
        while (end < order.size() && pair(order[end]) == pair(order[begin])) ++end;
        for (std::size_t i = begin; i < end; ++i) {
            const Event& event = timeline.events[order[i]];
            const Spell& spell = event.spell;
            Tally one{.any = true};
            const auto from = middle(spell.begin), to = middle(spell.end);
            if (!from || !to) {
                one.without = 1;
            } else {
                one.ended = 1;
                const auto stop = std::int64_t{std::max(*to, *from)} + term;
                one.late = stop > timeline.last_told;
                for (std::size_t j = begin; j < end && !one.late; ++j) {
                    const Date& next = timeline.events[order[j]].spell.begin;
                    if (i == j || !next.is_known()) continue;
                    const auto day = middle(next);
                    one.followed |= day && *day > *from && *day <= stop;
                    // Begun after this one began, by the last day of the term, in all cases or one.
                    one.certain |= next.earliest() != Date::open_begin &&
                                   next.latest() != Date::open_end &&
                                   next.earliest() > spell.begin.latest() &&
                                   next.latest() <= std::int64_t{spell.end.earliest()} + term;
                    one.possible |= next.latest() > spell.begin.earliest() &&
                                    next.earliest() <=
                                        std::max(spell.end.latest(), spell.begin.latest()) + term;
                }
            }
            for (Tally* tally : {&all, &groups[event.group]}) {
                tally->ended += one.ended;
                tally->late += one.late;
                tally->followed += one.followed;
                tally->certain += one.certain;
                tally->possible += one.possible;
                tally->without += one.without;
                tally->any = true;
            }
        }
    }
    Rows rows;
    write("", all, options.confidence, rows);
    if (options.by_group)
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const auto& label = timeline.groups[g];
            if (groups[g].any)
                write(label.empty() ? "(none)" : label, groups[g], options.confidence, rows);
        }
    return {{{"group", std::move(rows.group)},
             {"quantity", std::move(rows.quantity)},
             {"value", std::move(rows.value)},
             {"lower", std::move(rows.lower)},
             {"upper", std::move(rows.upper)}}};
}

Spec renewal_spec() {
    return describe(&renewal,
                    {.name = "growth.renewal",
                     .summary = "share of ended ties that another tie of the pair follows in time",
                     .formula = "followed / (ended and told of until the term is over)",
                     .caveat = "ties without a known end say nothing, and often hold on unnoticed",
                     .time = "O(e log e + p), p pairs of ties of two actors",
                     .space = "O(e)",
                     .references = {"beckman2004"}});
}

} // namespace entente::growth
