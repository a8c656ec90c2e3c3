#include "plot_data.hpp"

#include <entente/algorithms/growth/moments.hpp>
#include <entente/core/base/errors.hpp>
#include <entente/core/view/slices.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

namespace entente {
namespace {

double count(std::size_t n) { return static_cast<double>(n); }
Vertex vertex(std::size_t i) { return Vertex{static_cast<std::uint32_t>(i)}; }

std::vector<std::size_t> partners(const Graph& graph) {
    std::vector<std::size_t> out;
    for (const Vertex v : graph.vertices()) {
        std::size_t distinct = 0;
        const auto row = graph.neighbors(v);
        for (std::size_t i = 0; i < row.size(); ++i)
            distinct += row[i] != v && (i == 0 || row[i] != row[i - 1]);
        out.push_back(distinct);
    }
    return out;
}

} // namespace

Series rank_series(const Network& network, const Timeline& timeline, const View& view,
                   PeriodLength period, std::size_t most) {
    const Slices slices{timeline, period};
    const auto certain = slices.stays(timeline, Reading::certain),
               possible = slices.stays(timeline, Reading::possible);
    const std::size_t n = timeline.order;
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    std::vector<std::vector<double>> best(n), worst(n);
    Series series;
    for (std::size_t s = 0; s < slices.count(); ++s) {
        series.periods.push_back({slices[s].label, slices[s].first, slices[s].last});
        const auto least = partners(slices.graph(timeline, certain, s).undirected()),
                   greatest = partners(slices.graph(timeline, possible, s).undirected());
        auto by_least = least, by_greatest = greatest;
        std::sort(by_least.begin(), by_least.end());
        std::sort(by_greatest.begin(), by_greatest.end());
        for (std::size_t i = 0; i < n; ++i) {
            if (greatest[i] == 0) {
                best[i].push_back(nan);
                worst[i].push_back(nan);
                continue;
            }
            // Ahead for certain: more than this one can have. Possibly ahead or level: no less than
            // this one has, itself aside.
            const auto ahead =
                by_least.end() - std::upper_bound(by_least.begin(), by_least.end(), greatest[i]);
            const auto rivals =
                by_greatest.end() - std::lower_bound(by_greatest.begin(), by_greatest.end(),
                                                     std::max<std::size_t>(1, least[i]));
            best[i].push_back(1 + static_cast<double>(ahead));
            worst[i].push_back(static_cast<double>(rivals));
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        const bool high = std::any_of(worst[i].begin(), worst[i].end(),
                                      [&](double w) { return w <= count(most); });
        if (high)
            series.columns.push_back(
                {"rank", std::string{network.id(view.actor_of[vertex(i)])}, best[i], worst[i]});
    }
    return series;
}

Matrix mixing_matrix(const View& view, const std::function<std::string(Actor)>& name) {
    std::map<std::string, std::size_t> number;
    std::vector<std::string> groups;
    VertexMap<std::size_t> group_of(view.graph.order());
    for (const Vertex v : view.graph.vertices()) {
        const std::string group = name(view.actor_of[v]);
        const auto [at, fresh] = number.try_emplace(group, groups.size());
        if (fresh) groups.push_back(group);
        group_of[v] = at->second;
    }
    const std::size_t n = groups.size();
    std::vector<double> cells(n * n, 0), ties(n, 0);
    std::set<std::pair<std::pair<std::size_t, std::size_t>, Tie>> seen;
    const bool directed = view.graph.is_directed();
    for (const Edge e : view.graph.edges()) {
        const auto ends = view.graph.ends(e);
        const std::size_t a = group_of[ends.from], b = group_of[ends.to];
        for (const Tie t : view.ties_of[e]) {
            // A directed view holds an undirected tie twice.
            if (!seen.insert({{std::min(a, b), std::max(a, b)}, t}).second && a == b) continue;
            cells[a * n + b] += 1;
            if (!directed && a != b) cells[b * n + a] += 1;
            ties[a] += 1;
            ties[b] += 1;
        }
    }
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple{-ties[a], groups[a]} < std::tuple{-ties[b], groups[b]};
    });
    Matrix matrix;
    for (const std::size_t a : order) {
        matrix.rows.push_back(groups[a]);
        for (const std::size_t b : order) matrix.cells.push_back(cells[a * n + b]);
    }
    matrix.columns = matrix.rows;
    return matrix;
}

Matrix actor_matrix(const Network& network, const View& view, const Partition& partition,
                    std::size_t most) {
    const auto degree = partners(view.graph.undirected());
    std::vector<std::size_t> order(view.graph.order());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return degree[a] > degree[b]; });
    if (order.size() > most) order.resize(most);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return partition.cluster[vertex(a)] < partition.cluster[vertex(b)];
    });
    std::vector<std::size_t> place(view.graph.order(), order.size());
    Matrix matrix;
    for (std::size_t k = 0; k < order.size(); ++k) {
        place[order[k]] = k;
        matrix.rows.emplace_back(network.label(view.actor_of[vertex(order[k])]));
        if (k == 0 ||
            partition.cluster[vertex(order[k])] != partition.cluster[vertex(order[k - 1])])
            matrix.blocks.push_back(0);
        ++matrix.blocks.back();
    }
    matrix.columns = matrix.rows;
    matrix.cells.assign(order.size() * order.size(), 0);
    for (const Edge e : view.graph.edges()) {
        const auto ends = view.graph.ends(e);
        const std::size_t a = place[index(ends.from)], b = place[index(ends.to)];
        if (a == order.size() || b == order.size()) continue;
        const double ties = count(view.ties_of[e].size());
        matrix.cells[a * order.size() + b] += ties;
        if (!view.graph.is_directed() && a != b) matrix.cells[b * order.size() + a] += ties;
    }
    return matrix;
}

ResultTable cells_of(const Matrix& matrix) {
    std::vector<std::string> from, to;
    std::vector<double> ties;
    for (std::size_t r = 0; r < matrix.rows.size(); ++r)
        for (std::size_t c = 0; c < matrix.columns.size(); ++c)
            if (const double value = matrix.cells[r * matrix.columns.size() + c]; value > 0) {
                from.push_back(matrix.rows[r]);
                to.push_back(matrix.columns[c]);
                ties.push_back(value);
            }
    return {{{"from", from}, {"to", to}, {"ties", ties}}};
}

Stretches stretches(const Network& network, const View& view, PeriodLength period,
                    std::size_t wanted) {
    const Calendar calendar{period};
    constexpr int none = std::numeric_limits<int>::min();
    // The first and the last period in which a tie may have begun.
    const auto periods = [&](Tie t) {
        const Date date = onset(network[t]);
        const bool begins = date.earliest() != Date::open_begin,
                   ends = date.latest() != Date::open_end;
        if (!date.is_known() || (!begins && !ends)) return std::pair{none, none};
        const Day last = ends ? date.latest() : date.earliest();
        return std::pair{calendar.of(begins ? date.earliest() : last), calendar.of(last)};
    };
    int first = std::numeric_limits<int>::max(), last = none;
    for (const Tie t : view.ties_of.all())
        if (const auto [from, to] = periods(t); from != none) {
            first = std::min(first, from);
            last = std::max(last, to);
        }
    Stretches out;
    std::set<Tie> undated, doubtful;
    if (last == none) {
        for (const Tie t : view.ties_of.all()) undated.insert(t);
        out.undated = undated.size();
        return out;
    }
    const int length = last - first + 1;
    const int panels = std::min(length, static_cast<int>(wanted));
    // Stretches differ by one period at most, the longer ones first, where little happens.
    std::vector<int> starts;
    for (int p = 0, at = first; p < panels; ++p) {
        starts.push_back(at);
        at += length / panels + (p < length % panels ? 1 : 0);
    }
    const auto panel_of = [&](int at) {
        return static_cast<int>(std::upper_bound(starts.begin(), starts.end(), at) -
                                starts.begin()) -
               1;
    };
    for (int p = 0; p < panels; ++p) {
        const int to = (p + 1 < panels ? starts[static_cast<std::size_t>(p) + 1] : last + 1) - 1;
        const int from = starts[static_cast<std::size_t>(p)];
        const std::string a = calendar.label(from), b = calendar.label(to);
        NetworkPanel panel{
            from == to ? a : a + "–" + b,
            EdgeMap<NetworkPanel::State>(view.graph.size(), NetworkPanel::State::absent)};
        for (const Edge e : view.graph.edges()) {
            for (const Tie t : view.ties_of[e]) {
                const auto [early, late] = periods(t);
                if (early == none) {
                    undated.insert(t);
                    continue;
                }
                if (panel_of(early) != panel_of(late)) doubtful.insert(t);
                if (panel_of(late) == p)
                    panel.state[e] = NetworkPanel::State::fresh;
                else if (panel_of(late) < p && panel.state[e] == NetworkPanel::State::absent)
                    panel.state[e] = NetworkPanel::State::earlier;
            }
        }
        out.panels.push_back(std::move(panel));
    }
    out.undated = undated.size();
    out.doubtful = doubtful.size();
    return out;
}

Timeline in_stretches(const Timeline& timeline, PeriodLength period, std::size_t wanted,
                      std::vector<std::string>& names) {
    Timeline made = growth::at_middle_days(timeline);
    made.frame = {};
    const DaySpan days = onset_days(made);
    if (days.is_empty()) throw UsageError("no tie of the selection has a date");
    const Calendar calendar{period};
    const int first = calendar.of(days.first), length = calendar.of(days.last) - first + 1;
    const int count = std::min(length, static_cast<int>(wanted));
    const int rest = length % count, shorter = length / count; // the first `rest` are one longer
    const auto start = [&](int s) { return first + s * shorter + std::min(s, rest); };
    names.clear();
    for (int s = 0; s < count; ++s) {
        const std::string from = calendar.label(start(s)), to = calendar.label(start(s + 1) - 1);
        names.push_back(from == to ? from : from + "–" + to);
    }
    std::erase_if(made.events, [](const Event& e) { return !e.onset.is_known(); });
    for (Event& e : made.events) {
        int s = count - 1;
        while (s > 0 && calendar.of(e.onset.earliest()) < start(s)) --s;
        e = event_of(e.from, e.to, Date::year(first_stretch_year + s));
    }
    made.groups = {""};
    made.last_told = onset_days(made).last;
    return made;
}

} // namespace entente
