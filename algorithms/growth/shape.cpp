#include <entente/algorithms/growth/figures.hpp>
#include <entente/algorithms/growth/moments.hpp>
#include <entente/algorithms/growth/shape.hpp>
#include <entente/algorithms/paths/many_sources.hpp>
#include <entente/core/base/draws.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace entente::growth {
namespace {

constexpr std::array names{"actors",       "pairs",          "density",       "mean degree",
                           "components",   "giant share",    "mean distance", "effective diameter",
                           "transitivity", "mean clustering"};
using Figure = std::array<double, names.size()>;

/// Rows of the actors that have a tie, under consecutive places.
paths::Rows rows_of_slice(const Timeline& timeline, const std::vector<Stay>& stays,
                          std::size_t slice) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;
    for (std::size_t i = 0; i < stays.size(); ++i) {
        const Event& event = timeline.events[i];
        if (!stays[i].holds(slice) || event.from == event.to) continue;
        const auto u = static_cast<std::uint32_t>(event.from),
                   v = static_cast<std::uint32_t>(event.to);
        arcs.push_back({u, v});
        arcs.push_back({v, u});
    }
    std::sort(arcs.begin(), arcs.end());
    arcs.erase(std::unique(arcs.begin(), arcs.end()), arcs.end());
    std::vector<std::uint32_t> place(timeline.order);
    std::uint32_t next = 0;
    for (std::size_t a = 0; a < arcs.size(); ++a)
        if (a == 0 || arcs[a].first != arcs[a - 1].first) place[arcs[a].first] = next++;
    paths::Rows rows;
    for (std::size_t a = 0; a < arcs.size(); ++a) {
        rows.target.push_back(place[arcs[a].second]);
        if (a + 1 == arcs.size() || arcs[a + 1].first != arcs[a].first) rows.first.push_back(a + 1);
    }
    return rows;
}

/// Number of components and the size of the largest.
std::pair<std::size_t, std::size_t> components(const paths::Rows& rows) {
    std::size_t count = 0, largest = 0;
    std::vector<char> met(rows.order());
    std::vector<std::uint32_t> queue;
    for (std::uint32_t start = 0; start < rows.order(); ++start) {
        if (met[start]) continue;
        queue.assign(1, start);
        met[start] = 1;
        for (std::size_t i = 0; i < queue.size(); ++i)
            for (const auto v : rows.row(queue[i]))
                if (!std::exchange(met[v], 1)) queue.push_back(v);
        ++count;
        largest = std::max(largest, queue.size());
    }
    return {count, largest};
}

void clustering(const paths::Rows& rows, Figure& figure) {
    std::vector<std::uint64_t> around(rows.order()); // ties between partners, each counted twice
    for (std::uint32_t u = 0; u < rows.order(); ++u)
        for (const auto v : rows.row(u)) {
            if (v <= u) continue;
            const auto a = rows.row(u), b = rows.row(v);
            std::uint64_t both = 0;
            for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();)
                if (a[i] < b[j])
                    ++i;
                else if (b[j] < a[i])
                    ++j;
                else
                    ++both, ++i, ++j;
            around[u] += both;
            around[v] += both;
        }
    double closed = 0, paths = 0, local = 0, actors = 0;
    for (std::size_t v = 0; v < rows.order(); ++v) {
        const auto k = static_cast<double>(rows.degree(v));
        if (k < 2) continue;
        const auto ties = static_cast<double>(around[v]);
        closed += ties;
        paths += k * (k - 1);
        local += ties / (k * (k - 1));
        ++actors;
    }
    figure[8] = paths > 0 ? closed / paths : undefined;
    figure[9] = actors > 0 ? local / actors : undefined;
}

void distances(const paths::Rows& rows, const std::vector<std::uint32_t>& sources, Figure& figure) {
    std::vector<std::uint64_t> pairs{0}; // by distance
    paths::ManySources search(rows, rows);
    for (std::size_t begin = 0; begin < sources.size(); begin += paths::ManySources::most) {
        const auto size = std::min(paths::ManySources::most, sources.size() - begin);
        search.start(std::span{sources}.subspan(begin, size));
        for (std::size_t d = 1;; ++d) {
            const auto visits = search.advance();
            if (visits.empty()) break;
            if (d == pairs.size()) pairs.push_back(0);
            for (const auto& visit : visits) pairs[d] += visit.count;
        }
    }
    double all = 0, sum = 0;
    for (std::size_t d = 1; d < pairs.size(); ++d) {
        all += static_cast<double>(pairs[d]);
        sum += static_cast<double>(d) * static_cast<double>(pairs[d]);
    }
    if (all == 0) return;
    figure[6] = sum / all;
    double within = 0;
    for (std::size_t d = 1; d < pairs.size(); ++d) {
        const auto here = static_cast<double>(pairs[d]);
        if (within + here >= 0.9 * all) {
            figure[7] = static_cast<double>(d - 1) + (0.9 * all - within) / here;
            return;
        }
        within += here;
    }
}

/// `count` of 0 … n - 1 without replacement, ascending; all if count is 0 or not below n.
std::vector<std::uint32_t> drawn(std::size_t n, std::size_t count, Draws draws) {
    std::vector<std::uint32_t> all(n);
    for (std::size_t i = 0; i < n; ++i) all[i] = static_cast<std::uint32_t>(i);
    if (count == 0 || count >= n) return all;
    for (std::size_t i = 0; i < count; ++i)
        std::swap(all[i], all[i + draws.below(static_cast<std::uint32_t>(n - i))]);
    all.resize(count);
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

Series shape(const Timeline& timeline, const ShapeOptions& options, const Run& run) {
    require_sound(timeline);
    run.throw_if_stopped();
    LeftOut left_out;
    const Timeline placed = at_middle_days(timeline, &left_out);
    const Slices slices(placed, options.period, options.slicing, options.width);
    const auto stays = slices.stays(placed, Reading::possible);

    std::vector<Figure> figures(slices.count());
    struct Nothing {};
    run.for_each(
        slices.count(), [] { return Nothing{}; },
        [&](std::size_t s, Nothing&) {
            Figure& figure = figures[s];
            figure.fill(undefined);
            const auto rows = rows_of_slice(placed, stays, s);
            const auto n = static_cast<double>(rows.order()),
                       m = static_cast<double>(rows.size()) / 2;
            figure[0] = n;
            figure[1] = m;
            figure[4] = 0;
            if (rows.order() == 0) return;
            figure[2] = 2 * m / (n * (n - 1));
            figure[3] = 2 * m / n;
            const auto [count, largest] = components(rows);
            figure[4] = static_cast<double>(count);
            figure[5] = static_cast<double>(largest) / n;
            distances(rows, drawn(rows.order(), options.sources, Draws(run.seed, s)), figure);
            clustering(rows, figure);
        });

    Series series;
    for (const Slice& slice : slices.all())
        series.periods.push_back({slice.label, slice.first, slice.last});
    for (std::size_t c = 0; c < names.size(); ++c) {
        std::vector<double> values(figures.size());
        for (std::size_t s = 0; s < figures.size(); ++s) values[s] = figures[s][c];
        series.columns.push_back({names[c], "", values, values});
    }
    const auto loops = std::count_if(timeline.events.begin(), timeline.events.end(),
                                     [](const Event& event) { return event.from == event.to; });
    series.apart = {{"undated ties", static_cast<double>(left_out.undated)},
                    {"ties open to one side", static_cast<double>(left_out.open)},
                    {"self-ties", static_cast<double>(loops)}};
    return series;
}

Spec shape_spec() {
    return describe(
        &shape,
        {.name = "growth.shape",
         .summary = "how the network holds together over time: components, distances, clustering",
         .formula = "per slice: giant share, mean distance, interpolated 90th percentile of "
                    "distances, transitivity, density",
         .caveat = "imprecise dates are taken at their middle day; cumulative slices lose no tie",
         .time = "O(s (n m + t)), s slices, t steps to meet all triangles",
         .space = "O(n + m) a slice under way",
         .references = {"leskovec2005", "watts1998", "then2014"}});
}

} // namespace entente::growth
