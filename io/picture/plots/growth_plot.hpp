#pragma once
/// How a network grew: cumulative curves with their doubt, and what is new in each period.
#include <entente/core/run/result.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "../figure_parts.hpp"
#include "../scene.hpp"

namespace entente {

struct GrowthPlotOptions {
    std::string title{};       ///< empty: "Growth"
    std::string subtitle{};    ///< empty: first and last period
    std::string source_line{}; ///< last line: where the data comes from
    /// Columns without group drawn as cumulative curves; empty: those of "ties", "pairs", "actors"
    /// and "classes" that the series has.
    std::vector<std::string> curves{};
    /// The column drawn as bars, stacked by group if the series has it by group; empty: "new ties"
    /// if the series has it.
    std::string bars{};
    /// What the plot calls a column or a group; the column's own name, and the legend's name of a
    /// group of tie types, when not given.
    std::function<std::string(std::string_view column)> column_name{};
    std::function<std::string(std::string_view group)> group_name{};
    double width = 760; ///< points, at least 360; what `look` says goes first
    Look look{};
    bool with_curves = true; ///< without them, bars alone
};

/// Step curves over the periods, each with a band from what certainly to what possibly had
/// happened; below them bars, solid for what is certain and outlined up to what is possible. The
/// axes begin at zero. Figures of `series.apart` stand in the caption. Cost O(periods · columns).
/// Throws UsageError when a named column is missing, or a column has not one finite lower and upper
/// value, lower not above upper, per period.
Scene growth_plot(const Series& series, const GrowthPlotOptions& options = {});

} // namespace entente
