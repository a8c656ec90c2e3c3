#include <entente/algorithms/growth/partnering.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace entente::growth {
namespace {

enum Column : std::size_t { first_ties, repeat_ties, new_new, new_old, old_old };
constexpr std::array names{"first ties", "repeat ties", "new-new", "new-old", "old-old"};

/// The periods in which a tie may have begun: from before all to after all where a side is open.
struct Reach {
    std::int64_t first = 0, last = 0;
    bool is_certain() const { return first == last; }
    bool meets(std::int64_t p) const { return first <= p && p <= last; }
};

struct Dated {
    Vertex u{}, v{};
    Reach reach;
};

/// The least and the second least start and end of an actor's ties, so that one can be set aside.
struct Two {
    std::int64_t least = max, second = max;
    static constexpr std::int64_t max = std::numeric_limits<std::int64_t>::max();
    void meet(std::int64_t value) {
        if (value < least)
            second = std::exchange(least, value);
        else
            second = std::min(second, value);
    }
    /// The least over all ties but one with this value.
    std::int64_t without(std::int64_t value) const { return value == least ? second : least; }
};

} // namespace

Series partnering(const Timeline& timeline, const PartneringOptions& options, const Run& run) {
    require_sound(timeline);
    run.throw_if_stopped();
    const Calendar calendar(options.period);
    const DaySpan days = onset_days(timeline);
    const bool any = !days.is_empty();
    const std::int64_t begin = any ? calendar.of(days.first) : 0,
                       end = any ? calendar.of(days.last) : -1;
    Series series;
    for (auto p = begin; p <= end; ++p) {
        const int period = static_cast<int>(p);
        series.periods.push_back(
            {calendar.label(period), calendar.first_day(period), calendar.last_day(period)});
    }
    const auto count = series.periods.size();

    std::size_t undated = 0, loops = 0;
    std::vector<Dated> ties;
    for (const Event& event : timeline.events) {
        if (event.from == event.to) {
            ++loops;
            continue;
        }
        if (!event.onset.is_known()) {
            ++undated;
            continue;
        }
        const auto [u, v] = std::minmax(event.from, event.to);
        const auto slot = [&](Day day) { return std::int64_t{calendar.of(day)} - begin; };
        ties.push_back(
            {u,
             v,
             {event.onset.earliest() == Date::open_begin ? -1 : slot(event.onset.earliest()),
              event.onset.latest() == Date::open_end ? static_cast<std::int64_t>(count)
                                                     : slot(event.onset.latest())}});
    }
    std::stable_sort(ties.begin(), ties.end(), [](const Dated& a, const Dated& b) {
        return std::pair{a.u, a.v} < std::pair{b.u, b.v};
    });

    std::array<std::vector<double>, names.size()> lower, upper;
    for (auto& values : lower) values.assign(count, 0);
    for (auto& values : upper) values.assign(count, 0);
    const auto last_period = static_cast<std::int64_t>(count) - 1;

    for (std::size_t begin_pair = 0, end_pair = 0; begin_pair < ties.size();
         begin_pair = end_pair) {
        std::int64_t from = last_period + 1, to = -1;
        while (end_pair < ties.size() && ties[end_pair].u == ties[begin_pair].u &&
               ties[end_pair].v == ties[begin_pair].v) {
            from = std::min(from, ties[end_pair].reach.first);
            to = std::max(to, ties[end_pair].reach.last);
            ++end_pair;
        }
        for (auto p = std::max<std::int64_t>(from, 0); p <= std::min(to, last_period); ++p) {
            // How many may lie in p, must, may lie before, must, and must lie in p if not before.
            std::size_t may = 0, must = 0, may_before = 0, must_before = 0, else_here = 0;
            for (std::size_t i = begin_pair; i < end_pair; ++i) {
                const Reach& reach = ties[i].reach;
                may += reach.meets(p);
                must += reach.meets(p) && reach.is_certain();
                may_before += reach.first < p;
                must_before += reach.last < p;
                else_here += reach.first < p && reach.last == p;
            }
            const auto at = static_cast<std::size_t>(p);
            const bool first_certain = must_before == 0 && may_before == 0 && must > 0;
            const bool first_possible = must_before == 0 && may > 0;
            lower[first_ties][at] += first_certain;
            upper[first_ties][at] += first_possible;
            // Either the pair was tied before p, or the first tie in p is no repeat.
            std::size_t least = may;
            if (may_before > 0) least = std::min(least, must);
            if (must_before == 0) {
                const auto here = must + else_here;
                least = std::min(least, here > 0 ? here - 1 : 0);
            }
            lower[repeat_ties][at] += static_cast<double>(least);
            upper[repeat_ties][at] +=
                static_cast<double>(must_before > 0 || may == 0 ? may : may - 1);
        }
    }

    std::vector<Two> starts(timeline.order), ends(timeline.order);
    for (const Dated& tie : ties)
        for (const Vertex v : {tie.u, tie.v}) {
            starts[index(v)].meet(tie.reach.first);
            ends[index(v)].meet(tie.reach.last);
        }
    for (const Dated& tie : ties)
        for (auto p = std::max<std::int64_t>(tie.reach.first, 0);
             p <= std::min(tie.reach.last, last_period); ++p) {
            const auto at = static_cast<std::size_t>(p);
            const bool certain = tie.reach.is_certain();
            std::array<bool, 2> may_new{}, may_old{};
            for (std::size_t side = 0; side < 2; ++side) {
                const auto v = index(side ? tie.v : tie.u);
                // Others that possibly or certainly came before p decide, given that this is in p.
                may_old[side] = starts[v].without(tie.reach.first) < p;
                may_new[side] = ends[v].without(tie.reach.last) >= p;
            }
            const auto add = [&](Column column, bool a, bool b, bool other) {
                const bool possible = a || b;
                upper[column][at] += possible;
                lower[column][at] += certain && possible && !other;
            };
            const bool nn = may_new[0] && may_new[1], oo = may_old[0] && may_old[1],
                       no = may_new[0] && may_old[1], on = may_old[0] && may_new[1];
            add(new_new, nn, false, no || on || oo);
            add(new_old, no, on, nn || oo);
            add(old_old, oo, false, nn || no || on);
        }

    for (std::size_t c = 0; c < names.size(); ++c)
        series.columns.push_back({names[c], "", std::move(lower[c]), std::move(upper[c])});
    series.apart = {{"undated ties", static_cast<double>(undated)},
                    {"self-ties", static_cast<double>(loops)}};
    return series;
}

Spec partnering_spec() {
    return describe(
        &partnering,
        {.name = "growth.partnering",
         .summary = "ties with new partners against further ties, and new actors against old ones",
         .formula = "per period: first ties of a pair, repeats; ties of new and old actors",
         .caveat = "undated ties may have been the first of their pair; actors are old from the "
                   "period after their first tie",
         .time = "O(e log e + e p), p periods that an onset spans",
         .space = "O(e)",
         .references = {"beckman2004"}});
}

} // namespace entente::growth
