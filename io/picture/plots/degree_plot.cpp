#include <entente/core/base/errors.hpp>
#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/plots/degree_plot.hpp>
#include <entente/io/picture/plots/result_columns.hpp>
#include <entente/io/picture/text_measure.hpp>

#include <algorithm>
#include <cmath>

namespace entente {

using namespace shape;
using figure::Panel;

Scene degree_plot(const ResultTable& table, const PlotOptions& options) {
    const auto& degree = figure::numbers(table, "degree");
    const auto& actors = figure::numbers(table, "actors");
    const auto& share = figure::numbers(table, "share_at_least");
    const std::vector<double> none(degree.size(), std::nan(""));
    const auto& fit = figure::has_column(table, "fit") ? figure::numbers(table, "fit") : none;
    double all = 0, zero = 0, most = 1, least_share = 1;
    for (std::size_t i = 0; i < degree.size(); ++i) {
        if (!(degree[i] >= 0) || !std::isfinite(degree[i]) || !(actors[i] >= 0) ||
            !(share[i] >= 0 && share[i] <= 1))
            throw UsageError("the table is no distribution of degrees",
                             "degrees and counts of at least 0, shares from 0 to 1");
        all += actors[i];
        if (degree[i] == 0) zero += actors[i];
        if (degree[i] == 0 || share[i] == 0) continue;
        most = std::max(most, degree[i]);
        least_share = std::min(least_share, share[i]);
    }
    const Wording& words = options.look.words;
    figure::PlotPage page{options, words("degrees.title"), 520};
    auto& items = page.items();
    if (most <= 1 && least_share == 1) {
        page.y += 10;
        return page.finish({}, words("growth.nothing"));
    }
    const auto text = [&](double value) { return words.number(value, 6); };
    Panel panel{.log_x = true, .log_y = true};
    panel.x_least = 1;
    panel.x_most = most * 1.12;
    panel.y_least = least_share / 1.4;
    panel.y_most = 1;
    const auto y_ticks = figure::log_ticks(panel.y_least, 1);
    double room = 0;
    for (const double tick : y_ticks)
        room = std::max(room, measure(text(tick), figure::tick_font).width);
    panel.left = page.left() + room + 8;
    panel.right = page.right() - 6;
    items.push_back(Label{.at = {page.left(), page.y + 2},
                          .text = cut_line(words("degrees.y"), figure::heading_font, page.width()),
                          .font = figure::heading_font,
                          .color = palette::ink});
    panel.top = page.y + 16;
    panel.bottom = panel.top + std::min(300.0, 0.72 * page.width());
    figure::add_y_axis(items, panel, y_ticks, text);
    figure::add_x_axis(items, panel, figure::log_ticks(1, panel.x_most), text);
    items.push_back(Label{.at = {panel.right, panel.bottom + 28},
                          .text = words("degrees.x"),
                          .font = figure::heading_font,
                          .anchor = Anchor::end,
                          .color = palette::ink});

    std::vector<figure::LegendEntry> legend{{.kind = figure::LegendEntry::Kind::disc,
                                             .text = words("degrees.data"),
                                             .color = palette::categorical(0),
                                             .size = 3}};
    Path curve;
    bool open = false, any = false;
    Group fitted{.css_class = "fit"};
    for (std::size_t i = 0; i < degree.size(); ++i) {
        const bool shown = degree[i] > 0 && std::isfinite(fit[i]) && fit[i] >= panel.y_least;
        if (shown) {
            const Point at{panel.x(degree[i]), panel.y(std::min(1.0, fit[i]))};
            if (open)
                curve.line_to(at);
            else
                curve = {.start = at};
            any = true;
        }
        if (open && (!shown || i + 1 == degree.size()) && !curve.steps.empty()) {
            curve.style = {.stroke = palette::categorical(1), .stroke_width = 1.6};
            fitted.items.push_back(curve);
        }
        open = shown;
    }
    items.push_back(std::move(fitted));
    if (any)
        legend.push_back({.kind = figure::LegendEntry::Kind::line,
                          .text = words("degrees.fit"),
                          .color = palette::categorical(1),
                          .size = 1.6});
    Group dots{.css_class = "degrees"};
    for (std::size_t i = 0; i < degree.size(); ++i)
        if (degree[i] > 0 && share[i] > 0)
            dots.items.push_back(Circle{
                {panel.x(degree[i]), panel.y(share[i])}, 2.6, {.fill = palette::categorical(0)}});
    items.push_back(std::move(dots));
    page.y = panel.bottom + 42;
    std::string caption = words("degrees.caption", {{"actors", all}, {"most", most}});
    if (zero > 0) caption += " " + words("degrees.zero", {{"n", zero}});
    return page.finish(legend, caption);
}

} // namespace entente
