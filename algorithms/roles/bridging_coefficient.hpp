#pragma once
/// Whether an actor lies between denser regions, judged from nearby.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::roles {

struct BridgingCoefficientOptions {
    static constexpr auto fields() { return std::tuple{}; }
};

/// Bridging coefficient: an actor with few partners whose partners have many scores high.
///
///     P(v) = (1 / k(v)) / (sum over partners u of 1 / k(u))
///
/// k is the number of distinct partners, whichever way ties go; parallel ties count once, self-ties
/// not at all, weights are set aside. It looks no farther than partners' partners; a pendant actor
/// beside a hub scores as high as a bridge: `bridging` weighs it by betweenness. An isolated actor
/// has NaN. Without unit.
///
/// Time and space O(n + m). Throws nothing. Reference: [hwang2006].
[[nodiscard]] Scores bridging_coefficient(const Graph& graph,
                                          const BridgingCoefficientOptions& options = {},
                                          const Run& run = {});

} // namespace entente::roles
