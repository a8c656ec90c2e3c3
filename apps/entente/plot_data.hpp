#pragma once
/// What plots show, as tables and series.
#include <entente/apps/study/study.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/view/lens.hpp>
#include <entente/io/picture/figures/matrix_figure.hpp>
#include <entente/io/picture/figures/panels_figure.hpp>
#include <entente/io/text/wording.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "analyses.hpp"
#include "session.hpp"

namespace entente {

/// Column "rank" per actor, by number of partners at the end of each period of the ties begun so
/// far: the best and the worst rank that the dates allow, NaN before an actor has any tie for
/// certain or possibly. Actors that are never among the first `most` for certain are left out.
Series rank_series(const Network& network, const Timeline& timeline, const View& view,
                   PeriodLength period, std::size_t most);

/// Ties between groups of actors, of which `name` tells each actor's ("" : none). Groups by falling
/// number of ties. A tie within a group counts once.
Matrix mixing_matrix(const View& view, const std::function<std::string(Actor)>& name);

/// Ties between actors by cluster, then by number of neighbors; at most `most` of them.
Matrix actor_matrix(const Network& network, const View& view, const Partition& partition,
                    std::size_t most);

/// `from`, `to` and `ties` of the cells above zero.
ResultTable cells_of(const Matrix& matrix);

/// Consecutive stretches of the time of a timeline, with what each edge of the view is in each:
/// begun within it, before it, or not yet. A tie that may have begun in several stands in the last.
struct Stretches {
    std::vector<NetworkPanel> panels;
    std::size_t undated = 0, doubtful = 0; ///< ties
};
Stretches stretches(const Network& network, const View& view, PeriodLength period,
                    std::size_t count);

/// Any year will do.
inline constexpr int first_stretch_year = 1001;

/// A timeline whose years, from that one, are such stretches, and what the stretches are called.
/// Dates count by their middle days. Throws UsageError when no onset is known.
Timeline in_stretches(const Timeline& timeline, PeriodLength period, std::size_t count,
                      std::vector<std::string>& names);

} // namespace entente
