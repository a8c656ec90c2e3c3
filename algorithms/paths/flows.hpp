#pragma once
/// What flows through vertices and along arcs when every source sends to every target by shortest
/// paths: the sums behind betweenness and its kin.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/algorithms/paths/lanes.hpp>
#include <entente/core/run/run.hpp>

#include <limits>
#include <vector>

namespace entente::paths {

struct FlowOptions {
    Flow flow = Flow::share;
    bool multiplicity = false; ///< parallel ties make paths of their own
    /// Only pairs at most this far apart count.
    double horizon = std::numeric_limits<double>::infinity();
    /// How much a vertex counts as a source and as a target; 1 throughout where empty.
    VertexMap<double> source{}, target{};
    bool along_arcs = false; ///< whether `arcs` is wanted
};

/// Ordered pairs count each; the ends of a pair are not counted.
struct Flows {
    VertexMap<double> vertices;
    std::vector<double> arcs; ///< by number of arc
};

/// By hops, sixteen sources at a time, with vertices in breadth-first order; by length, one source
/// at a time in the same order. Where arcs are symmetric, blocks are searched apart, and by hops
/// vertices with the same neighbors once. Paths whose lengths differ by less than one part in 10^10
/// are equally short.
///
/// Time O(n (n + m)) by hops and O(n (m + n log n)) by length, n and m of the greatest block where
/// arcs are symmetric; space 150 bytes per vertex and thread. The same bits for any number of
/// threads and any instructions. Throws UsageError when paths or lengths are too great to count,
/// and Cancelled. References: [brandes2001], [brandes2008], [baglioni2012],
/// [sariyuce2013].
Flows flows(const Arcs& arcs, const FlowOptions& options, const Run& run);

} // namespace entente::paths
