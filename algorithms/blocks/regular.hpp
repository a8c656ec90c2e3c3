#pragma once
/// Actors who are tied to the same kinds of actors.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>
#include <entente/core/view/grouping.hpp>

#include <tuple>

namespace entente::blocks {

struct RegularOptions {
    bool counted = false;

    static constexpr auto fields() {
        return std::tuple{Field{"counted", &RegularOptions::counted,
                                "equivalent actors have as many partners of each class as well"}};
    }
};

/// Maximal regular equivalence (White and Reitz): the coarsest classes such that whoever is
/// equivalent to an actor is tied to the same classes, and tied from the same. It is the coarsest
/// stable coloring (not REGE, whose degrees of equivalence have no clear cut): starting from one
/// class, classes part by the sets of classes around their actors until nothing parts.
///
/// With a grouping, such as kind, the start is that instead, actors without a group one class: the
/// result is the coarsest regular equivalence within groups. Without one an undirected network
/// tells only those who have ties from those who have none, as all who have ties are regularly
/// equivalent: give groups, or count. `counted` makes it the coarsest equitable partition, where
/// equivalent actors have the same number of partners in each class (exact coloration).
///
/// Weights do not matter but for ties of weight 0, which are none; parallel ties count once,
/// self-ties not at all. Numbers by falling size, then by least vertex. Iterations are rounds. Time
/// O(m log n) a round, and at most n rounds, as along a path; mostly few. Space O(n + m). Throws
/// Cancelled. References: [white1983], [borgatti1993].
[[nodiscard]] Partition regular(const Graph& graph, const Grouping& grouping,
                                const RegularOptions& options = {}, const Run& run = {});

} // namespace entente::blocks
