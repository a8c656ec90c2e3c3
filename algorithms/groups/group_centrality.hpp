#pragma once
/// How central given groups of actors are, each taken as one.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>
#include <entente/core/view/grouping.hpp>

#include <tuple>

namespace entente::groups {

struct GroupCentralityOptions {
    paths::Sides direction = paths::Sides::out;

    static constexpr auto fields() {
        return std::tuple{Field{"direction", &GroupCentralityOptions::direction,
                                "degree and closeness along ties from the group (out), to it (in), "
                                "or either way"}};
    }
};

/// Everett and Borgatti's centrality of groups, a row for each group that has members.
///
///     group, members   its name, and the number g of its actors
///     degree           outsiders tied to some member;   degree_share: of n - g
///     closeness        r / S * r / (n - g), S the sum of distances from the group to the r
///     outsiders
///                      reached, a distance being that from the nearest member
///     betweenness      pairs of outsiders whose shortest paths pass through some member, in
///                      proportion to paths, each pair once in an undirected graph;
///                      betweenness_share: of all such pairs
///
/// Large groups score high: compare groups of like size, or with groups drawn by chance. By hops;
/// parallel ties count once, self-ties not at all, weights are set aside. Closeness of a group that
/// reaches nobody is 0; shares without outsiders, or pairs of them, are NaN. Betweenness follows
/// directions whatever the option says. Actors without a group are outsiders to all.
///
/// Time O(g n (n + m)) for g groups, space O(n) a thread, O(64 g) and O(m). The same bits for any
/// number of threads. Throws UsageError without a grouping or when there are more shortest paths
/// than can be counted, and Cancelled. Reference: [everett1999].
[[nodiscard]] ResultTable group_centrality(const Graph& graph, const Grouping& grouping,
                                           const GroupCentralityOptions& options = {},
                                           const Run& run = {});

} // namespace entente::groups
