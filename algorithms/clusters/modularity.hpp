#pragma once
/// How good a partition is.
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <vector>

namespace entente::clusters {

/// Sums of weights per vertex. Without direction `in` is empty, `out` the strength, and a self-tie
/// counts twice.
struct Strengths {
    std::vector<double> out, in;
    double total = 0; ///< of both: twice the weight of all ties
};
Strengths strengths(const Graph& graph);

/// Modularity, the weight of ties within clusters beyond what chance would put there:
///
///     Q = sum over clusters c of W(c) / m - resolution * (S(c) / 2m)^2
///
/// W(c) is the weight within c, S(c) the sum of strengths, m the weight of all ties. Direction is
/// ignored, parallel ties add up, a self-tie is within its cluster and counts twice in strength. At
/// most 1; small clusters of a large network are overlooked (resolution limit), and random networks
/// reach high values too. NaN without ties of any weight. Clusters are any numbers below n. Time
/// O(n + m), sums in fixed order. References: [newman2004], [reichardt2006], [fortunato2007].
[[nodiscard]] double modularity(const Graph& graph, const VertexMap<std::uint32_t>& cluster,
                                double resolution = 1);

/// The same with expected ties out(u) in(v) / m of a directed graph, whose sums are taken apart:
///
///     Q = sum over clusters c of W(c) / m - resolution * Out(c) In(c) / m^2
///
/// Equal to modularity() on an undirected graph. Reference: [leicht2008].
[[nodiscard]] double directed_modularity(const Graph& graph,
                                         const VertexMap<std::uint32_t>& cluster,
                                         double resolution = 1);

/// Constant Potts model: sum over clusters of W(c) - resolution * k (k - 1) / 2 for k actors. Has
/// no resolution limit; unit: that of weights. Reference: [traag2011].
[[nodiscard]] double cpm(const Graph& graph, const VertexMap<std::uint32_t>& cluster,
                         double resolution = 1);

} // namespace entente::clusters
