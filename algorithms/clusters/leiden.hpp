#pragma once
/// Communities by the Leiden algorithm.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <array>
#include <cstdint>
#include <tuple>

namespace entente::clusters {

/// What a good partition is: many ties within beyond chance, or beyond a constant density.
enum class Objective : std::uint8_t { modularity, cpm };

struct LeidenOptions {
    Objective objective = Objective::modularity;
    double resolution = 1;
    bool directed = false;
    std::uint32_t runs = 1;
    std::uint32_t iterations = 100;
    double tolerance = 3e-4;

    static constexpr auto fields() {
        return std::tuple{
            Field{"objective", &LeidenOptions::objective,
                  "ties within clusters beyond chance (modularity) or beyond a density (cpm)"},
            Field{"resolution",
                  &LeidenOptions::resolution,
                  "above 1 smaller clusters, below larger ones; under cpm the density asked for",
                  {.least = 0}},
            Field{"directed", &LeidenOptions::directed,
                  "expect ties from what actors send and receive, apart; modularity only"},
            Field{"runs", &LeidenOptions::runs, "take the best of so many", {.least = 1}},
            Field{"iterations",
                  &LeidenOptions::iterations,
                  "start over from the last partition at most so often",
                  {.least = 1}},
            Field{"tolerance",
                  &LeidenOptions::tolerance,
                  "stop after a round that gains less, as a share of the weight of all ties",
                  {.least = 0}}};
    }
};

/// Clusters by the Leiden algorithm: actors more tied to one another than chance would have it.
///
/// Fast local moving, refinement and aggregation until nothing merges, then moving once more on
/// every level on the way back; repeated until a whole round gains less than the tolerance. Every
/// cluster is connected. Weights count, parallel ties add up, ties of weight 0 are none; self-ties
/// bind an actor to itself. Direction is ignored, an arc and its reverse adding up, unless
/// `directed` asks for modularity with expected ties out(u) in(v) / m. Figures: `modularity` at
/// resolution 1 without direction (NaN without ties), and what was maximized where that is another
/// thing: `modularity at resolution`, `directed modularity`, or `cpm`.
///
/// A heuristic: the best partition is hard to find, and many very different ones are often almost
/// as good, so look at several seeds before you name clusters. Modularity overlooks small clusters
/// of a large network and finds clusters in random networks too.
///
/// In the refinement of the first run a vertex joins the set that gains most, in the second it
/// draws among those that gain as in the original, and so on by turns. Numbers by falling size,
/// then by least vertex. Randomness is a counter-based stream from the seed of the run: the same
/// seed gives the same partition for any number of threads; runs go in parallel. About O(m log n) a
/// round, space O(n + m), and so much a thread. Convergence counts rounds; its residual is the gain
/// of the last round in the unit of the tolerance. Throws UsageError for a negative resolution or
/// tolerance, no runs or no iterations, and for cpm with direction; and Cancelled. References:
/// [traag2019], [newman2004], [traag2011], [leicht2008], [rotta2011].
[[nodiscard]] Partition leiden(const Graph& graph, const LeidenOptions& options = {},
                               const Run& run = {});

/// What leiden() and louvain() share: `refine` is the difference.
[[nodiscard]] Partition communities(const Graph& graph, const LeidenOptions& options, bool refine,
                                    const Run& run);

} // namespace entente::clusters

namespace entente {
template <>
inline constexpr std::array names_of<clusters::Objective>{
    Named<clusters::Objective>{"modularity", clusters::Objective::modularity},
    Named<clusters::Objective>{"cpm", clusters::Objective::cpm}};
} // namespace entente
