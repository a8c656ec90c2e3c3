#pragma once
/// How near a vertex is to those that it can reach.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>
#include <entente/core/view/grouping.hpp>

#include <array>
#include <cstdint>
#include <tuple>

namespace entente::centrality {

using paths::Length;
using paths::Sides;

/// What becomes of actors that cannot reach everyone.
enum class ClosenessVariant : std::uint8_t { wasserman_faust, component, classical };

struct ClosenessOptions {
    ClosenessVariant variant = ClosenessVariant::wasserman_faust;
    Sides direction = Sides::out;
    Length length = Length::hops;
    bool normalized = true;
    bool two_mode = false;

    static constexpr auto fields() {
        return std::tuple{
            Field{"variant", &ClosenessOptions::variant,
                  "actors that cannot reach everyone: scaled by the share that they reach "
                  "(wasserman_faust), judged within what they reach (component), or 0 (classical)"},
            Field{"direction", &ClosenessOptions::direction,
                  "distances to others (out), from others (in), or along ties whichever way (all)"},
            Field{"length", &ClosenessOptions::length,
                  "how far a tie is: 1, its weight, or 1 / its weight"},
            Field{"normalized", &ClosenessOptions::normalized,
                  "multiply by the number of actors reached, so that a full hub scores 1"},
            Field{"two_mode", &ClosenessOptions::two_mode,
                  "measure against the least distances that are possible between two modes"}};
    }
};

/// Closeness centrality: the inverse of the mean distance to others.
///
/// With r the number of other actors that v reaches and S the sum of distances to them:
///
///     component         r / S                 NaN when r = 0
///     wasserman_faust   r / S * r / (n - 1)   0 when r = 0
///     classical         (n - 1) / S           0 when r < n - 1, NaN when n = 1
///
/// Without `normalized` the first factor is 1 / S. In a disconnected graph `component` ranks
/// members of a tiny component first, and `classical` is 0 for everyone; use the default or
/// `harmonic`. Distances compress: scores of a well-connected network lie close together, so
/// differences late in the digits rank actors. Self-ties do not matter; of parallel ties the
/// shortest counts. Under `inverse` a tie of weight 0 is no tie. Unit: 1 / unit of length.
///
/// With `two_mode` the first factor is (m + 2 (k - 1)) / S for an actor whose own mode has k
/// members and the other m, of which the grouping tells two: 1 for who is tied to all of the other
/// mode (Borgatti and Everett); `normalized` changes nothing then.
///
/// Time O(n (n + m)) by hops, 512 sources at a step, and O(n (m + n log n)) by length; space O(n) a
/// thread; parallel over sources, the same bits for any number of threads. Throws UsageError when
/// `length` is `weight` and a weight is 0, and Cancelled. References: [freeman1978],
/// [wasserman1994], [then2014].
[[nodiscard]] Scores closeness(const Graph& graph, const Grouping& grouping,
                               const ClosenessOptions& options = {}, const Run& run = {});

/// The same without groups.
[[nodiscard]] inline Scores closeness(const Graph& graph, const ClosenessOptions& options = {},
                                      const Run& run = {}) {
    return closeness(graph, Grouping{}, options, run);
}

} // namespace entente::centrality

namespace entente {
template <>
inline constexpr std::array names_of<centrality::ClosenessVariant>{
    Named<centrality::ClosenessVariant>{"wasserman_faust",
                                        centrality::ClosenessVariant::wasserman_faust},
    Named<centrality::ClosenessVariant>{"component", centrality::ClosenessVariant::component},
    Named<centrality::ClosenessVariant>{"classical", centrality::ClosenessVariant::classical}};
} // namespace entente
