#pragma once
/// How clusters pass into one another from period to period.
#include <entente/core/run/result.hpp>

#include "plot_page.hpp"

namespace entente {

/// Of texts `from_slice`, `from_cluster`, `to_slice`, `to_cluster` and numbers `actors` and, where
/// clusters are followed through time, `from_timeline` and `to_timeline`, which give the color. A
/// column of bars for each slice, in order of appearance; streams between bars, as wide as actors
/// go that way; bars ordered so that streams cross little. An empty cluster stands for "not there":
/// such streams are not drawn. Throws UsageError for a table without these columns and for a
/// negative number of actors. Cost O(rows · rounds).
Scene alluvial_plot(const ResultTable& table, const PlotOptions& options = {});

} // namespace entente
