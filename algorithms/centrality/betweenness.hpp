#pragma once
/// How many shortest paths between others pass through a vertex.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>
#include <entente/core/view/grouping.hpp>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace entente::centrality {

using paths::Length;

struct BetweennessOptions {
    bool normalized = false;
    bool endpoints = false;
    Length length = Length::hops;
    bool multiplicity = false;
    std::optional<double> horizon{};
    std::vector<std::string> sources{}, targets{};
    bool two_mode = false;

    static constexpr auto fields() {
        return std::tuple{Field{"normalized", &BetweennessOptions::normalized,
                                "divide by the number of pairs of other actors, so that the hub of "
                                "a star scores 1"},
                          Field{"endpoints", &BetweennessOptions::endpoints,
                                "count an actor also on the paths that begin or end with it"},
                          Field{"length", &BetweennessOptions::length,
                                "how far a tie is: 1, its weight, or 1 / its weight"},
                          Field{"multiplicity", &BetweennessOptions::multiplicity,
                                "let parallel ties make several shortest paths"},
                          Field{"horizon",
                                &BetweennessOptions::horizon,
                                "count only pairs within this distance",
                                {.least = 0, .value_name = "DISTANCE"}},
                          Field{"sources",
                                &BetweennessOptions::sources,
                                "count only paths from actors of these groups",
                                {.value_name = "GROUP"}},
                          Field{"targets",
                                &BetweennessOptions::targets,
                                "count only paths to actors of these groups",
                                {.value_name = "GROUP"}},
                          Field{"two_mode", &BetweennessOptions::two_mode,
                                "divide by the most that is possible between two modes"}};
    }
};

/// Betweenness centrality: how many shortest paths between others pass through an actor.
///
///     B(v) = sum over pairs s, t of sigma(s, t | v) / sigma(s, t),   s != v != t
///
/// sigma(s, t) counts the shortest paths from s to t, sigma(s, t | v) those through v. In an
/// undirected graph each pair counts once, so the hub of a star with k leaves scores k (k - 1) / 2;
/// in a directed graph each ordered pair counts. `normalized` divides by (n - 1)(n - 2), halved
/// when undirected; with `endpoints` by n (n - 1), halved when undirected.
///
/// It presumes that what flows takes shortest paths only, and that every pair matters alike: a hub
/// of a register, tied to many actors with no other ties, scores high by construction. One missing
/// tie can change it much. Self-ties do not matter. Parallel ties are one path unless
/// `multiplicity`. By length, paths that differ by less than one part in 10^10 are equally short;
/// under `inverse` a tie of weight 0 is no tie. Unit: pairs.
///
/// `horizon` leaves out pairs farther apart (bounded betweenness). `sources` and `targets` name
/// groups of actors: only paths from the ones to the others count, all actors where none are named.
/// In an undirected graph a pair counts once, though both its ends be source and target.
/// `normalized` then divides by the number of ordered pairs of others from source to target, halved
/// where pairs count once.
///
/// `two_mode` divides instead by the greatest betweenness that an actor of its mode can have where
/// all ties go between two modes, of which the grouping tells two (Borgatti and Everett).
///
/// Time O(n (n + m)) by hops and O(n (m + n log n)) by length (Brandes), 16 sources at a step by
/// hops; n and m count without the trees that hang from an undirected network (Baglioni and
/// others). Space 150 bytes per vertex and thread; parallel over sources, the same bits for any
/// number of threads. Throws UsageError when `length` is `weight` and a weight is 0, when paths are
/// too many to count, when a group is unknown, or when endpoints are to be counted between groups;
/// throws Cancelled. References: [freeman1977], [brandes2001], [brandes2008], [baglioni2012],
/// [borgatti1997].
[[nodiscard]] Scores betweenness(const Graph& graph, const Grouping& grouping,
                                 const BetweennessOptions& options = {}, const Run& run = {});

/// The same without groups.
[[nodiscard]] inline Scores betweenness(const Graph& graph, const BetweennessOptions& options = {},
                                        const Run& run = {}) {
    return betweenness(graph, Grouping{}, options, run);
}

} // namespace entente::centrality
