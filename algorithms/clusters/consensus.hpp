#pragma once
/// What many runs of a heuristic agree on.
#include <entente/algorithms/clusters/leiden.hpp>

namespace entente::clusters {

struct ConsensusOptions {
    double resolution = 1;
    std::uint32_t runs = 50;
    double threshold = 0.5;
    std::uint32_t iterations = 20;

    static constexpr auto fields() {
        return std::tuple{
            Field{"resolution",
                  &ConsensusOptions::resolution,
                  "above 1 smaller clusters, below larger ones",
                  {.least = 0}},
            Field{"runs", &ConsensusOptions::runs, "partitions to agree", {.least = 2}},
            Field{"threshold",
                  &ConsensusOptions::threshold,
                  "share of runs that must put two actors together for it to count",
                  {.least = 0, .most = 1}},
            Field{"iterations",
                  &ConsensusOptions::iterations,
                  "look for agreement at most so often",
                  {.least = 1}}};
    }
};

/// How sure a partition is.
struct Agreement {
    EdgeMap<double> together;    ///< share of runs that put the ends of a tie into one cluster
    VertexMap<double> stability; ///< mean share of runs that do with an actor's ties the same
};

/// The partition that many runs of leiden() agree on (Lancichinetti and Fortunato).
///
/// Runs partition the network; ties get the share of runs that put their ends together; ties below
/// the threshold are dropped, but an actor keeps the best of its own; the runs then partition the
/// network so weighted, until all agree. Only ties are compared, not all pairs, so that it suits
/// large networks; the clusters are connected. Weights count in the first partitions alone.
/// Direction is ignored, parallel ties add up.
///
/// Figures: `modularity` of the partition; `agreement`, the mean over ties of the share of runs of
/// the first round that do with it what the partition does (1: no doubt, 0.5: noise); `best of
/// one`, the greatest modularity of a single run. A consensus is less often a fluke than the best
/// run, and mostly a little lower in modularity. Runs of one heuristic may agree on what is not
/// there: see significance().
///
/// Numbers by falling size, then by least vertex; runs draw from (seed, run) and go in parallel;
/// the same for any number of threads. Time that of `runs` times `iterations` runs of leiden(),
/// space O(n + m) a thread and O(n) a run. Convergence counts iterations; its residual is the share
/// of ties on which the last runs differ. Throws UsageError for options out of bounds, and
/// Cancelled. References: [lancichinetti2012], [traag2019].
[[nodiscard]] Partition consensus(const Graph& graph, const ConsensusOptions& options = {},
                                  const Run& run = {});

/// The same with what the first runs say of each tie and of each actor: its stability is the mean
/// over its ties to others of `together` within its cluster and of 1 - `together` across, NaN
/// without such ties.
[[nodiscard]] Partition consensus(const Graph& graph, const ConsensusOptions& options,
                                  const Run& run, Agreement& agreement);

} // namespace entente::clusters
