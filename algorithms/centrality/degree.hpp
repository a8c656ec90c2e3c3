#pragma once
/// How many distinct neighbors a vertex has.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::centrality {

using paths::Sides;

struct DegreeOptions {
    Sides direction = Sides::all;
    bool normalized = false;

    static constexpr auto fields() {
        return std::tuple{Field{"direction", &DegreeOptions::direction,
                                "count neighbors reached by out-ties, by in-ties, or by any"},
                          Field{"normalized", &DegreeOptions::normalized,
                                "divide by n - 1, so that a full hub scores 1"}};
    }
};

/// Degree centrality: the number of distinct neighbors.
///
///     k(v) = |{u != v : u tied to v}|
///
/// Parallel ties count once and self-ties not at all; `strength` counts ties. For an actor whose
/// ties were not read completely this is a lower bound.
///
/// Time O(n + m), space O(n). Throws nothing. Reference: [freeman1978].
[[nodiscard]] Scores degree(const Graph& graph, const DegreeOptions& options = {},
                            const Run& run = {});

} // namespace entente::centrality
