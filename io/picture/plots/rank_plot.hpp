#pragma once
/// Ranks over time.
#include <entente/core/run/result.hpp>

#include "plot_page.hpp"

namespace entente {

/// Of columns "rank", one per actor (its id in `group`): a line for each of the `most` that ever
/// rank highest, through the middle of its possible ranks in each period, with a band from the best
/// to the worst; NaN where it has no rank yet. Throws UsageError when a column has not one value
/// per period, or a rank below 1, or a best rank that is worse than the worst; or when there is no
/// such column.
Scene rank_plot(const Series& series, const PlotOptions& options = {}, std::size_t most = 10);

} // namespace entente
