#pragma once
/// The actors nearest to all others, without measuring all.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>

namespace entente::centrality {

using paths::Sides;

struct TopClosenessOptions {
    std::uint32_t count = 10;
    Sides direction = Sides::out;

    static constexpr auto fields() {
        return std::tuple{
            Field{"count", &TopClosenessOptions::count, "how many to find", {.least = 1}},
            Field{
                "direction", &TopClosenessOptions::direction,
                "distances to others (out), from others (in), or along ties whichever way (all)"}};
    }
};

/// The highest scores of `closeness` in its default variant, by hops, exactly: the first `count`,
/// and all that score the same as the last of them. Everyone else is NaN.
///
/// A search from an actor ends as soon as what is left to find can no longer lift it into the list
/// (Borassi, Crescenzi and Marino). Actors with many ties come first, so that the bar is high
/// early. For a few out of a great many: `closeness` searches from 512 actors at a step, and on
/// networks of middling size has all scores sooner.
///
/// Time O(n (n + m)) at worst and far less where hubs stand out, space O(n) a thread; parallel, the
/// same bits for any number of threads. Throws Cancelled. References: [wasserman1994],
/// [borassi2015].
[[nodiscard]] Scores top_closeness(const Graph& graph, const TopClosenessOptions& options = {},
                                   const Run& run = {});

} // namespace entente::centrality
