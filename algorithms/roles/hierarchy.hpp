#pragma once
/// Whether an actor's constraint comes from one contact or from all alike.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::roles {

struct HierarchyOptions {
    static constexpr auto fields() { return std::tuple{}; }
};

/// Burt's hierarchy: how far an actor's constraint is concentrated in few contacts.
///
///     H(v) = (sum over contacts u of r(u) ln r(u)) / (k ln k),   r(u) = c(v, u) / (C(v) / k)
///
/// c(v, u) is what contact u adds to the constraint C(v), which is that of `constraint`.
/// 0 where all k contacts constrain alike, near to 1 where one of them does. Read it beside
/// constraint: low constraint leaves little to be concentrated. With fewer than two contacts it is
/// NaN. Conventions as in `constraint`. Without unit.
///
/// Time O(n + sum of degree(u)^2), space O(n) a thread and O(m). The same bits for any number of
/// threads. Throws Cancelled. Reference: [burt1992].
[[nodiscard]] Scores hierarchy(const Graph& graph, const HierarchyOptions& options = {},
                               const Run& run = {});

} // namespace entente::roles
