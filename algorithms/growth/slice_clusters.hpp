#pragma once
/// Clusters of every slice of time, by any algorithm of the catalogue that gives a partition.
#include <entente/algorithms/growth/matching.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/slices.hpp>

#include <string>
#include <tuple>
#include <vector>

namespace entente::growth {

/// Shared by what follows clusters.
struct SliceClusterOptions {
    PeriodLength period = PeriodLength::year;
    Slicing slicing = Slicing::cumulative;
    unsigned width = 1;
    std::string method = "clusters.leiden";
    std::uint32_t least = 2;
    double threshold = 0.3;
    std::uint32_t patience = 3;

    static constexpr auto fields() {
        return std::tuple{
            Field{"period", &SliceClusterOptions::period, "how long a slice is"},
            Field{"slicing", &SliceClusterOptions::slicing, "which ties a slice holds"},
            Field{"width",
                  &SliceClusterOptions::width,
                  "periods that a sliding window spans",
                  {.least = 1, .most = 10000}},
            Field{"method", &SliceClusterOptions::method,
                  "algorithm of the catalogue that finds the clusters of a slice"},
            Field{"least",
                  &SliceClusterOptions::least,
                  "leave out clusters of fewer actors",
                  {.least = 1}},
            Field{"threshold",
                  &SliceClusterOptions::threshold,
                  "clusters more alike than this are the same one",
                  {.least = 0, .most = 1}},
            Field{"patience", &SliceClusterOptions::patience,
                  "slices not seen after which a cluster does not come back; 0 for never"}};
    }
};

struct SliceClusters {
    std::vector<std::string> labels;  ///< of slices
    std::vector<Assembly> assemblies; ///< standing is the number of distinct partners in the slice
};

/// Dates at their middle days; direction and parallel ties as the algorithm takes them; clusters of
/// actors that have no tie to another in the slice are left out. The algorithm runs with its own
/// defaults and the seed of the run. Throws UsageError when it gives no partition of a graph.
SliceClusters slice_clusters(const Timeline& timeline, const SliceClusterOptions& options,
                             const Run& run);

} // namespace entente::growth
