#pragma once
/// A core whose actors are tied to one another, and a periphery whose actors are not.
#include <entente/core/base/names.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <array>
#include <cstdint>
#include <tuple>
#include <vector>

namespace entente::blocks {

/// What an ideal core and periphery look like between them: all tied, or anything.
enum class CorePattern : std::uint8_t { full, core_only };

struct CorePeripheryOptions {
    CorePattern pattern = CorePattern::full;

    static constexpr auto fields() {
        return std::tuple{
            Field{"pattern", &CorePeripheryOptions::pattern,
                  "full: the core is tied to the periphery too; core_only: ties between the two "
                  "are left out of account"}};
    }
};

/// The core that comes nearest to an ideal one: the set C for which the correlation of ties with
/// the pattern is greatest, over ordered pairs of different actors,
///
///     fit(C) = corr(a(u, v), p(u, v)),   p(u, v) = 1 if u or v is in C, and 0 if neither
///
/// Under core_only p is 1 within the core and 0 within the periphery, and pairs of one and the
/// other are left out.
///
/// Two clusters, and the figures `fit` (at most 1), `core size`, and `core`, which of the clusters
/// is the core: 1 or 2. There is always a best core: a fit far below 1 says that there is none to
/// speak of, or several. Where all pairs are tied or none, nothing is told apart: one cluster,
/// `core size` 0, and NaN in the others.
///
/// Weights do not matter but for ties of weight 0, which are none; parallel ties count once,
/// self-ties not at all. In a directed graph an arc and its reverse count each.
///
/// Every prefix of the order of degree is tried, and the neighborhoods of the 64 first actors. From
/// the 64 best of these (16 beyond 256 actors) single actors change sides, the best change first,
/// and where none gains, a pair trades places, until nothing improves. Of pairs those among the 64
/// most promising of either side are looked at, which is all of them below 65 actors. No proof of
/// the greatest fit; nothing is drawn, but among equals the order of vertices decides. Time O(n log
/// n) a change, space O(n + m) and O(n) a thread. Throws Cancelled. Reference: [borgatti2000].
[[nodiscard]] Partition core_periphery(const Graph& graph, const CorePeripheryOptions& options = {},
                                       const Run& run = {});

/// The fit of any core; NaN where pairs are alike or the pattern is.
[[nodiscard]] double core_fit(const Graph& graph, const VertexMap<char>& is_core,
                              CorePattern pattern = CorePattern::full);

} // namespace entente::blocks

namespace entente {
template <>
inline constexpr std::array names_of<blocks::CorePattern>{
    Named<blocks::CorePattern>{"full", blocks::CorePattern::full},
    Named<blocks::CorePattern>{"core_only", blocks::CorePattern::core_only}};
} // namespace entente
