#pragma once
/// How closed the surroundings of an actor are.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::roles {

struct ConstraintOptions {
    bool two_mode = false;

    static constexpr auto fields() {
        return std::tuple{Field{"two_mode", &ConstraintOptions::two_mode,
                                "contacts reach one another through other actors of one's mode"}};
    }
};

/// Burt's constraint: how much an actor's contacts are in each other's hands.
///
///     C(v) = sum over contacts u of (p(v, u) + sum over q of p(v, q) p(q, u))^2
///     p(v, u) = z(v, u) / (sum over q of z(v, q)),   z(v, u) = w(v, u) + w(u, v)
///
/// p is the share of its relations that v has invested in u. Low constraint means structural holes
/// around v, which it may bridge. Constraint falls with the number of contacts: compare actors of
/// like degree. In a two-mode graph contacts never know one another, and C is the sum of p^2.
/// `two_mode` lets them meet through the other actors of v's own mode:
///
///     C(v) = sum over contacts a of (p(v, a) + sum over b, u of p(v, b) p(b, u) p(u, a))^2
///
/// over other contacts b of v and other actors u (Hollway and others).
///
/// Both directions and parallel ties are added up; self-ties and ties of weight 0 are left out. An
/// actor without contacts has NaN, one with a single contact 1. Hardly
/// ever above 1.1. Without unit.
///
/// Time O(n + sum of degree(u)^2), with `two_mode` O(sum over paths of three ties); space O(n) a
/// thread and O(m). The same bits for any number of threads. Throws UsageError when `two_mode` is
/// asked of a graph that has no two modes, and Cancelled. References: [burt1992], [hollway2020].
[[nodiscard]] Scores constraint(const Graph& graph, const ConstraintOptions& options = {},
                                const Run& run = {});

} // namespace entente::roles
