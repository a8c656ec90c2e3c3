#include <entente/algorithms/clusters/map_equation.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/algorithms/clusters/quality.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::clusters {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// What is added up for each cluster, and for all.
struct Sums {
    double actors = 0, pairs = 0; // pairs: distinct tied ones within
    double inner = 0, strength = 0;

    double leaving() const { return strength - inner; } // inner: twice the weight within
};

struct Columns {
    std::vector<double> actors, within, leaving, density, conductance, modularity, kept;
};

double ratio(double a, double b) { return b > 0 ? a / b : undefined; }

std::vector<Sums> add_up(const Graph& graph, const VertexMap<std::uint32_t>& cluster,
                         std::uint32_t count) {
    std::vector<Sums> sums(count);
    const Strengths s = strengths(graph);
    std::vector<Vertex> met;
    for (const Vertex v : graph.vertices()) {
        Sums& c = sums[cluster[v]];
        ++c.actors;
        c.strength += s.out[index(v)] + (s.in.empty() ? 0 : s.in[index(v)]);
        met.clear();
        const auto look = [&](Direction d) {
            const auto row = graph.neighbors(v, d);
            const auto edges = graph.edges_of(v, d);
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (cluster[row[i]] != cluster[v]) continue;
                c.inner += graph.weight(edges[i]);
                if (v < row[i]) met.push_back(row[i]);
            }
        };
        look(Direction::out);
        if (graph.is_directed()) look(Direction::in);
        std::sort(met.begin(), met.end());
        c.pairs += static_cast<double>(std::unique(met.begin(), met.end()) - met.begin());
    }
    return sums;
}

struct Report {
    Columns columns;
    double modularity = 0, coverage = 0, mean = 0, most = 0;
};

Report report(const Graph& graph, const VertexMap<std::uint32_t>& cluster, std::uint32_t count) {
    Report r;
    auto& [actors, within, leaving, density, conductance, parts, kept] = r.columns;
    double total = 0, inner = 0, defined = 0;
    const auto sums = add_up(graph, cluster, count);
    for (const Sums& c : sums) {
        total += c.strength;
        inner += c.inner;
    }
    r.mean = 0;
    r.most = undefined;
    for (const Sums& c : sums) {
        actors.push_back(c.actors);
        within.push_back(c.inner / 2);
        leaving.push_back(c.leaving());
        density.push_back(ratio(c.pairs, c.actors * (c.actors - 1) / 2));
        conductance.push_back(ratio(c.leaving(), std::min(c.strength, total - c.strength)));
        const double share = c.strength / total;
        parts.push_back(total > 0 ? c.inner / total - share * share : undefined);
        kept.push_back(ratio(c.inner, c.strength));
        if (std::isnan(conductance.back())) continue;
        ++defined;
        r.mean += conductance.back();
        r.most = std::isnan(r.most) ? conductance.back() : std::max(r.most, conductance.back());
    }
    r.mean = ratio(r.mean, defined);
    r.coverage = ratio(inner, total);
    r.modularity = total > 0 ? 0 : undefined;
    for (const double q : parts) r.modularity += q;
    return r;
}

ResultTable table_of(const char* first, std::vector<std::string> names, Columns columns) {
    auto& [actors, within, leaving, density, conductance, parts, kept] = columns;
    return {{{first, std::move(names)},
             {"actors", std::move(actors)},
             {"within", std::move(within)},
             {"leaving", std::move(leaving)},
             {"density", std::move(density)},
             {"conductance", std::move(conductance)},
             {"modularity", std::move(parts)},
             {"kept", std::move(kept)}}};
}

} // namespace

Partition grouped(const Graph& graph, const Grouping& grouping) {
    // Any labels below n will do: a group is called after its first member.
    VertexMap<std::uint32_t> label(graph.order());
    std::vector<std::uint32_t> first(grouping.names.size(), Grouping::none);
    for (std::uint32_t v = 0; v < graph.order(); ++v) {
        const auto g = v < grouping.of.size() ? grouping.of[Vertex{v}] : Grouping::none;
        label[Vertex{v}] = v;
        if (g == Grouping::none) continue;
        if (first[g] == Grouping::none) first[g] = v;
        label[Vertex{v}] = first[g];
    }
    return paths::numbered(label);
}

QualityReport quality_report(const Graph& graph, const VertexMap<std::uint32_t>& cluster,
                             const Run& run) {
    if (cluster.size() != graph.order())
        throw UsageError("a partition needs one cluster per vertex");
    std::uint32_t count = 0;
    for (const auto c : cluster) {
        if (c >= cluster.size()) throw UsageError("a cluster's number is not below n");
        count = std::max(count, c + 1);
    }
    Report r = report(graph, cluster, count);
    std::vector<std::string> names;
    for (std::uint32_t c = 0; c < count; ++c) names.push_back(std::to_string(c));
    return {{{"modularity", r.modularity},
             {"coverage", r.coverage},
             {"conductance mean", r.mean},
             {"conductance max", r.most},
             {"map equation", map_equation(flow_of(graph, 0.15, run), cluster.values())}},
            table_of("cluster", std::move(names), std::move(r.columns))};
}

ResultTable quality(const Graph& graph, const Grouping& grouping, const QualityOptions&,
                    const Run&) {
    const auto parts = grouped(graph, grouping);
    const Report r = report(graph, parts.cluster, parts.count);
    const VertexMap<std::uint32_t> whole(graph.order(), 0);
    const Report one = report(graph, whole, graph.order() > 0 ? 1 : 0);
    std::vector<std::uint32_t> number(grouping.names.size(), Grouping::none);
    for (std::uint32_t v = 0; v < graph.order() && v < grouping.of.size(); ++v)
        if (grouping.of[Vertex{v}] != Grouping::none)
            number[grouping.of[Vertex{v}]] = parts.cluster[Vertex{v}];
    std::vector<std::string> names{"all"};
    double within = 0, leaving = 0;
    for (std::size_t c = 0; c < parts.count; ++c) {
        within += r.columns.within[c];
        leaving += r.columns.leaving[c] / 2; // from both ends
    }
    Columns rows{{static_cast<double>(graph.order())},
                 {within},
                 {leaving},
                 {one.columns.density.empty() ? undefined : one.columns.density[0]},
                 {r.mean},
                 {r.modularity},
                 {r.coverage}};
    for (std::size_t g = 0; g < number.size(); ++g) {
        if (number[g] == Grouping::none) continue; // nobody is in it
        const auto c = number[g];
        names.push_back(grouping.names[g]);
        const auto copy = [c](std::vector<double>& to, const std::vector<double>& from) {
            to.push_back(from[c]);
        };
        copy(rows.actors, r.columns.actors);
        copy(rows.within, r.columns.within);
        copy(rows.leaving, r.columns.leaving);
        copy(rows.density, r.columns.density);
        copy(rows.conductance, r.columns.conductance);
        copy(rows.modularity, r.columns.modularity);
        copy(rows.kept, r.columns.kept);
    }
    return table_of("group", std::move(names), std::move(rows));
}

Spec quality_spec() {
    return describe(
        &quality, {.name = "clusters.quality",
                   .summary = "how well groups of actors such as countries hang together",
                   .formula = "conductance = leaving / min(strength within, strength outside)",
                   .caveat = "groups of one actor have conductance 1, and a group that is half of "
                             "everything has a low one by its size",
                   .time = "O(n + m)",
                   .space = "O(n + m)",
                   .references = {"newman2004", "leskovec2009"},
                   .needs_grouping = true});
}

} // namespace entente::clusters
