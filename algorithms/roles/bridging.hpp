#pragma once
/// Whether an actor connects denser regions.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::roles {

struct BridgingOptions {
    paths::Length length = paths::Length::hops;

    static constexpr auto fields() {
        return std::tuple{
            Field{"length", &BridgingOptions::length,
                  "what a tie adds to a path: 1 (hops), its weight, or 1 / its weight"}};
    }
};

/// Bridging centrality: betweenness times the bridging coefficient.
///
///     BC(v) = B(v) * P(v)
///
/// B is betweenness as it comes, each pair once in an undirected graph, P as in
/// `bridging_coefficient`. Actors that many paths need and that are no hubs themselves score high.
/// Values of networks of different size cannot be compared. An isolated actor has NaN, a pendant
/// one 0. Unit: pairs.
///
/// Time O(n m), O(n m + n^2 log n) with lengths; space O(n) a thread and O(m). The same bits for
/// any number of threads. Throws UsageError as `betweenness` does, and Cancelled. Reference:
/// [hwang2006].
[[nodiscard]] Scores bridging(const Graph& graph, const BridgingOptions& options = {},
                              const Run& run = {});

} // namespace entente::roles
