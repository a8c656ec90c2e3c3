#include <entente/algorithms/uncertainty/intervals.hpp>
#include <entente/algorithms/uncertainty/sampled.hpp>
#include <entente/core/run/ranks.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace entente::uncertainty {
namespace {

using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Where the vertices and edges of a reference are in a drawn view.
struct Places {
    std::vector<std::optional<Vertex>> vertex;
    std::vector<std::optional<Edge>> edge;
};

Places places(const Network& network, const View& view, const View& drawn, bool edges) {
    Places there;
    for (const Actor a : view.actor_of) there.vertex.push_back(drawn.vertex(a));
    if (!edges) return there;
    std::vector<std::optional<Edge>> edge_of(network.tie_count());
    for (const Edge e : drawn.graph.edges())
        for (const Tie t : drawn.ties_of[e])
            if (!edge_of[index(t)]) edge_of[index(t)] = e;
    for (const Edge e : view.graph.edges()) {
        std::optional<Edge> found;
        for (const Tie t : view.ties_of[e])
            if (!found) found = edge_of[index(t)];
        there.edge.push_back(found);
    }
    return there;
}

Places places(const DrawnTimeline& drawn) {
    Places there;
    there.vertex.assign(drawn.vertex_of.begin(), drawn.vertex_of.end());
    return there;
}

/// Values of a result in the places of a reference, the reference's shape flattened out.
class Flat {
public:
    Flat(const Result& reference, bool monotone)
        : reference_(&reference), absent_(monotone ? 0 : none) {}

    Numbers of(const Result& drawn, const Places& there) const {
        return std::visit(
            [&](const auto& reference) -> Numbers {
                using Shape = std::remove_cvref_t<decltype(reference)>;
                return values(reference, std::get<Shape>(drawn), there);
            },
            *reference_);
    }

private:
    void add(Numbers& out, const VertexMap<double>& value, const Places& there) const {
        VertexMap<double> here;
        for (const auto& v : there.vertex) here.values().push_back(v ? value[*v] : absent_);
        const Ranks ranks = ranks_by(here);
        out.insert(out.end(), here.begin(), here.end());
        out.insert(out.end(), ranks.rank.begin(), ranks.rank.end());
    }
    Numbers values(const Scores&, const Scores& drawn, const Places& there) const {
        Numbers out;
        add(out, drawn.value, there);
        return out;
    }
    Numbers values(const Profile&, const Profile& drawn, const Places& there) const {
        Numbers out;
        for (const auto& c : drawn.columns) add(out, c.value, there);
        return out;
    }
    Numbers values(const TieScores&, const TieScores& drawn, const Places& there) const {
        Numbers out;
        for (const auto& e : there.edge) out.push_back(e ? drawn.value[*e] : none);
        return out;
    }
    Numbers values(const Partition& reference, const Partition& drawn, const Places& there) const {
        Numbers out = figures(reference, drawn, drawn.count);
        // Of each cluster here, how many of its members fall into each cluster there.
        std::map<std::pair<std::uint32_t, std::uint32_t>, double> together;
        Numbers present(reference.count);
        for (std::size_t i = 0; i < there.vertex.size(); ++i)
            if (there.vertex[i]) {
                const auto here = reference.cluster[Vertex{static_cast<std::uint32_t>(i)}];
                ++together[{here, drawn.cluster[*there.vertex[i]]}];
                ++present[here];
            }
        for (std::size_t i = 0; i < there.vertex.size(); ++i) {
            double agreement = none;
            if (there.vertex[i]) {
                const auto here = reference.cluster[Vertex{static_cast<std::uint32_t>(i)}];
                agreement = present[here] < 2
                                ? 1
                                : (together[{here, drawn.cluster[*there.vertex[i]]}] - 1) /
                                      (present[here] - 1);
            }
            out.push_back(agreement);
        }
        return out;
    }
    Numbers values(const Cover& reference, const Cover& drawn, const Places&) const {
        return figures(reference, drawn, drawn.clusters.size());
    }
    template <class Clusters>
    static Numbers figures(const Clusters& reference, const Clusters& drawn, std::size_t count) {
        Numbers out{static_cast<double>(count)};
        for (const auto& [name, _] : reference.quality) {
            const auto at = std::find_if(drawn.quality.begin(), drawn.quality.end(),
                                         [&](const auto& q) { return q.first == name; });
            out.push_back(at == drawn.quality.end() ? none : at->second);
        }
        return out;
    }
    Numbers values(const Series& reference, const Series& drawn, const Places&) const {
        Numbers out;
        for (const auto& c : reference.columns) {
            const auto at =
                std::find_if(drawn.columns.begin(), drawn.columns.end(),
                             [&](const auto& d) { return d.name == c.name && d.group == c.group; });
            // A draw may have bounds of its own: those of a forecast.
            for (const auto side : {&Series::Column::lower, &Series::Column::upper})
                for (std::size_t p = 0; p < c.lower.size(); ++p)
                    out.push_back(at == drawn.columns.end() || p >= at->lower.size()
                                      ? none
                                      : ((*at).*side)[p]);
        }
        return out;
    }
    /// Rows by their texts.
    static std::vector<std::string> keys(const ResultTable& table) {
        std::vector<std::string> keys;
        const std::size_t rows = table.columns.empty()
                                     ? 0
                                     : std::visit([](const auto& cells) { return cells.size(); },
                                                  table.columns.front().cells);
        for (std::size_t r = 0; r < rows; ++r) {
            std::string key;
            for (const auto& c : table.columns)
                if (const auto* texts = std::get_if<Texts>(&c.cells)) key += (*texts)[r] + '\0';
            keys.push_back(std::move(key));
        }
        return keys;
    }

public:
    /// What a table tells as bounds of its own is no figure to draw.
    static bool is_drawn(const ResultTable::Column& column) {
        return std::holds_alternative<Numbers>(column.cells) && column.name != "lower" &&
               column.name != "upper";
    }

private:
    Numbers values(const ResultTable& reference, const ResultTable& drawn, const Places&) const {
        std::map<std::string, std::size_t> row_of;
        const auto there = keys(drawn);
        for (std::size_t r = 0; r < there.size(); ++r) row_of.emplace(there[r], r);
        const auto here = keys(reference);
        Numbers out;
        for (std::size_t c = 0; c < reference.columns.size(); ++c) {
            if (!is_drawn(reference.columns[c])) continue;
            for (const std::string& key : here) {
                const auto row = row_of.find(key);
                out.push_back(row == row_of.end()
                                  ? none
                                  : std::get<Numbers>(drawn.columns[c].cells)[row->second]);
            }
        }
        return out;
    }
    Numbers values(const Positions&, const Positions&, const Places&) const {
        throw UsageError("positions have no intervals");
    }

    const Result* reference_;
    double absent_;
};

/// Takes intervals off one after another, in the order in which Flat writes values.
class Reader {
public:
    explicit Reader(std::vector<Interval> all) : all_(std::move(all)) {}
    const Interval& next() { return all_[at_++]; }

    void write(Scores& scores) { write_actors(scores); }
    void write(Profile& profile) {
        for (auto& c : profile.columns) write_actors(c);
    }
    void write(TieScores& scores) {
        scores.lower.emplace();
        scores.median.emplace();
        scores.upper.emplace();
        for (std::size_t e = 0; e < scores.value.size(); ++e) {
            const Interval& i = next();
            scores.lower->values().push_back(i.lower);
            scores.median->values().push_back(i.median);
            scores.upper->values().push_back(i.upper);
        }
    }
    void write(Partition& partition, const std::vector<double>& agreement) {
        write_figures(partition);
        partition.agreement.emplace(agreement);
    }
    void write(Cover& cover) { write_figures(cover); }
    void write(Series& series) {
        for (auto& c : series.columns) {
            c.median.resize(c.lower.size());
            for (std::size_t p = 0; p < c.lower.size(); ++p) {
                const Interval& i = next();
                c.lower[p] = i.lower;
                c.median[p] = i.median;
            }
            for (std::size_t p = 0; p < c.lower.size(); ++p) {
                const Interval& i = next();
                c.median[p] = (c.median[p] + i.median) / 2;
                c.upper[p] = i.upper;
            }
        }
    }
    void write(ResultTable& table) {
        std::vector<ResultTable::Column> columns;
        for (auto& c : table.columns) {
            const bool drawn = Flat::is_drawn(c);
            columns.push_back(std::move(c));
            if (!drawn) continue;
            const std::string name = columns.back().name;
            Numbers lower, median, upper;
            const std::size_t rows = std::get<Numbers>(columns.back().cells).size();
            for (std::size_t r = 0; r < rows; ++r) {
                const Interval& i = next();
                lower.push_back(i.lower);
                median.push_back(i.median);
                upper.push_back(i.upper);
            }
            columns.push_back({name + "_lower", std::move(lower)});
            columns.push_back({name + "_median", std::move(median)});
            columns.push_back({name + "_upper", std::move(upper)});
        }
        table.columns = std::move(columns);
    }
    void write(Positions&) {}

private:
    template <class Column>
    void write_actors(Column& column) {
        const std::size_t n = column.value.size();
        column.lower.emplace();
        column.upper.emplace();
        column.drawn.emplace();
        for (std::size_t v = 0; v < n; ++v) {
            const Interval& i = next();
            column.lower->values().push_back(i.lower);
            column.drawn->median.values().push_back(i.median);
            column.upper->values().push_back(i.upper);
        }
        for (std::size_t v = 0; v < n; ++v) {
            const Interval& i = next();
            column.drawn->rank_lower.values().push_back(i.lower);
            column.drawn->rank_upper.values().push_back(i.upper);
        }
    }
    template <class Clusters>
    void write_figures(Clusters& clusters) {
        std::vector<std::string> names{"clusters"};
        for (const auto& [name, _] : clusters.quality) names.push_back(name);
        for (const std::string& name : names) {
            const Interval& i = next();
            clusters.quality.emplace_back(name + " lower", i.lower);
            clusters.quality.emplace_back(name + " median", i.median);
            clusters.quality.emplace_back(name + " upper", i.upper);
        }
    }

    std::vector<Interval> all_;
    std::size_t at_ = 0;
};

/// `drawn` has the flattened values of each draw.
void summarize(Result& result, const std::vector<Numbers>& drawn, double level) {
    const std::size_t slots = drawn.front().size();
    std::vector<Interval> intervals;
    Numbers values, agreement;
    const auto* partition = std::get_if<Partition>(&result);
    const std::size_t figures = partition ? partition->quality.size() + 1 : slots;
    for (std::size_t s = 0; s < slots; ++s) {
        values.clear();
        for (const Numbers& one : drawn) values.push_back(one[s]);
        if (s < figures) {
            intervals.push_back(interval(values, level));
            continue;
        }
        double sum = 0, count = 0;
        for (const double x : values)
            if (x == x) {
                sum += x;
                ++count;
            }
        agreement.push_back(sum / count);
    }
    Reader reader{std::move(intervals)};
    std::visit(
        [&](auto& shape) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(shape)>, Partition>)
                reader.write(shape, agreement);
            else
                reader.write(shape);
        },
        result);
}

void require_draws(const Sampling& sampling) {
    if (!(sampling.level > 0 && sampling.level < 1))
        throw UsageError("the level of an interval lies between 0 and 1");
    if (const auto least = least_draws(sampling.level); sampling.draws < least)
        throw UsageError(fmt::format("{} draws tell no interval of {:g} %; it takes {}",
                                     sampling.draws, 100 * sampling.level, least));
}

} // namespace

bool has_intervals(const Result& result) {
    const auto* table = std::get_if<ResultTable>(&result);
    if (!table) return !std::holds_alternative<Positions>(result);
    return std::any_of(table->columns.begin(), table->columns.end(),
                       [](const auto& c) { return c.name == "quantity" || c.name == "measure"; });
}

void add_intervals(std::span<const Sampled> jobs, const Ensemble& ensemble, const View& view,
                   const GroupingOf& grouping_of, const Sampling& sampling, const Run& run) {
    require_draws(sampling);
    if (jobs.empty()) return;
    std::vector<Flat> flat;
    bool edges = false;
    for (const Sampled& job : jobs) {
        if (!has_intervals(*job.result))
            throw UsageError(fmt::format("{} has no intervals: what it gives is other in every "
                                         "drawn network",
                                         job.spec->name));
        flat.emplace_back(*job.result, job.spec->monotone);
        edges = edges || std::holds_alternative<TieScores>(*job.result);
    }
    std::vector<std::vector<Numbers>> drawn(jobs.size(), std::vector<Numbers>(sampling.draws));
    run.for_each(
        sampling.draws, [] { return 0; },
        [&](std::size_t i, int) {
            const View one = ensemble.draw(run.seed, static_cast<std::uint32_t>(i));
            const Places there = places(ensemble.network(), view, one, edges);
            const Grouping grouping = grouping_of ? grouping_of(one) : Grouping{};
            const Run alone{.threads = 1, .seed = run.seed, .stop = run.stop};
            for (std::size_t j = 0; j < jobs.size(); ++j)
                drawn[j][i] = flat[j].of(jobs[j]
                                             .spec
                                             ->run({.graph = &one.graph, .grouping = &grouping},
                                                   *jobs[j].settings, alone)
                                             .result,
                                         there);
        });
    for (std::size_t j = 0; j < jobs.size(); ++j) {
        summarize(*jobs[j].result, drawn[j], sampling.level);
        drawn[j] = {};
    }
}

void add_intervals(const Sampled& job, const Ensemble& ensemble, const Timeline& timeline,
                   const Sampling& sampling, const Run& run) {
    require_draws(sampling);
    if (!has_intervals(*job.result))
        throw UsageError(fmt::format("{} has no intervals: what it gives is other in every drawn "
                                     "network",
                                     job.spec->name));
    const Flat flat{*job.result, job.spec->monotone};
    std::vector<Numbers> drawn(sampling.draws);
    run.for_each(
        sampling.draws, [] { return 0; },
        [&](std::size_t i, int) {
            const DrawnTimeline one =
                ensemble.draw(timeline, run.seed, static_cast<std::uint32_t>(i));
            const Run alone{.threads = 1, .seed = run.seed, .stop = run.stop};
            drawn[i] =
                flat.of(job.spec->run({.timeline = &one.timeline}, *job.settings, alone).result,
                        places(one));
        });
    summarize(*job.result, drawn, sampling.level);
}

} // namespace entente::uncertainty
