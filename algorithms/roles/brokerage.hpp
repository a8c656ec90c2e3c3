#pragma once
/// Between which groups an actor mediates.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>
#include <entente/core/view/grouping.hpp>

#include <tuple>

namespace entente::roles {

struct BrokerageOptions {
    bool expected = false;

    static constexpr auto fields() {
        return std::tuple{Field{"expected", &BrokerageOptions::expected,
                                "besides, what chance would give, and how many standard deviations "
                                "away from it the count is"}};
    }
};

/// Gould and Fernandez' brokerage: pairs a, c who are tied through b, a to b and b to c, but not a
/// to c; counted for each b by groups.
///
///     coordinator     a, b, c of one group
///     itinerant       a, c of one group, b of another (consultant)
///     representative  a, b of one group, c of another
///     gatekeeper      b, c of one group, a of another
///     liaison         three groups
///     total           all of these
///
/// In an undirected graph every pair is met both ways: coordinators, itinerants and liaisons count
/// twice, and the count of representatives is that of gatekeepers. Groups come from the grouping;
/// actors in none broker nothing and are between nobody, but have NaN. Weights are set aside,
/// parallel ties are one, self-ties none. What is counted grows with degree: hubs hold every role.
///
/// `expected` adds for each role the columns "… expected" and "… z": mean under the model that
/// every tie between actors with a group is there with the same chance, independently, its density
/// being the one observed among them and sizes of groups being kept; and (count - mean) / standard
/// deviation, both exact. z is NaN where the deviation is 0. The model knows no hubs: high z is
/// common in networks with uneven degrees. Unit: pairs.
///
/// Time O(n + sum of degree(u)^2), space O(n) a thread and O(m), O(n) a column. The same bits for
/// any number of threads. Throws UsageError without a grouping, and Cancelled. Reference:
/// [gould1989].
[[nodiscard]] Profile brokerage(const Graph& graph, const Grouping& grouping,
                                const BrokerageOptions& options = {}, const Run& run = {});

} // namespace entente::roles
