#include <entente/algorithms/groups/group_centrality.hpp>
#include <entente/algorithms/groups/spread.hpp>
#include <entente/core/run/catalogue.hpp>

#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace entente::groups {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// For each group, ordered pairs of outsiders in proportion to the paths that meet the group.
std::vector<double> between(const paths::Arcs& arcs, const Grouping& grouping,
                            const std::vector<std::vector<Vertex>>& members, const Run& run) {
    struct Scratch {
        Spread spread;
        std::vector<char> inside;
    };
    return run.sum(
        arcs.order(), std::vector<double>(members.size(), 0.0),
        [&] {
            return Scratch{Spread(arcs), std::vector<char>(arcs.order(), 0)};
        },
        [&](std::size_t i, Scratch& scratch, std::vector<double>& sum) {
            const Vertex s{static_cast<std::uint32_t>(i)};
            scratch.spread.from({&s, 1});
            for (std::uint32_t g = 0; g < members.size(); ++g) {
                if (grouping.of[s] == g || members[g].empty()) continue;
                for (const Vertex v : members[g]) scratch.inside[index(v)] = 1;
                scratch.spread.count_paths(scratch.inside);
                for (const Vertex t : scratch.spread.reached())
                    if (!scratch.inside[index(t)])
                        sum[g] += 1 - scratch.spread.clear(t) / scratch.spread.paths(t);
                for (const Vertex v : members[g]) scratch.inside[index(v)] = 0;
            }
        },
        [](std::vector<double>& into, const std::vector<double>& part) {
            for (std::size_t g = 0; g < into.size(); ++g) into[g] += part[g];
        });
}

} // namespace

ResultTable group_centrality(const Graph& graph, const Grouping& grouping,
                             const GroupCentralityOptions& options, const Run& run) {
    if (grouping.empty())
        throw UsageError("centrality of groups needs groups of actors", "--by country");
    std::vector<std::vector<Vertex>> members(grouping.names.size());
    for (const Vertex v : graph.vertices())
        if (grouping.of[v] != Grouping::none) members[grouping.of[v]].push_back(v);

    const paths::Arcs along(graph, options.direction), out(graph, paths::Sides::out);
    const auto pairs_between = between(out, grouping, members, run);
    std::vector<std::string> group;
    std::vector<double> size, degree, degree_share, closeness, betweenness, betweenness_share;
    Spread spread(along);
    for (std::size_t g = 0; g < members.size(); ++g) {
        if (members[g].empty()) continue;
        spread.from(members[g]);
        double tied = 0, reached = 0, distance = 0;
        for (const Vertex v : spread.reached()) {
            const std::uint32_t d = spread.distance(v);
            if (d == 0) continue;
            tied += d == 1;
            ++reached;
            distance += d;
        }
        const auto count = static_cast<double>(members[g].size());
        const double others = static_cast<double>(graph.order()) - count;
        const double pairs = others * (others - 1);
        group.push_back(grouping.names[g]);
        size.push_back(count);
        degree.push_back(tied);
        degree_share.push_back(others > 0 ? tied / others : undefined);
        closeness.push_back(reached > 0 ? reached / distance * (reached / others) : 0);
        betweenness.push_back(pairs_between[g] * (graph.is_directed() ? 1 : 0.5));
        betweenness_share.push_back(pairs > 0 ? pairs_between[g] / pairs : undefined);
    }
    ResultTable table;
    table.columns.push_back({"group", std::move(group)});
    table.columns.push_back({"members", std::move(size)});
    table.columns.push_back({"degree", std::move(degree)});
    table.columns.push_back({"degree_share", std::move(degree_share)});
    table.columns.push_back({"closeness", std::move(closeness)});
    table.columns.push_back({"betweenness", std::move(betweenness)});
    table.columns.push_back({"betweenness_share", std::move(betweenness_share)});
    return table;
}

Spec group_centrality_spec() {
    return describe(&group_centrality,
                    {.name = "groups.group_centrality",
                     .summary = "degree, closeness and betweenness of each group, taken as one",
                     .formula = "distances from the nearest member; paths that meet any member",
                     .caveat = "large groups score high",
                     .time = "O(g n (n + m)) for g groups",
                     .space = "O(n) a thread, O(m)",
                     .references = {"everett1999"},
                     .needs_grouping = true});
}

} // namespace entente::groups
