#pragma once
/// Births, mergers and deaths of clusters.
#include <entente/algorithms/growth/slice_clusters.hpp>
#include <entente/core/run/result.hpp>

#include <array>
#include <tuple>

namespace entente::growth {

/// By whom clusters are recognized: Greene and others, by Jaccard's index with what they were last
/// seen as; or GED, by mutual inclusion in consecutive slices.
enum class Recognition : std::uint8_t { greene, ged };

struct ClusterEventsOptions : SliceClusterOptions {
    Recognition rule = Recognition::greene;

    static constexpr auto fields() {
        return std::tuple_cat(
            std::tuple{Field{"rule", &ClusterEventsOptions::rule,
                             "by likeness to what was last seen (greene) or by inclusion (ged)"}},
            SliceClusterOptions::fields());
    }
};

/// What happens to the clusters of growth.cluster_flow from slice to slice.
///
/// By Greene, Doyle and Cunningham: a cluster continues each timeline whose front, what it was last
/// seen as, has a Jaccard's index with it above `threshold`. Of several clusters that do the most
/// like one keeps the timeline and the others split off; a cluster with several fronts is a merge;
/// with none it is born; with one it is a revival after a gap of up to `patience` slices, else
/// growth, contraction (by more than a tenth) or continuation. A cluster that nobody continues dies
/// in the next slice.
/// By GED (Bródka and others), from one slice to the next: inclusion I(A, B) = |A ∩ B| / |A| times
/// the share of A's partners that those of A ∩ B have; both at least `threshold`: continuation,
/// growth or contraction by size; one of them: split, merge, or growth and contraction where there
/// is only one partner; below 0.1 with all: birth, death. There are no gaps, hence no revivals.
///
/// Columns `slice` (of the event), `event`, `from_slice` and `from_cluster`, `cluster` (numbers as
/// text, by falling size from 1; empty at birth and at death), `timeline` (number of
/// growth.cluster_flow), `before` and `actors` (sizes), `likeness` (Jaccard's index, or
/// the lesser inclusion; NaN at birth and death). A merge or a split has a row for each pair of
/// clusters. Rows by slice, then cluster, deaths last. What holds of clusters there holds here.
///
/// Time and errors as there. References: [greene2010], [brodka2013].
[[nodiscard]] ResultTable cluster_events(const Timeline& timeline,
                                         const ClusterEventsOptions& options = {},
                                         const Run& run = {});

} // namespace entente::growth

namespace entente {
template <>
inline constexpr std::array names_of<growth::Recognition>{
    Named<growth::Recognition>{"greene", growth::Recognition::greene},
    Named<growth::Recognition>{"ged", growth::Recognition::ged}};
} // namespace entente
