#pragma once
/// How many shortest paths pass along a tie.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::centrality {

using paths::Length;

struct TieBetweennessOptions {
    bool normalized = false;
    Length length = Length::hops;
    bool multiplicity = false;

    static constexpr auto fields() {
        return std::tuple{Field{"normalized", &TieBetweennessOptions::normalized,
                                "divide by the number of pairs of actors"},
                          Field{"length", &TieBetweennessOptions::length,
                                "how far a tie is: 1, its weight, or 1 / its weight"},
                          Field{"multiplicity", &TieBetweennessOptions::multiplicity,
                                "let parallel ties make several shortest paths"}};
    }
};

/// Betweenness of ties: how many shortest paths go along a tie.
///
///     B(e) = sum over pairs s, t of sigma(s, t | e) / sigma(s, t)
///
/// Conventions are those of `betweenness`: each pair counts once in an undirected graph, each
/// ordered pair in a directed one; `normalized` divides by n (n - 1), halved when undirected.
/// Equally short parallel ties share alike; a longer parallel tie and a self-tie score 0. High
/// scores mark ties between dense regions, and also ties to the periphery of a small component.
/// Unit: pairs.
///
/// Time and determinism are those of `betweenness`, space O(n + m) a thread. Throws as
/// `betweenness` does. References: [girvan2002], [brandes2008].
[[nodiscard]] TieScores
tie_betweenness(const Graph& graph, const TieBetweennessOptions& options = {}, const Run& run = {});

} // namespace entente::centrality
