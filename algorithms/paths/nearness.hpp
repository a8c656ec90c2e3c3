#pragma once
/// What every vertex sees around it: how many others, how far, and what they are worth at their
/// distance. The sums behind closeness and its kin.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/run.hpp>

#include <functional>
#include <limits>

namespace entente::paths {

struct NearnessOptions {
    /// Only others within this distance count.
    double horizon = std::numeric_limits<double>::infinity();
    /// What another at a distance is worth: finite, not negative, never rising with distance. Not
    /// asked for when absent.
    std::function<double(double)> worth{};
};

/// Over all others that a vertex reaches along arcs, within the horizon.
struct Nearness {
    VertexMap<std::uint32_t> reached;  ///< how many
    VertexMap<double> total, farthest; ///< sum and greatest of their distances
    VertexMap<double> worth;           ///< sum of what they are worth; empty if not asked for
};

/// By hops, 512 sources at a time; by length, or where sources have little in common, one at a
/// time.
///
/// By hops, worth is summed in fixed point, exact to 60 bits of the worth at distance 1: the same
/// bits in whatever order vertices come.
///
/// Time O(n (n + m)) by hops, in practice about a hundredth of as many single steps, and
/// O(n (m + n log n)) by length; space 230 bytes per vertex and thread. The same bits for any
/// number of threads and any instructions. Throws UsageError when distances overflow, and
/// Cancelled. Reference: [then2014].
Nearness nearness(const Arcs& arcs, const NearnessOptions& options, const Run& run);

} // namespace entente::paths
