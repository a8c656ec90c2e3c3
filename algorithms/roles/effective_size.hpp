#pragma once
/// How many contacts of an actor are not redundant.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::roles {

struct EffectiveSizeOptions {
    bool two_mode = false;

    static constexpr auto fields() {
        return std::tuple{
            Field{"two_mode", &EffectiveSizeOptions::two_mode,
                  "contacts are those of one's own mode with whom others are shared"}};
    }
};

/// Burt's effective size: the number of an actor's contacts less their redundancy.
///
///     S(v) = sum over contacts u of (1 - sum over q of p(v, q) m(u, q))
///     p(v, q) = z(v, q) / (sum of z(v, .)),   m(u, q) = z(u, q) / (greatest of z(u, .))
///
/// z(v, u) = w(v, u) + w(u, v), q runs over the others that both know. In a simple undirected graph
/// it is k - 2 t / k, for k contacts with t ties between them (Borgatti): from 1, where all
/// contacts know one another, to k, where none does. It grows with degree; `efficiency` divides by
/// it.
///
/// In a two-mode graph contacts never know one another, and S is their number. With `two_mode`
/// contacts are instead those with whom v shares others, z(v, q) the sum of z(v, b) z(b, q) over
/// these, and m(u, q) is 1 where u and q share any.
///
/// Both directions and parallel ties are added up; self-ties and ties of weight 0 are left out. An
/// actor without contacts has NaN. Unit: contacts.
///
/// Time O(n + sum of degree(u)^2), space O(n) a thread and O(m). The same bits for any number of
/// threads. Throws UsageError when `two_mode` is asked of a graph that has no two modes, and
/// Cancelled. References: [burt1992], [borgatti1997].
[[nodiscard]] Scores effective_size(const Graph& graph, const EffectiveSizeOptions& options = {},
                                    const Run& run = {});

} // namespace entente::roles
