#pragma once
/// Which few actors, taken together, matter most.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/base/names.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <array>
#include <cstdint>
#include <tuple>

namespace entente::groups {

/// What a set of actors is valued by: breaking the network up, having many near, having all near,
/// or lying between.
enum class KeyCriterion : std::uint8_t { fragmentation, reach, proximity, betweenness };

struct KeyPlayersOptions {
    std::uint32_t k = 3;
    KeyCriterion criterion = KeyCriterion::fragmentation;
    std::uint32_t steps = 2;
    paths::Sides direction = paths::Sides::out;
    bool exchange = true;

    static constexpr auto fields() {
        return std::tuple{
            Field{"k", &KeyPlayersOptions::k, "how many actors to choose", {.least = 1}},
            Field{
                "criterion", &KeyPlayersOptions::criterion,
                "value a set by what falls apart without it (fragmentation), by how many are "
                "within so many steps (reach), by how near all are (proximity), or by the shortest "
                "paths it touches (betweenness)"},
            Field{"steps",
                  &KeyPlayersOptions::steps,
                  "how far reach goes; 1 makes it the degree of the group",
                  {.least = 1}},
            Field{"direction", &KeyPlayersOptions::direction,
                  "reach and proximity: along ties from the set (out), to it (in), or either way"},
            Field{"exchange", &KeyPlayersOptions::exchange,
                  "afterwards exchange members for others as long as that improves the set"}};
    }
};

/// Key players: k actors who as a set score high, which the k best single actors seldom do, since
/// they tend to do the same work twice.
///
///     fragmentation  1 - (ordered pairs connected without the set) / (n (n - 1))      KPP-NEG
///     reach          share of actors within `steps` of some member, members included    KPP-POS
///     proximity      mean of 1 / distance to the nearest member, 1 for members
///     betweenness    share of ordered pairs s, t of whose shortest paths some member is part, in
///                    proportion to paths, as an end or between
///
/// Columns: "order", 1 … k in the order in which each adds most to those before, and "value", the
/// criterion of the set up to there; both NaN for others. A set is grown by the actor that adds
/// most (of equals the first), then improved by exchanges. For all but fragmentation values have
/// diminishing returns, so that the set is worth at least 1 - 1 / e = 63 % of the best one;
/// fragmentation has no such bound. Which of several good sets comes out may hang on the order of
/// actors, and a missing tie may change it all.
///
/// By hops; parallel ties count once, self-ties not at all, weights are set aside. Fragmentation
/// does not regard direction; betweenness follows it. Unreached actors count 0.
///
/// Time O(k (n + m)) for fragmentation, O(k n (n + m)) for the others, as much again for each round
/// of exchanges, of which there are ten at most; space O(n) a thread, 64 n numbers for betweenness,
/// and O(m). Deterministic, the same bits for any number of threads. Throws UsageError when there
/// are more shortest paths than can be counted, and Cancelled. References: [borgatti2006],
/// [nemhauser1978], [everett1999].
[[nodiscard]] Profile key_players(const Graph& graph, const KeyPlayersOptions& options = {},
                                  const Run& run = {});

} // namespace entente::groups

namespace entente {
template <>
inline constexpr std::array names_of<groups::KeyCriterion>{
    Named<groups::KeyCriterion>{"fragmentation", groups::KeyCriterion::fragmentation},
    Named<groups::KeyCriterion>{"reach", groups::KeyCriterion::reach},
    Named<groups::KeyCriterion>{"proximity", groups::KeyCriterion::proximity},
    Named<groups::KeyCriterion>{"betweenness", groups::KeyCriterion::betweenness}};
} // namespace entente
