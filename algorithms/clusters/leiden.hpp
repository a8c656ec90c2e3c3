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
    std::uint32_t runs = 1;
    std::uint32_t iterations = 100;

    static constexpr auto fields() {
        return std::tuple{
            Field{"objective", &LeidenOptions::objective,
                  "ties within clusters beyond chance (modularity) or beyond a density (cpm)"},
            Field{"resolution",
                  &LeidenOptions::resolution,
                  "above 1 smaller clusters, below larger ones; under cpm the density asked for",
                  {.least = 0}},
            Field{"runs", &LeidenOptions::runs, "take the best of so many", {.least = 1}},
            Field{"iterations",
                  &LeidenOptions::iterations,
                  "start over from the last partition at most so often",
                  {.least = 1}}};
    }
};

/// Clusters by the Leiden algorithm: actors more tied to one another than chance would have it.
///
/// Fast local moving, refinement and aggregation, repeated until a whole round moves nothing. Every
/// cluster is connected. Weights count, parallel ties add up, ties of weight 0 are none; direction
/// is ignored, an arc and its reverse adding up; self-ties bind an actor to itself. Figures:
/// `modularity` at resolution 1 (NaN without ties), and what was maximized where that is another
/// thing: `modularity at resolution`, or `cpm`.
///
/// A heuristic: the best partition is hard to find, and many very different ones are often almost
/// as good, so look at several seeds before you name clusters. Modularity overlooks small clusters
/// of a large network and finds clusters in random networks too.
///
/// Numbers by falling size, then by least vertex. Randomness is a counter-based stream from the
/// seed of the run: the same seed gives the same partition for any number of threads; runs go in
/// parallel. About O(m log n) a round, space O(n + m) a thread. Convergence counts rounds; its
/// residual is 0, or the gain of the last round when rounds ran out. Throws UsageError for a
/// negative resolution, no runs or no iterations, and Cancelled. References: [traag2019],
/// [newman2004], [traag2011].
[[nodiscard]] Partition leiden(const Graph& graph, const LeidenOptions& options = {},
                               const Run& run = {});

} // namespace entente::clusters

namespace entente {
template <>
inline constexpr std::array names_of<clusters::Objective>{
    Named<clusters::Objective>{"modularity", clusters::Objective::modularity},
    Named<clusters::Objective>{"cpm", clusters::Objective::cpm}};
} // namespace entente
