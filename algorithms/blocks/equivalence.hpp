#pragma once
/// Actors who are tied to the same others.
#include <entente/algorithms/blocks/linkage.hpp>
#include <entente/core/base/names.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <array>
#include <cstdint>
#include <tuple>

namespace entente::blocks {

/// How unlike two actors are: length of the difference of their ties, or 1 - the correlation.
enum class Unlikeness : std::uint8_t { euclidean, correlation };

struct EquivalenceOptions {
    Unlikeness distance = Unlikeness::euclidean;
    std::uint32_t clusters = 0;
    std::uint32_t most = 20;

    static constexpr auto fields() {
        return std::tuple{
            Field{"distance", &EquivalenceOptions::distance,
                  "euclidean, or 1 - the correlation of ties, which does not mind how many there "
                  "are"},
            Field{"clusters", &EquivalenceOptions::clusters,
                  "how many positions; 0 to cut where the distance of merging leaps most"},
            Field{"most",
                  &EquivalenceOptions::most,
                  "look for the leap among cuts into at most so many positions",
                  {.least = 2}}};
    }
};

/// Positions of structurally equivalent actors: whoever has the same ties to the same third actors
/// can stand for the other (Lorrain and White; Burt). Distance of u and v,
///
///     euclidean    sqrt(sum over w other than u, v of (a(u, w) - a(v, w))^2 + (a(w, u) - a(w,
///     v))^2) correlation  1 - corr of the same entries of u and of v
///
/// the second terms in directed graphs only. The tie between the two themselves is left out: it has
/// no counterpart. Clusters by average linkage of these distances. Euclidean distance puts actors
/// of few ties together, whomever they are tied to; correlation is 0 distance for equal entries and
/// 1 where one of the two has only equal entries. Equivalent actors need not be tied; actors in
/// different parts of a network are never equivalent here, even in the same role: see regular().
///
/// Unless their number is told, positions part where the distance leaps most from one merge to the
/// next, of equal leaps the lowest. In networks without clear positions that is often between two
/// and the rest: try several numbers, and look at `variance told`.
///
/// Figures: `height`, the greatest distance at which clusters merged; `next height`, at which the
/// next would (NaN if none); `variance told`, the share of the variance of ties between blocks (NaN
/// where all pairs are tied alike). Weights count, parallel ties add up, self-ties are left out.
///
/// Of equal distances the order of vertices decides. Time O(n m + n^2), space 4 n^2 bytes. Throws
/// UsageError beyond 16,000 actors, whose distances take a gigabyte, and Cancelled. References:
/// [lorrain1971], [burt1976], [murtagh1983].
[[nodiscard]] Partition equivalence(const Graph& graph, const EquivalenceOptions& options = {},
                                    const Run& run = {});

/// The distances themselves.
[[nodiscard]] Distances unlikeness(const Graph& graph, Unlikeness distance, const Run& run = {});

} // namespace entente::blocks

namespace entente {
template <>
inline constexpr std::array names_of<blocks::Unlikeness>{
    Named<blocks::Unlikeness>{"euclidean", blocks::Unlikeness::euclidean},
    Named<blocks::Unlikeness>{"correlation", blocks::Unlikeness::correlation}};
} // namespace entente
