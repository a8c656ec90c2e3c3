#pragma once
/// How many ties, or how much weight, a vertex has.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::centrality {

using paths::Sides;

struct StrengthOptions {
    Sides direction = Sides::all;

    static constexpr auto fields() {
        return std::tuple{Field{"direction", &StrengthOptions::direction,
                                "count ties that go out, that come in, or all"}};
    }
};

/// Strength: the number of ties of an actor, or the sum of their weights in a weighted graph.
///
///     s(v) = sum of w(e) over the ties e of v
///
/// Parallel ties count each. A self-tie counts twice under `all`, in undirected graphs as in
/// directed ones (once out, once in). Strength is how much was concluded; `degree` is with how
/// many. Like degree it is a lower bound for actors whose ties were not read completely, and it
/// grows with how finely a source splits one agreement into many. The unit is that of the weights.
///
/// Time O(n + m), space O(n); sums in the order of the rows. Throws nothing. Reference:
/// [barrat2004].
[[nodiscard]] Scores strength(const Graph& graph, const StrengthOptions& options = {},
                              const Run& run = {});

} // namespace entente::centrality
