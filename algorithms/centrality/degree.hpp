#pragma once
/// How many distinct neighbors a vertex has.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>
#include <entente/core/view/grouping.hpp>

#include <tuple>

namespace entente::centrality {

using paths::Sides;

struct DegreeOptions {
    Sides direction = Sides::all;
    bool normalized = false;
    bool two_mode = false;

    static constexpr auto fields() {
        return std::tuple{Field{"direction", &DegreeOptions::direction,
                                "count neighbors reached by out-ties, by in-ties, or by any"},
                          Field{"normalized", &DegreeOptions::normalized,
                                "divide by n - 1, so that a full hub scores 1"},
                          Field{"two_mode", &DegreeOptions::two_mode,
                                "divide by the number of actors of the other of two modes"}};
    }
};

/// Degree centrality: the number of distinct neighbors.
///
///     k(v) = |{u != v : u tied to v}|
///
/// Parallel ties count once and self-ties not at all; `strength` counts ties. For an actor whose
/// ties were not read completely this is a lower bound.
///
/// With `two_mode` it is divided by the number of actors of the other mode, of which the grouping
/// tells two (Borgatti and Everett); then `normalized` changes nothing.
///
/// Time O(n + m), space O(n). Throws UsageError when there should be two modes and are not.
/// References: [freeman1978], [borgatti1997].
[[nodiscard]] Scores degree(const Graph& graph, const Grouping& grouping,
                            const DegreeOptions& options = {}, const Run& run = {});

/// The same without groups.
[[nodiscard]] inline Scores degree(const Graph& graph, const DegreeOptions& options = {},
                                   const Run& run = {}) {
    return degree(graph, Grouping{}, options, run);
}

} // namespace entente::centrality
