#pragma once
/// The distribution of degrees on logarithmic scales.
#include <entente/core/run/result.hpp>

#include "plot_page.hpp"

namespace entente {

/// Of columns `degree`, `actors`, `share_at_least` and, where there is one, `fit` (NaN where the
/// fit says nothing): the share of actors with a degree or more, as discs, the fit as a line.
/// Degree 0 has no place on a logarithmic scale and is told in the caption. Throws UsageError for a
/// table without these columns, a degree that is not a number of at least 0, and a share outside 0
/// to 1.
Scene degree_plot(const ResultTable& table, const PlotOptions& options = {});

} // namespace entente
