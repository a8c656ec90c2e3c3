#pragma once
/// Which share of an actor's contacts is not redundant.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::roles {

struct EfficiencyOptions {
    static constexpr auto fields() { return std::tuple{}; }
};

/// Burt's efficiency: effective size over the number of contacts.
///
///     E(v) = S(v) / k(v)
///
/// 1 where no contact knows another, 1 / k where all do. Actors with few contacts score high
/// easily. Conventions as in `effective_size`; an actor without contacts has NaN. Without unit.
///
/// Time O(n + sum of degree(u)^2), space O(n) a thread and O(m). The same bits for any number of
/// threads. Throws Cancelled. Reference: [burt1992].
[[nodiscard]] Scores efficiency(const Graph& graph, const EfficiencyOptions& options = {},
                                const Run& run = {});

} // namespace entente::roles
