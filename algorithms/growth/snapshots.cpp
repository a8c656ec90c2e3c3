#include <entente/algorithms/growth/connectivity.hpp>
#include <entente/algorithms/growth/snapshots.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace entente::growth {
namespace {

using Counts = std::vector<std::uint32_t>;

/// The stays of all ties of each pair, overlapping ones made one; pairs by their ends.
std::vector<Link> links_of(const Graph& ties, std::span<const std::uint32_t> event_of_edge,
                           std::span<const Stay> stays) {
    std::vector<Link> links;
    links.reserve(ties.size());
    std::vector<Stay> of_pair;
    const auto flush = [&](Vertex u, Vertex v) {
        if (of_pair.size() > 1)
            std::sort(of_pair.begin(), of_pair.end(),
                      [](const Stay& a, const Stay& b) { return a.first < b.first; });
        for (std::size_t i = 0; i < of_pair.size();) {
            Stay stay = of_pair[i];
            for (++i; i < of_pair.size() && of_pair[i].first <= stay.last + 1; ++i)
                stay.last = std::max(stay.last, of_pair[i].last);
            links.push_back(
                {static_cast<std::uint32_t>(index(u)), static_cast<std::uint32_t>(index(v)), stay});
        }
        of_pair.clear();
    };
    for (const Vertex u : ties.vertices()) {
        const auto targets = ties.neighbors(u);
        const auto edges = ties.edges_of(u);
        const auto begin = std::lower_bound(targets.begin(), targets.end(), u) - targets.begin();
        for (auto i = static_cast<std::size_t>(begin); i < targets.size(); ++i) {
            const Stay& stay = stays[event_of_edge[index(edges[i])]];
            if (!stay.is_empty()) of_pair.push_back(stay);
            if (i + 1 == targets.size() || targets[i + 1] != targets[i]) flush(u, targets[i]);
        }
    }
    return links;
}

/// What the slices hold under one reading of the dates.
struct Swept {
    Counts ties, pairs, actors, components, largest, degree;
};

/// Links by the slice in which they begin, and by the one after which they are over.
class Changes {
public:
    Changes(std::span<const Link> links, std::size_t slices) : links_(links) {
        const auto sort = [&](auto slice_of, Counts& first, Counts& order) {
            first.assign(slices + 2, 0);
            order.resize(links.size());
            for (const Link& link : links) ++first[slice_of(link) + 1];
            for (std::size_t s = 1; s < first.size(); ++s) first[s] += first[s - 1];
            Counts at = first;
            for (std::uint32_t i = 0; i < links.size(); ++i) order[at[slice_of(links[i])]++] = i;
        };
        sort([](const Link& link) { return std::size_t{link.stay.first}; }, begin_first_, begin_);
        sort([](const Link& link) { return std::size_t{link.stay.last}; }, end_first_, end_);
    }
    template <class Body>
    void begun(std::size_t slice, Body body) const {
        for (auto i = begin_first_[slice]; i < begin_first_[slice + 1]; ++i)
            body(links_[begin_[i]]);
    }
    template <class Body>
    void over(std::size_t slice, Body body) const {
        for (auto i = end_first_[slice]; i < end_first_[slice + 1]; ++i) body(links_[end_[i]]);
    }

private:
    std::span<const Link> links_;
    Counts begin_first_, begin_, end_first_, end_;
};

Swept sweep(const Timeline& timeline, const Graph& ties,
            std::span<const std::uint32_t> event_of_edge, std::span<const Stay> stays,
            std::size_t slices, std::vector<Link>& present, const Run& run) {
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

    auto links = links_of(ties, event_of_edge, stays);
    const Changes changes{links, slices};
    // A tie with oneself brings its actor in, but is no partner.
    Counts degree(timeline.order), ends(timeline.order), of_degree(2);
    Counts since(timeline.order);
    present.clear();
    std::uint32_t pairs = 0, actors = 0, greatest = 0;
    const auto change_degree = [&](std::uint32_t v, bool up) {
        --of_degree[degree[v]]; // of degree 0 nobody counts: it may wrap around
        if (up) {
            if (++degree[v] >= of_degree.size()) of_degree.resize(2 * of_degree.size());
            greatest = std::max(greatest, degree[v]);
        } else {
            --degree[v];
        }
        ++of_degree[degree[v]];
    };
    for (std::size_t s = 0; s < slices; ++s) {
        const auto slice = static_cast<std::uint32_t>(s);
        const auto come = [&](std::uint32_t v) {
            if (ends[v]++ == 0) {
                ++actors;
                since[v] = slice;
            }
        };
        const auto go = [&](std::uint32_t v) {
            if (--ends[v] == 0) {
                --actors;
                present.push_back({v, v, {since[v], slice - 1}});
            }
        };
        changes.begun(s, [&](const Link& link) {
            come(link.u);
            come(link.v);
            if (link.u == link.v) return;
            ++pairs;
            change_degree(link.u, true);
            change_degree(link.v, true);
        });
        if (s > 0)
            changes.over(s - 1, [&](const Link& link) {
                go(link.u);
                go(link.v);
                if (link.u == link.v) return;
                --pairs;
                change_degree(link.u, false);
                change_degree(link.v, false);
            });
        while (greatest && of_degree[greatest] == 0) --greatest;
        swept.pairs.push_back(pairs);
        swept.actors.push_back(actors);
        swept.degree.push_back(greatest);
    }
    for (std::uint32_t v = 0; v < timeline.order; ++v)
        if (ends[v]) present.push_back({v, v, {since[v], static_cast<std::uint32_t>(slices - 1)}});
    run.throw_if_stopped();

    auto found = connectivity(timeline.order, std::move(links), slices);
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
                          std::size_t slices) {
    for (const Link& actor : certainly_present)
        possible.push_back({actor.u, static_cast<std::uint32_t>(order), actor.stay});
    Counts count = connectivity(order + 1, std::move(possible), slices).components;
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
    const auto undated =
        std::count_if(timeline.events.begin(), timeline.events.end(), [&](const Event& e) {
            return !(options.slicing == Slicing::in_force ? e.spell.begin : e.onset).is_known();
        });
    series.apart = {{"undated ties", static_cast<double>(undated)}};

    const auto possible = slices.stays(timeline, Reading::possible);
    const auto certain = slices.stays(timeline, Reading::certain);
    const bool in_doubt = possible != certain;
    std::vector<EdgeEnds> edges;
    std::vector<std::uint32_t> event_of_edge;
    for (std::uint32_t i = 0; i < possible.size(); ++i)
        if (!possible[i].is_empty()) {
            const auto [u, v] = std::minmax(timeline.events[i].from, timeline.events[i].to);
            edges.push_back({u, v});
            event_of_edge.push_back(i);
        }
    const Graph ties{timeline.order, edges, Graph::Kind::undirected};
    std::vector<Link> present;
    Swept upper = sweep(timeline, ties, event_of_edge, possible, slices.count(), present, run);
    Swept lower = upper;
    if (in_doubt) {
        lower = sweep(timeline, ties, event_of_edge, certain, slices.count(), present, run);
        const Counts least =
            certain_components(timeline.order, links_of(ties, event_of_edge, possible), present,
                               upper, slices.count());
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
