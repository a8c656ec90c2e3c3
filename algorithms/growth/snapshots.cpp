#include <entente/algorithms/growth/connectivity.hpp>
#include <entente/algorithms/growth/snapshots.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace entente::growth {
namespace {

using Counts = std::vector<std::uint32_t>;

/// Links sorted by one of their ends, equal ones in their order.
std::vector<Link> sorted_by(std::size_t order, const std::vector<Link>& links,
                            std::uint32_t Link::*end) {
    Counts first(order + 1);
    std::vector<Link> sorted(links.size());
    for (const Link& link : links) ++first[link.*end + 1];
    for (std::size_t v = 1; v <= order; ++v) first[v] += first[v - 1];
    for (const Link& link : links) sorted[first[link.*end]++] = link;
    return sorted;
}

/// The stays of all ties of each pair, overlapping ones made one.
std::vector<Link> links_of(const Timeline& timeline, std::span<const Stay> stays) {
    std::vector<Link> links;
    links.reserve(stays.size());
    for (std::size_t i = 0; i < stays.size(); ++i)
        if (!stays[i].is_empty()) {
            const auto [u, v] = std::minmax({static_cast<std::uint32_t>(timeline.events[i].from),
                                             static_cast<std::uint32_t>(timeline.events[i].to)});
            links.push_back({u, v, stays[i]});
        }
    links = sorted_by(timeline.order, sorted_by(timeline.order, links, &Link::v), &Link::u);
    const auto merge = [&](auto begin, auto end, auto out) {
        std::sort(begin, end,
                  [](const Link& a, const Link& b) { return a.stay.first < b.stay.first; });
        for (auto i = begin; i != end;) {
            Link link = *i;
            for (++i; i != end && i->stay.first <= link.stay.last + 1; ++i)
                link.stay.last = std::max(link.stay.last, i->stay.last);
            *out++ = link;
        }
        return out;
    };
    auto out = links.begin();
    for (auto i = links.begin(); i != links.end();) {
        auto end = i + 1;
        while (end != links.end() && end->u == i->u && end->v == i->v) ++end;
        if (end - i == 1)
            *out++ = *i;
        else
            out = merge(i, end, out);
        i = end;
    }
    links.erase(out, links.end());
    return links;
}

/// What the slices hold under one reading of the dates.
struct Swept {
    Counts ties, pairs, actors, components, largest, degree;
};

/// The ends of links, sorted by the slice in which something happens to them.
struct Changes {
    Counts first;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;

    template <class SliceOf>
    Changes(const std::vector<Link>& links, std::size_t slices, SliceOf slice_of)
        : first(slices + 2), ends(links.size()) {
        for (const Link& link : links) ++first[slice_of(link) + 2];
        for (std::size_t s = 2; s < first.size(); ++s) first[s] += first[s - 1];
        for (const Link& link : links) ends[first[slice_of(link) + 1]++] = {link.u, link.v};
    }
    auto in(std::size_t slice) const {
        return std::span{ends}.subspan(first[slice], first[slice + 1] - first[slice]);
    }
};

Swept sweep(const Timeline& timeline, std::span<const Stay> stays, std::size_t slices,
            std::vector<Link>& present, const Run& run) {
    Swept swept;
    swept.ties.resize(slices);
    Counts step(slices + 1);
    for (const Stay& stay : stays)
        if (!stay.is_empty()) {
            ++step[stay.first];
            --step[stay.last + 1];
        }
    std::uint32_t held = 0;
    for (std::size_t s = 0; s < slices; ++s) swept.ties[s] = held += step[s];
    run.throw_if_stopped();

    auto links = links_of(timeline, stays);
    const Changes begun{links, slices, [](const Link& link) { return link.stay.first; }};
    const Changes over{links, slices, [](const Link& link) { return link.stay.last; }};
    struct Presence {
        std::uint32_t degree = 0; ///< distinct partners
        std::uint32_t ends = 0; ///< of links: one with itself brings an actor in, but is no partner
        std::uint32_t since = 0;
    };
    std::vector<Presence> of(timeline.order);
    Counts of_degree(2);
    present.clear();
    std::uint32_t pairs = 0, actors = 0, greatest = 0;
    for (std::size_t s = 0; s < slices; ++s) {
        const auto slice = static_cast<std::uint32_t>(s);
        const auto come = [&](std::uint32_t v, bool partner) {
            Presence& p = of[v];
            if (p.ends++ == 0) {
                ++actors;
                p.since = slice;
            }
            if (!partner) return;
            --of_degree[p.degree]; // of degree 0 nobody counts: it may wrap around
            if (++p.degree >= of_degree.size()) of_degree.resize(2 * of_degree.size());
            ++of_degree[p.degree];
            greatest = std::max(greatest, p.degree);
        };
        const auto go = [&](std::uint32_t v, bool partner) {
            Presence& p = of[v];
            if (--p.ends == 0) {
                --actors;
                present.push_back({v, v, {p.since, slice - 1}});
            }
            if (!partner) return;
            --of_degree[p.degree];
            ++of_degree[--p.degree];
        };
        for (const auto& [u, v] : begun.in(s)) {
            come(u, u != v);
            come(v, u != v);
            pairs += u != v;
        }
        if (s > 0)
            for (const auto& [u, v] : over.in(s - 1)) {
                go(u, u != v);
                go(v, u != v);
                pairs -= u != v;
            }
        while (greatest && of_degree[greatest] == 0) --greatest;
        swept.pairs.push_back(pairs);
        swept.actors.push_back(actors);
        swept.degree.push_back(greatest);
    }
    for (std::uint32_t v = 0; v < timeline.order; ++v)
        if (of[v].ends)
            present.push_back({v, v, {of[v].since, static_cast<std::uint32_t>(slices - 1)}});
    run.throw_if_stopped();

    auto found = connectivity(timeline.order, std::move(links), slices, run);
    for (std::size_t s = 0; s < slices; ++s) { // actors without a tie are components of their own
        found.components[s] -= static_cast<std::uint32_t>(timeline.order) - swept.actors[s];
        if (swept.actors[s] == 0) found.largest[s] = 0;
    }
    swept.components = std::move(found.components);
    swept.largest = std::move(found.largest);
    return swept;
}

/// Per slice, the components of possible links that hold an actor of a certain one: all such actors
/// are tied to one more vertex, and what is then left apart holds none.
Counts certain_components(std::size_t order, std::vector<Link> possible,
                          const std::vector<Link>& certainly_present, const Swept& swept,
                          std::size_t slices, const Run& run) {
    for (const Link& actor : certainly_present)
        possible.push_back({actor.u, static_cast<std::uint32_t>(order), actor.stay});
    Counts count = connectivity(order + 1, std::move(possible), slices, run).components;
    for (std::size_t s = 0; s < slices; ++s) {
        const auto without_ties = static_cast<std::uint32_t>(order) - swept.actors[s];
        count[s] = swept.components[s] - (count[s] - 1 - without_ties);
    }
    return count;
}

std::vector<double> numbers(const Counts& counts) { return {counts.begin(), counts.end()}; }

} // namespace

Series snapshots(const Timeline& timeline, const SnapshotsOptions& options, const Run& run) {
    require_sound(timeline);
    const Slices slices{timeline, options.period, options.slicing, options.width};
    Series series;
    for (const Slice& slice : slices.all())
        series.periods.push_back({slice.label, slice.first, slice.last});
    const auto is_exact = [](const Date& date) { return date.earliest() == date.latest(); };
    std::size_t undated = 0;
    bool exact = true; // what is certain is then what is possible
    for (const Event& e : timeline.events) {
        const bool in_force = options.slicing == Slicing::in_force;
        const Date& begin = in_force ? e.spell.begin : e.onset;
        if (!begin.is_known())
            ++undated;
        else
            exact = exact && is_exact(begin) &&
                    (!in_force ||
                     (e.spell.is_end_known ? is_exact(e.spell.end)
                                           : e.spell.certainly_lasts && !e.spell.end.is_known()));
    }
    series.apart = {{"undated ties", static_cast<double>(undated)}};

    const auto possible = slices.stays(timeline, Reading::possible);
    const auto certain = exact ? possible : slices.stays(timeline, Reading::certain);
    const bool in_doubt = !exact && possible != certain;
    std::vector<Link> present;
    Swept upper = sweep(timeline, possible, slices.count(), present, run);
    Swept lower = upper;
    if (in_doubt) {
        lower = sweep(timeline, certain, slices.count(), present, run);
        const Counts least = certain_components(timeline.order, links_of(timeline, possible),
                                                present, upper, slices.count(), run);
        const bool alone = std::any_of(timeline.events.begin(), timeline.events.end(),
                                       [](const Event& e) { return e.from == e.to; });
        for (std::size_t s = 0; s < slices.count(); ++s)
            upper.components[s] =
                lower.components[s] + (upper.actors[s] - lower.actors[s]) / (alone ? 1 : 2);
        lower.components = least;
    }
    const auto write = [&](const char* name, Counts Swept::*what) {
        series.columns.push_back({name, "", numbers(lower.*what), numbers(upper.*what)});
    };
    write("ties", &Swept::ties);
    write("pairs", &Swept::pairs);
    write("actors", &Swept::actors);
    write("components", &Swept::components);
    write("largest component", &Swept::largest);
    write("greatest degree", &Swept::degree);
    return series;
}

Spec snapshots_spec() {
    return describe(&snapshots,
                    {.name = "growth.snapshots",
                     .summary = "ties, actors, components and degrees of every slice of time",
                     .formula = "lower: certain ties of the slice; upper: possible ones",
                     .caveat = "the upper bound of components need not be attained",
                     .time = "O(n + e log e)",
                     .space = "O(n + e + slices)",
                     .references = {"edtf2019"}});
}

} // namespace entente::growth
