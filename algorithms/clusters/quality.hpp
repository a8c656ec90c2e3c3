#pragma once
/// What can be said for a partition, as a whole and cluster by cluster.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>
#include <entente/core/view/grouping.hpp>

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::clusters {

struct QualityOptions {
    static constexpr auto fields() { return std::tuple{}; }
};

/// A partition into the groups met, and every vertex without a group alone.
[[nodiscard]] Partition grouped(const Graph& graph, const Grouping& grouping);

/// A partition as figures about the whole and a table of its clusters.
struct QualityReport {
    std::vector<std::pair<std::string, double>> whole;
    ResultTable clusters;
};

/// Figures: `modularity`; `coverage`, the share of weight within clusters; `conductance mean` and
/// `conductance max` over clusters where it is defined; `map equation`, bits a step of a random
/// walk (map_equation(), with jumps of probability 0.15 in a directed graph).
///
/// Columns, a row for each cluster in order of number: `cluster`, `actors`, `within` (weight of
/// ties within), `leaving` (of ties with one end within), `density` (distinct tied pairs within per
/// pair), `conductance` (leaving / the lesser of the strengths within and outside), `modularity`
/// (its part of the sum), `kept` (share of its strength that stays). NaN where there is nothing to
/// divide by. Direction is ignored but by the map equation; a self-tie counts once in `within`,
/// twice in strength, and not in density. A cluster of one actor has conductance 1 unless it is
/// tied to itself: means over many of them say little.
///
/// Numbers of clusters must leave none out. Time O(n + m), and the sweeps of the walk in a directed
/// graph; space O(n + m). Throws UsageError for a partition of other actors, and Cancelled.
/// References: [newman2004], [leskovec2009], [rosvall2008].
[[nodiscard]] QualityReport
quality_report(const Graph& graph, const VertexMap<std::uint32_t>& cluster, const Run& run = {});

/// How well groups of actors, such as countries, hang together: the columns of quality_report() for
/// each group, under its name, actors without a group counting as outside. Its first row, called
/// "all", holds the sums, the density of the whole, the mean conductance and the share kept, over
/// groups and every actor without one alone.
///
/// Conventions, cost, errors and references are those of quality_report(); through the catalogue
/// also UsageError without a grouping.
[[nodiscard]] ResultTable quality(const Graph& graph, const Grouping& grouping,
                                  const QualityOptions& options = {}, const Run& run = {});

} // namespace entente::clusters
