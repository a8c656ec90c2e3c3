#pragma once
/// When events came unusually often.
#include <entente/core/run/result.hpp>

#include "plot_page.hpp"

namespace entente {

/// Of texts `group`, `first` and `last` (days as YYYY-MM-DD) and numbers `level` and `events`: a
/// row for each group in order of appearance, a bar for each burst, higher levels darker and on
/// top, with its number of events where there is room. Throws UsageError for a table without these
/// columns, for what is no day, and for a burst that ends before it begins.
Scene burst_plot(const ResultTable& table, const PlotOptions& options = {});

} // namespace entente
