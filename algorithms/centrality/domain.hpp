#pragma once
/// How many others can reach a vertex, directly or through others.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::centrality {

using paths::Sides;

struct DomainOptions {
    bool proportion = false;
    Sides direction = Sides::in;

    static constexpr auto fields() {
        return std::tuple{
            Field{"proportion", &DomainOptions::proportion,
                  "divide by n - 1, the number of others"},
            Field{
                "direction", &DomainOptions::direction,
                "distances to others (out), from others (in), or along ties whichever way (all)"}};
    }
};

/// Influence domain: the number of others from which a path leads to an actor.
///
///     I(v) = |{u != v : a path leads from u to v}|
///
/// With `direction` out, how many an actor can reach itself. In an undirected graph the same for
/// all members of a component, and so of use for arcs only. It takes no account of how long paths
/// are; `prestige` does. Self-ties, parallel ties and weights do not matter. Unit: actors, or their
/// share.
///
/// Time O(n (n + m)), 512 sources at a step; space O(n) a thread; parallel over sources, the same
/// bits for any number of threads. Throws Cancelled. Reference: [wasserman1994].
[[nodiscard]] Scores domain(const Graph& graph, const DomainOptions& options = {},
                            const Run& run = {});

} // namespace entente::centrality
