#pragma once
/// Who is tied to whom, group by group: the picture that a blockmodel draws.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>
#include <entente/core/view/grouping.hpp>

#include <tuple>

namespace entente::blocks {

struct ImageOptions {
    static constexpr auto fields() { return std::tuple{}; }
};

/// A row for each ordered pair of groups that have members, groups in order of name:
///
///     from, to   the groups
///     ties       ordered pairs of different actors that are tied; an undirected tie within a group
///                makes two, and one across groups counts in both rows
///     possible   ordered pairs of different actors
///     density    ties / possible; NaN for a group of one with itself
///     type       the ideal block it is, the strictest that fits:
///                null            no ties
///                complete        every pair is tied
///                regular         every actor of one is tied to some of the other, both ways round
///                row_regular     every actor of `from` is tied to some of `to`
///                column_regular  every actor of `to` is tied from some of `from`
///                mixed           none of these
///
/// A group of one with itself is null. Actors without a group are left out. Weights do not matter
/// but for ties of weight 0, which are none; parallel ties count once, self-ties not at all. Types
/// are strict: one tie missing from a complete block makes it regular, so read densities beside
/// them, above all in small groups. Any partition is shown by grouping_of().
///
/// Time O(m log n + g^2) and space O(n + m + g^2) for g groups. Throws UsageError without groups,
/// beyond 2,000 of them, whose table has four million rows, and Cancelled. Reference:
/// [doreian2005].
[[nodiscard]] ResultTable image(const Graph& graph, const Grouping& grouping,
                                const ImageOptions& options = {}, const Run& run = {});

/// The clusters of a partition as groups named "1", "2", ... with leading zeros, so that names sort
/// as numbers do.
[[nodiscard]] Grouping grouping_of(const Partition& partition);

} // namespace entente::blocks
