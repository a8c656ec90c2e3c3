#pragma once
/// Results and networks as tables: one function per shape, none per algorithm.
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <entente/core/model/network.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/view/lens.hpp>

namespace entente {

/// A result under the name of its column, with the options that were in effect.
template <class Shape>
struct NamedResult {
    std::string name;
    const Shape* result = nullptr;
    std::vector<std::pair<std::string, std::string>> options{};
};

/// Actors with a column per measure (and `_lower`, `_upper` where bounds are known), sorted by the
/// first measure downwards, then by id: id, label, kind, country, observed, measures. Measures
/// drawn by chance also have `_median`, `_ranks` as "2 [1–5]", `_rank_lower` and `_rank_upper`.
/// With `ranks`, each has `_rank`, from 1, and `_tied`, how many actors share it (see Ranks).
ResultTable actor_table(const Network& network, const View& view,
                        std::span<const NamedResult<Scores>> measures, bool ranks = false);

/// The same tidy: id, measure, value, lower, upper, parameters; where anything is drawn by chance,
/// median, rank_lower and rank_upper.
ResultTable long_actor_table(const Network& network, const View& view,
                             std::span<const NamedResult<Scores>> measures);

/// Ties with a column per measure: from, to, types, first_date, ties, measures; sorted by the first
/// measure downwards, then by ends.
ResultTable tie_score_table(const Network& network, const View& view,
                            std::span<const NamedResult<TieScores>> measures);

/// Actors with the number of their cluster in each partition (from 1), and `_agreement` where it
/// was drawn by chance, sorted by these, then by id.
ResultTable cluster_table(const Network& network, const View& view,
                          std::span<const NamedResult<Partition>> partitions);

/// One row per cluster: partition, cluster, size, ties_inside, ties_across, countries, largest (the
/// member with most ties), and the partition's quality figures.
ResultTable cluster_summary(const Network& network, const View& view,
                            std::span<const NamedResult<Partition>> partitions);

/// Groups that may overlap: one row per group and member, method, group (from 1), size, and the
/// actor; groups in their order, members by id.
ResultTable cover_table(const Network& network, const View& view,
                        std::span<const NamedResult<Cover>> covers);

/// One row per period with `_lower` and `_upper` per column of the whole; with groups, tidy:
/// period, first_day, last_day, group, measure, lower, upper. `_median` where drawn by chance.
ResultTable series_table(const Series& series);

/// What the network holds, as tables to export.
ResultTable actors_of(const Network& network);
ResultTable ties_of(const Network& network);
ResultTable evidence_of(const Network& network);
ResultTable life_of(const Network& network);
ResultTable names_of_actors(const Network& network);
ResultTable claims_of(const Network& network);
ResultTable counts_of(const Network& network);
ResultTable attributes_of(const Network& network);
ResultTable coverage_of(const Network& network);

} // namespace entente
