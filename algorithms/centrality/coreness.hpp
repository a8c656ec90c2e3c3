#pragma once
/// How deep in the network a vertex lies: the densest core that holds it.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::centrality {

using paths::Sides;

struct CorenessOptions {
    Sides direction = Sides::all;

    static constexpr auto fields() {
        return std::tuple{Field{"direction", &CorenessOptions::direction,
                                "count neighbors reached by out-ties, by in-ties, or by any"}};
    }
};

/// Coreness: the greatest k for which the actor belongs to the k-core.
///
/// The k-core is the largest set of actors each of which has at least k distinct neighbors within
/// the set; with `out` (`in`), at least k out-neighbors (in-neighbors). Self-ties do not count,
/// parallel ties count once, and under `all` an arc and its reverse are one neighbor. Two actors of
/// the same coreness may belong to cores far apart. It counts neighbors, not their weight.
///
/// Time O(n + m), level by level without buckets, space O(n + m), single-threaded. Throws nothing. References:
/// [seidman1983], [batagelj2003].
[[nodiscard]] Scores coreness(const Graph& graph, const CorenessOptions& options = {},
                              const Run& run = {});

} // namespace entente::centrality
