#pragma once
/// How deep in triangles a tie lies.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::cohesion {

struct TrussOptions {
    static constexpr auto fields() { return std::tuple{}; }
};

/// Trussness of ties: the greatest k such that a tie belongs to the k-truss, a set of ties each of
/// which is part of at least k - 2 triangles within the set.
///
/// 2 for a tie in no triangle. Stricter than cores: every k-truss is a (k - 1)-core, but ties of a
/// truss bind through common partners. Direction and weights do not matter; parallel ties share one
/// value; self-ties have none.
///
/// Time O(m^1.5), space O(m). Throws Cancelled. References: [cohen2008], [wang2012].
[[nodiscard]] TieScores truss(const Graph& graph, const TrussOptions& options = {},
                              const Run& run = {});

} // namespace entente::cohesion
