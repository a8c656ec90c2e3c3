#include <entente/core/run/ranks.hpp>
#include <entente/io/results/tables.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

namespace entente {
namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<double>;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

ResultTable::Column texts(std::string name) { return {std::move(name), Texts{}}; }
ResultTable::Column numbers(std::string name) { return {std::move(name), Numbers{}}; }

/// Appends a row cell by cell; the order of calls is the order of columns.
class RowWriter {
public:
    explicit RowWriter(ResultTable& table) : table_(table) {}
    RowWriter& operator<<(std::string_view text) {
        std::get<Texts>(table_.columns[at_++].cells).emplace_back(text);
        return *this;
    }
    RowWriter& operator<<(double value) {
        std::get<Numbers>(table_.columns[at_++].cells).push_back(value);
        return *this;
    }

private:
    ResultTable& table_;
    std::size_t at_ = 0;
};

std::string yes_no(bool value) { return value ? "yes" : "no"; }

std::string parameters(const std::vector<std::pair<std::string, std::string>>& options) {
    std::string text;
    for (const auto& [name, value] : options)
        text += (text.empty() ? "" : ";") + name + "=" + value;
    return text;
}

/// Greater first, undefined last.
bool ranks_before(double a, double b) { return !std::isnan(a) && (std::isnan(b) || a > b); }

std::vector<Vertex> by_id(const Network& network, const View& view) {
    std::vector<Vertex> order;
    for (const Vertex v : view.graph.vertices()) order.push_back(v);
    std::sort(order.begin(), order.end(), [&](Vertex a, Vertex b) {
        return network.id(view.actor_of[a]) < network.id(view.actor_of[b]);
    });
    return order;
}

std::vector<Vertex> ranked(const Network& network, const View& view,
                           std::span<const NamedResult<Scores>> measures) {
    auto order = by_id(network, view);
    if (!measures.empty()) {
        const auto& first = measures.front().result->value;
        std::stable_sort(order.begin(), order.end(),
                         [&](Vertex a, Vertex b) { return ranks_before(first[a], first[b]); });
    }
    return order;
}

void describe(RowWriter& row, const Network& network, Actor a) {
    row << network.id(a) << network.label(a) << network.kind(a).id << network.country(a)
        << yes_no(network[a].observed);
}

/// "2 [1–5]"; empty without a rank.
std::string rank_text(double rank, double least, double most) {
    if (std::isnan(rank)) return {};
    return std::isnan(least) ? fmt::format("{}", rank)
                             : fmt::format("{} [{}–{}]", rank, least, most);
}

std::vector<ResultTable::Column> actor_columns() {
    return {texts("id"), texts("label"), texts("kind"), texts("country"), texts("observed")};
}

std::string place_of(const Network& network, const Evidence& e) {
    std::string text = network[e.source].id;
    if (e.row) text += fmt::format(" row {}", e.row);
    if (e.line) text += fmt::format(" line {}", e.line);
    if (e.place != Text{}) text += fmt::format(" {}", network[e.place]);
    return text;
}

} // namespace

ResultTable actor_table(const Network& network, const View& view,
                        std::span<const NamedResult<Scores>> measures, bool ranks) {
    ResultTable table{actor_columns()};
    std::vector<Ranks> ranks_of;
    for (const auto& m : measures) {
        table.columns.push_back(numbers(m.name));
        if (m.result->lower) table.columns.push_back(numbers(m.name + "_lower"));
        if (m.result->drawn) table.columns.push_back(numbers(m.name + "_median"));
        if (m.result->upper) table.columns.push_back(numbers(m.name + "_upper"));
        if (m.result->drawn) {
            table.columns.push_back(texts(m.name + "_ranks"));
            table.columns.push_back(numbers(m.name + "_rank_lower"));
            table.columns.push_back(numbers(m.name + "_rank_upper"));
        }
        ranks_of.push_back(ranks_by(m.result->value));
        if (!ranks) continue;
        table.columns.push_back(numbers(m.name + "_rank"));
        table.columns.push_back(numbers(m.name + "_tied"));
    }
    for (const Vertex v : ranked(network, view, measures)) {
        RowWriter row{table};
        describe(row, network, view.actor_of[v]);
        for (std::size_t i = 0; i < measures.size(); ++i) {
            const Scores& scores = *measures[i].result;
            row << scores.value[v];
            if (scores.lower) row << (*scores.lower)[v];
            if (scores.drawn) row << scores.drawn->median[v];
            if (scores.upper) row << (*scores.upper)[v];
            if (scores.drawn) {
                const double least = scores.drawn->rank_lower[v],
                             most = scores.drawn->rank_upper[v];
                row << rank_text(ranks_of[i].rank[v], least, most) << least << most;
            }
            if (ranks) row << ranks_of[i].rank[v] << ranks_of[i].tied[v];
        }
    }
    return table;
}

ResultTable long_actor_table(const Network& network, const View& view,
                             std::span<const NamedResult<Scores>> measures) {
    ResultTable table{{texts("id"), texts("measure"), numbers("value"), numbers("lower"),
                       numbers("upper"), texts("parameters")}};
    const bool drawn = std::any_of(measures.begin(), measures.end(),
                                   [](const auto& m) { return m.result->drawn.has_value(); });
    if (drawn)
        for (const char* name : {"median", "rank_lower", "rank_upper"})
            table.columns.push_back(numbers(name));
    const auto order = ranked(network, view, measures);
    for (const auto& m : measures)
        for (const Vertex v : order) {
            RowWriter row{table};
            row << network.id(view.actor_of[v]) << m.name << m.result->value[v]
                << (m.result->lower ? (*m.result->lower)[v] : missing)
                << (m.result->upper ? (*m.result->upper)[v] : missing) << parameters(m.options);
            if (!drawn) continue;
            const auto& d = m.result->drawn;
            row << (d ? d->median[v] : missing) << (d ? d->rank_lower[v] : missing)
                << (d ? d->rank_upper[v] : missing);
        }
    return table;
}

ResultTable tie_score_table(const Network& network, const View& view,
                            std::span<const NamedResult<TieScores>> measures) {
    ResultTable table{
        {texts("from"), texts("to"), texts("types"), texts("first_date"), numbers("ties")}};
    for (const auto& m : measures) {
        table.columns.push_back(numbers(m.name));
        if (m.result->lower)
            for (const char* what : {"_lower", "_median", "_upper"})
                table.columns.push_back(numbers(m.name + what));
    }
    const auto end_id = [&](Vertex v) { return network.id(view.actor_of[v]); };
    std::vector<Edge> order;
    for (const Edge e : view.graph.edges()) order.push_back(e);
    std::stable_sort(order.begin(), order.end(), [&](Edge a, Edge b) {
        if (!measures.empty()) {
            const auto& value = measures.front().result->value;
            if (ranks_before(value[a], value[b])) return true;
            if (ranks_before(value[b], value[a])) return false;
        }
        const auto x = view.graph.ends(a), y = view.graph.ends(b);
        return std::pair{end_id(x.from), end_id(x.to)} < std::pair{end_id(y.from), end_id(y.to)};
    });
    for (const Edge e : order) {
        std::set<std::string_view> types;
        std::optional<Date> first;
        for (const Tie t : view.ties_of[e]) {
            types.insert(network.type(t).id);
            const Date date = onset(network[t]);
            if (date.is_known() && (!first || date.earliest() < first->earliest())) first = date;
        }
        const auto [from, to] = view.graph.ends(e);
        RowWriter row{table};
        row << end_id(from) << end_id(to) << fmt::format("{}", fmt::join(types, ";"))
            << (first ? to_edtf(*first) : std::string{})
            << static_cast<double>(view.ties_of[e].size());
        for (const auto& m : measures) {
            row << m.result->value[e];
            if (m.result->lower)
                row << (*m.result->lower)[e] << (*m.result->median)[e] << (*m.result->upper)[e];
        }
    }
    return table;
}

ResultTable cluster_table(const Network& network, const View& view,
                          std::span<const NamedResult<Partition>> partitions) {
    ResultTable table{actor_columns()};
    for (const auto& p : partitions) {
        table.columns.push_back(numbers(p.name));
        if (p.result->agreement) table.columns.push_back(numbers(p.name + "_agreement"));
    }
    auto order = by_id(network, view);
    std::stable_sort(order.begin(), order.end(), [&](Vertex a, Vertex b) {
        for (const auto& p : partitions)
            if (p.result->cluster[a] != p.result->cluster[b])
                return p.result->cluster[a] < p.result->cluster[b];
        return false;
    });
    for (const Vertex v : order) {
        RowWriter row{table};
        describe(row, network, view.actor_of[v]);
        for (const auto& p : partitions) {
            row << static_cast<double>(p.result->cluster[v] + 1);
            if (p.result->agreement) row << (*p.result->agreement)[v];
        }
    }
    return table;
}

ResultTable cover_table(const Network& network, const View& view,
                        std::span<const NamedResult<Cover>> covers) {
    ResultTable table{{texts("method"), numbers("group"), numbers("size")}};
    for (auto& column : actor_columns()) table.columns.push_back(std::move(column));
    for (const auto& c : covers)
        for (std::size_t g = 0; g < c.result->clusters.size(); ++g) {
            auto members = c.result->clusters[g];
            std::sort(members.begin(), members.end(), [&](Vertex a, Vertex b) {
                return network.id(view.actor_of[a]) < network.id(view.actor_of[b]);
            });
            for (const Vertex v : members) {
                RowWriter row{table};
                row << c.name << static_cast<double>(g + 1) << static_cast<double>(members.size());
                describe(row, network, view.actor_of[v]);
            }
        }
    return table;
}

ResultTable cluster_summary(const Network& network, const View& view,
                            std::span<const NamedResult<Partition>> partitions) {
    ResultTable table{{texts("partition"), numbers("cluster"), numbers("size"),
                       numbers("ties_inside"), numbers("ties_across"), numbers("countries"),
                       texts("largest"), texts("quality")}};
    for (const auto& p : partitions) {
        std::vector<std::size_t> size(p.result->count), inside(p.result->count),
            across(p.result->count);
        std::vector<std::set<std::string_view>> countries(p.result->count);
        std::vector<std::optional<Vertex>> largest(p.result->count);
        for (const Vertex v : view.graph.vertices()) {
            const auto c = p.result->cluster[v];
            ++size[c];
            if (const auto code = network.country(view.actor_of[v]); !code.empty())
                countries[c].insert(code);
            if (!largest[c] || view.graph.arc_count(v) > view.graph.arc_count(*largest[c]))
                largest[c] = v;
        }
        for (const Edge e : view.graph.edges()) {
            const auto a = p.result->cluster[view.graph.ends(e).from],
                       b = p.result->cluster[view.graph.ends(e).to];
            if (a == b) {
                ++inside[a];
            } else {
                ++across[a];
                ++across[b];
            }
        }
        std::string quality;
        for (const auto& [name, value] : p.result->quality)
            quality += fmt::format("{}{}={}", quality.empty() ? "" : ";", name, value);
        for (std::size_t c = 0; c < p.result->count; ++c)
            RowWriter{table} << p.name << static_cast<double>(c + 1) << static_cast<double>(size[c])
                             << static_cast<double>(inside[c]) << static_cast<double>(across[c])
                             << static_cast<double>(countries[c].size())
                             << (largest[c] ? network.label(view.actor_of[*largest[c]])
                                            : std::string_view{})
                             << quality;
    }
    return table;
}

ResultTable series_table(const Series& series) {
    const bool grouped = std::any_of(series.columns.begin(), series.columns.end(),
                                     [](const auto& c) { return !c.group.empty(); });
    const auto snake = [](std::string name) {
        std::replace(name.begin(), name.end(), ' ', '_');
        return name;
    };
    const bool drawn = std::any_of(series.columns.begin(), series.columns.end(),
                                   [](const auto& c) { return !c.median.empty(); });
    const auto median = [](const Series::Column& c, std::size_t p) {
        return c.median.empty() ? missing : c.median[p];
    };
    ResultTable table{{texts("period"), texts("first_day"), texts("last_day")}};
    if (grouped) {
        for (auto column : {texts("group"), texts("measure"), numbers("lower"), numbers("upper")})
            table.columns.push_back(std::move(column));
        if (drawn) table.columns.push_back(numbers("median"));
        for (const auto& c : series.columns)
            for (std::size_t p = 0; p < series.periods.size(); ++p) {
                RowWriter row{table};
                row << series.periods[p].label << to_iso(series.periods[p].first)
                    << to_iso(series.periods[p].last) << c.group << snake(c.name) << c.lower[p]
                    << c.upper[p];
                if (drawn) row << median(c, p);
            }
        return table;
    }
    for (const auto& c : series.columns) {
        table.columns.push_back(numbers(snake(c.name) + "_lower"));
        if (drawn) table.columns.push_back(numbers(snake(c.name) + "_median"));
        table.columns.push_back(numbers(snake(c.name) + "_upper"));
    }
    for (std::size_t p = 0; p < series.periods.size(); ++p) {
        RowWriter row{table};
        row << series.periods[p].label << to_iso(series.periods[p].first)
            << to_iso(series.periods[p].last);
        for (const auto& c : series.columns) {
            row << c.lower[p];
            if (drawn) row << median(c, p);
            row << c.upper[p];
        }
    }
    return table;
}

ResultTable actors_of(const Network& network) {
    ResultTable table{{texts("id"), texts("label"), texts("acronym"), texts("kind"),
                       texts("country"), texts("unit_of"), texts("certainty"), texts("observed"),
                       texts("sources")}};
    for (std::size_t i = 0; i < network.actor_count(); ++i) {
        const Actor a{static_cast<std::uint32_t>(i)};
        const ActorRecord& r = network[a];
        std::set<std::string_view> sources;
        for (const Evidence& e : network.evidence(a)) sources.insert(network[e.source].id);
        RowWriter{table} << network.id(a) << network.label(a) << network[r.short_label]
                         << network.kind(a).id << network.country(a)
                         << (r.parent ? network.id(*r.parent) : std::string_view{})
                         << name_of(r.certainty) << yes_no(r.observed)
                         << fmt::format("{}", fmt::join(sources, ";"));
    }
    return table;
}

ResultTable ties_of(const Network& network) {
    ResultTable table{{numbers("tie"), texts("from"), texts("to"), texts("type"), texts("layer"),
                       texts("start"), texts("start_precision"), texts("end"), texts("as_of"),
                       texts("event"), texts("certainty"), numbers("weight"), texts("wording"),
                       texts("scope"), texts("unit"), texts("link"), texts("evidence")}};
    for (std::size_t i = 0; i < network.tie_count(); ++i) {
        const Tie t{static_cast<std::uint32_t>(i)};
        const TieRecord& r = network[t];
        std::string evidence;
        for (const Evidence& e : network.evidence(t))
            evidence += (evidence.empty() ? "" : "; ") + place_of(network, e);
        RowWriter{table} << static_cast<double>(i + 1) << network.id(r.from) << network.id(r.to)
                         << network.type(t).id << network.layer(t).id << to_edtf(r.start)
                         << name_of(r.start.precision()) << to_edtf(r.end) << to_edtf(r.as_of)
                         << to_edtf(r.event) << name_of(r.certainty) << r.weight
                         << network[r.wording] << network[r.scope] << network[r.unit]
                         << network[r.link] << evidence;
    }
    return table;
}

ResultTable evidence_of(const Network& network) {
    ResultTable table{{texts("of"), texts("id"), texts("source"), numbers("row"), numbers("line"),
                       texts("place"), texts("text")}};
    const auto write = [&](std::string_view of, std::string_view id, const Evidence& e) {
        RowWriter{table} << of << id << network[e.source].id << (e.row ? e.row : missing)
                         << (e.line ? e.line : missing) << network[e.place] << network[e.text];
    };
    for (std::size_t i = 0; i < network.tie_count(); ++i)
        for (const Evidence& e : network.evidence(Tie{static_cast<std::uint32_t>(i)}))
            write("tie", std::to_string(i + 1), e);
    for (std::size_t i = 0; i < network.actor_count(); ++i) {
        const Actor a{static_cast<std::uint32_t>(i)};
        for (const Evidence& e : network.evidence(a)) write("actor", network.id(a), e);
    }
    return table;
}

ResultTable life_of(const Network& network) {
    ResultTable table{
        {numbers("tie"), texts("stage"), texts("date"), texts("text"), texts("place")}};
    for (std::size_t i = 0; i < network.tie_count(); ++i)
        for (const LifeRecord& r : network.life(Tie{static_cast<std::uint32_t>(i)}))
            RowWriter{table} << static_cast<double>(i + 1) << name_of(r.stage) << to_edtf(r.date)
                             << network[r.text] << place_of(network, r.evidence);
    return table;
}

ResultTable names_of_actors(const Network& network) {
    ResultTable table{
        {texts("actor"), texts("name"), texts("basis"), texts("note"), texts("place")}};
    for (const NameRecord& r : network.names())
        RowWriter{table} << network.id(r.actor) << network[r.name] << name_of(r.basis)
                         << network[r.note] << place_of(network, r.evidence);
    return table;
}

ResultTable claims_of(const Network& network) {
    ResultTable table{{texts("topic"), texts("subject"), texts("property"), texts("value"),
                       texts("note"), texts("place")}};
    for (const ClaimRecord& r : network.claims())
        RowWriter{table} << network[r.topic] << network.id(r.subject) << network[r.property]
                         << network[r.value] << network[r.note] << place_of(network, r.evidence);
    return table;
}

ResultTable counts_of(const Network& network) {
    ResultTable table{{texts("group"), texts("role"), numbers("count"), texts("bound"),
                       texts("scope"), texts("note"), texts("place")}};
    for (const CountRecord& r : network.counts())
        RowWriter{table} << network.id(r.group) << network[r.role] << static_cast<double>(r.count)
                         << name_of(r.bound) << network[r.scope] << network[r.note]
                         << place_of(network, r.evidence);
    return table;
}

ResultTable attributes_of(const Network& network) {
    ResultTable table{{texts("actor"), texts("attribute"), texts("value"), texts("as_of"),
                       texts("note"), texts("place")}};
    for (const AttributeRecord& r : network.attributes())
        RowWriter{table} << network.id(r.actor) << network[r.name] << network[r.value]
                         << to_edtf(r.as_of) << network[r.note] << place_of(network, r.evidence);
    return table;
}

ResultTable coverage_of(const Network& network) {
    ResultTable table{{texts("source"), texts("actor"), texts("layer"), texts("extent"),
                       texts("as_of"), texts("note")}};
    for (const CoverageRecord& r : network.coverage())
        RowWriter{table} << network[r.source].id << network.id(r.actor)
                         << network.vocabulary()[r.layer].id << name_of(r.extent)
                         << to_edtf(r.as_of) << network[r.note];
    return table;
}

} // namespace entente
