#pragma once
/// Betweenness without the trees that hang from a network: what flows through them is known from
/// how many they hold, and what remains stands for them by its weight.
#include <entente/algorithms/paths/order.hpp>

#include <vector>

namespace entente::paths {

struct Reduction {
    std::vector<Vertex> core;          ///< what remains, in the order given
    std::vector<std::uint32_t> pieces; ///< where pieces of the core begin, then their end
    VertexMap<double> source, target;  ///< weights, of the core with what hangs from it
    /// What flows through a vertex between pairs of which one at least hangs from it. Ordered pairs
    /// count each.
    VertexMap<double> through;
    std::vector<double> along; ///< per arc: what flows along it if it leads into or out of a tree
};

/// Takes away vertices with one neighbor until there are none (Baglioni and others). `source` and
/// `target` say how much each vertex counts as either end of a pair. Arcs must be symmetric; at
/// least one vertex of each piece of `order` remains. Works for shares and loads, whatever the
/// lengths, not for numbers of paths. Time and space O(n + m). Reference: [baglioni2012].
Reduction without_trees(const Arcs& arcs, const Order& order, const VertexMap<double>& source,
                        const VertexMap<double>& target);

} // namespace entente::paths
