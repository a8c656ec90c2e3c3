#pragma once
/// Networks of two kinds of actors whose ties all go from the one kind to the other, and what the
/// greatest possible scores in them are.
#include <entente/core/view/graph.hpp>
#include <entente/core/view/grouping.hpp>

#include <cstdint>

namespace entente::centrality {

/// Which mode a vertex belongs to, 0 or 1, and how many there are of each.
struct TwoModes {
    VertexMap<std::uint8_t> of;
    double size[2] = {0, 0};

    double own(Vertex v) const { return size[of[v]]; }
    double other(Vertex v) const { return size[1 - of[v]]; }
    /// The greatest betweenness that a vertex can have, each pair counted once (Borgatti and
    /// Everett).
    double most_betweenness(Vertex v) const;
};

/// The modes that a grouping tells. Throws UsageError unless it has two groups that hold every
/// vertex and every tie goes across.
TwoModes two_modes(const Graph& graph, const Grouping& grouping);

} // namespace entente::centrality
