#pragma once
/// Any result with intervals from networks drawn by chance.
#include <entente/core/run/catalogue.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/ensemble.hpp>

#include <cstddef>
#include <functional>
#include <span>

namespace entente::uncertainty {

struct Sampling {
    std::size_t draws = 200;
    double level = 0.95;
};

/// An algorithm whose result stands already, and gets intervals.
struct Sampled {
    const Spec* spec = nullptr;
    const Settings* settings = nullptr;
    Result* result = nullptr;
};

/// Groups of the actors of a view, for algorithms that compare them.
using GroupingOf = std::function<Grouping(const View&)>;

/// Whether a result can have intervals: not positions, nor tables whose rows are other things in
/// every network (events, journeys, steps of a curve); tables of named figures have a column
/// `quantity` or `measure`.
bool has_intervals(const Result& result);

/// Draws networks of the ensemble, runs every algorithm on each, and writes intervals
/// (intervals.hpp) into the results, which are those on `view`:
///
/// scores: `lower`, `upper` and `drawn` with the median and the interval of ranks; profiles: the
/// same for each column; tie scores: `lower`, `median`, `upper`; partitions: figures of
/// quality with " lower", " median" and " upper" behind their names, the number of clusters among
/// them, and `agreement`; covers: the same figures; tables: columns `x_lower`, `x_median`,
/// `x_upper` behind each column x of numbers but `lower` and `upper`, row by row of the same texts;
/// series: `lower`, `median`, `upper`.
///
/// Where an actor is not in a drawn network it has 0 of what only grows with ties, and no value
/// else; it has no rank where it has no value. Actors that are one share their value. Intervals are
/// over draws with a value.
///
/// Every draw is an item of its own of `run`, on one thread; the same bits for any number of
/// threads. Cost: `draws` times that of the algorithms; memory 8 bytes per draw and value. Throws
/// UsageError for fewer draws than least_draws asks for, or a result that has no
/// intervals.
void add_intervals(std::span<const Sampled> jobs, const Ensemble& ensemble, const View& view,
                   const GroupingOf& grouping_of, const Sampling& sampling, const Run& run);

/// The same for one that takes a timeline, that of the ensemble's lens.
void add_intervals(const Sampled& job, const Ensemble& ensemble, const Timeline& timeline,
                   const Sampling& sampling, const Run& run);

} // namespace entente::uncertainty
