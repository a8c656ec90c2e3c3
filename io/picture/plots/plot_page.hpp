#pragma once
/// What plots share: the page around them, scales and axes.
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "../figure_parts.hpp"
#include "../scene.hpp"

namespace entente {

/// What every plot may be told beside its data.
struct PlotOptions {
    std::string title{};       ///< empty: what the plot is called
    std::string subtitle{};    ///< empty: none
    std::string source_line{}; ///< last line: where the data comes from
    /// What the plot calls a group, a cluster, an actor; its own name when not given.
    std::function<std::string(std::string_view group)> name{};
    Look look{};
};

} // namespace entente

namespace entente::figure {

inline constexpr shape::Font tick_font{9.5};
inline constexpr shape::Font heading_font{10.5, shape::Weight::bold};

/// A page with title, plot, legend and caption from top to bottom, in points of its own.
class PlotPage {
public:
    /// `title` stands for the options' if these have none.
    PlotPage(const PlotOptions& options, std::string_view title, double natural_width = 760);

    double left() const { return edge_; }
    double right() const { return scene_.width - edge_; }
    double width() const { return right() - left(); }
    /// Where the next part begins; the plot moves it below itself.
    double y = 0;
    std::vector<shape::Item>& items() { return scene_.items; }
    const Wording& words() const { return options_.look.words; }

    std::string name(std::string_view group) const {
        return options_.name ? options_.name(group) : std::string{group};
    }

    /// Adds legend, caption and source line, and makes the page as large as was asked.
    Scene finish(const std::vector<LegendEntry>& legend, const std::string& caption);

private:
    const PlotOptions& options_;
    double factor_, edge_;
    Scene scene_;
};

/// The room of a plot and its scales, either of them logarithmic on request.
struct Panel {
    double left = 0, right = 0, top = 0, bottom = 0;
    double x_least = 0, x_most = 1, y_least = 0, y_most = 1;
    bool log_x = false, log_y = false;
    double x(double value) const;
    double y(double value) const;
};

/// Powers of ten from `least` to `most`, with 2 and 5 times them where fewer than three are.
std::vector<double> log_ticks(double least, double most);

/// Adds grid lines and numbers of the y axis, left of the panel.
void add_y_axis(std::vector<shape::Item>& items, const Panel& panel,
                const std::vector<double>& ticks, const std::function<std::string(double)>& text);
/// Adds marks and numbers of the x axis, below the panel; those that would touch are left out.
void add_x_axis(std::vector<shape::Item>& items, const Panel& panel,
                const std::vector<double>& ticks, const std::function<std::string(double)>& text);
/// Adds texts at given places below the panel, as many as do not touch.
void add_x_labels(std::vector<shape::Item>& items, const Panel& panel,
                  const std::vector<double>& at, const std::vector<std::string>& texts);

/// Sets y values at least `pitch` apart, between `top` and `bottom` where they fit, in their order.
std::vector<double> apart(std::vector<double> wanted, double pitch, double top, double bottom);

} // namespace entente::figure
