#pragma once
/// Hubs and authorities by a walk to and fro.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::feedback {

struct SalsaOptions {
    static constexpr auto fields() { return std::tuple{}; }
};

/// SALSA: the time that a walker who follows ties alternately forward and back spends with an actor
/// as sender ("hub") and as receiver ("authority").
///
///     authority(v) = (share of receivers in v's part) * W_in(v) / (all weight in v's part)
///
/// hub likewise with senders and W_out. Parts are those of the graph in which every actor is split
/// into a sender and a receiver. Exact, without iteration. Within a part it ranks as strength does;
/// between parts it keeps to their size, where `hits` leaves all to one of them.
///
/// Weights count, parallel ties add up, ties of weight 0 are none, a self-tie counts twice in an
/// undirected graph. Each column adds up to 1; without ties everyone scores 0. Unit: probability.
///
/// Time and space O(n + m). Throws nothing. Reference: [lempel2001].
[[nodiscard]] Profile salsa(const Graph& graph, const SalsaOptions& options = {},
                            const Run& run = {});

} // namespace entente::feedback
