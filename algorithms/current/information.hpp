#pragma once
/// The information in all paths that end with an actor.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::current {

struct InformationOptions {
    static constexpr auto fields() { return std::tuple{}; }
};

/// Information centrality of Stephenson and Zelen: the harmonic mean of the information between an
/// actor and each of its component.
///
///     I(v) = [(1 / k) * sum over u of 1 / I(u, v)]^-1 = k / (sum over u of R(u, v))
///
/// The k actors of the component include v itself, whose information with itself is infinite. The
/// information of a path is one over its length, paths being combined with regard to what they
/// share; which is one over the effective resistance R where ties are conductors. Ranks within a
/// component as `current_closeness` does. Between components it cannot be compared: it does not see
/// how many are out of reach.
///
/// Weights are strengths, parallel ties add up, ties of weight 0 and self-ties carry nothing.
/// Directions are set aside. An isolated actor scores 0. Unit: that of weights, 1 where there are
/// none.
///
/// Cost, determinism and errors as `current_closeness`. References: [stephenson1989],
/// [brandes2005].
[[nodiscard]] Scores information(const Graph& graph, const InformationOptions& options = {},
                                 const Run& run = {});

} // namespace entente::current
