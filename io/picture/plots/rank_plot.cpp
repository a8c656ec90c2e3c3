#include <entente/core/base/errors.hpp>
#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/plots/rank_plot.hpp>
#include <entente/io/picture/text_measure.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {
namespace {

using namespace shape;
using Column = Series::Column;

constexpr Font name_font{9.5};

void check(const Series& series, const Column& c) {
    const std::size_t periods = series.periods.size();
    bool good = c.lower.size() == periods && c.upper.size() == periods;
    for (std::size_t i = 0; good && i < periods; ++i) {
        const double best = c.lower[i], worst = c.upper[i];
        good = std::isnan(best) == std::isnan(worst) &&
               (std::isnan(best) || (best >= 1 && best <= worst && std::isfinite(worst)));
    }
    if (!good) throw UsageError(fmt::format("'{}' has no ranks for all periods", c.group));
}

} // namespace

Scene rank_plot(const Series& series, const PlotOptions& options, std::size_t most) {
    std::vector<const Column*> columns;
    for (const Column& c : series.columns)
        if (c.name == "rank") {
            check(series, c);
            columns.push_back(&c);
        }
    if (columns.empty()) throw UsageError("the series has no column 'rank'");
    const auto middle = [](const Column& c, std::size_t i) {
        return (c.lower[i] + c.upper[i]) / 2;
    };
    const auto best = [&](const Column* c) {
        double top = 1e18;
        for (std::size_t i = 0; i < c->lower.size(); ++i)
            if (!std::isnan(c->lower[i])) top = std::min(top, middle(*c, i));
        return top;
    };
    // Whoever ranks highest last comes first, so that the names at the end stand in order.
    const auto last = [&](const Column* c) {
        return c->lower.empty() || std::isnan(c->lower.back()) ? 1e18
                                                               : middle(*c, c->lower.size() - 1);
    };
    std::stable_sort(columns.begin(), columns.end(), [&](const Column* a, const Column* b) {
        return std::pair{last(a), best(a)} < std::pair{last(b), best(b)};
    });
    const std::size_t all = columns.size();
    if (columns.size() > most) {
        // Those that share a rank at the limit are left out together, unless nobody would be left.
        std::size_t kept = most;
        while (kept > 0 && last(columns[kept - 1]) == last(columns[most])) --kept;
        columns.resize(kept > 0 ? kept : most);
    }
    std::stable_sort(columns.begin(), columns.end(),
                     [&](const Column* a, const Column* b) { return last(a) < last(b); });

    const Wording& words = options.look.words;
    figure::PlotPage page{options, words("ranks.title")};
    auto& items = page.items();
    const std::size_t periods = series.periods.size();
    if (periods == 0) return page.finish({}, words("growth.nothing"));
    double deepest = 1;
    for (const Column* c : columns)
        for (std::size_t i = 0; i < periods; ++i)
            if (!std::isnan(c->upper[i])) deepest = std::max(deepest, c->upper[i]);
    // A band that reaches far down must not squeeze the ranks that matter, and a rank that dates
    // leave open altogether is none.
    deepest = std::min(deepest, std::max(4.0, 2.0 * static_cast<double>(columns.size())));
    const auto is_open = [&](const Column& c, std::size_t i) {
        return std::isnan(c.lower[i]) || c.upper[i] - c.lower[i] >= std::max(4.0, deepest / 2);
    };

    double names = 0;
    std::vector<std::vector<std::string>> lines;
    const double name_room = std::min(170.0, 0.36 * page.width());
    for (const Column* c : columns) {
        lines.push_back(break_lines(page.name(c->group), name_font, name_room, 2));
        for (const std::string& line : lines.back())
            names = std::max(names, measure(line, name_font).width);
    }
    figure::Panel panel{.y_least = deepest + 0.5, .y_most = 0.5};
    panel.left = page.left() + measure(words.number(deepest), figure::tick_font).width + 10;
    panel.right = page.right() - names - 10;
    panel.top = page.y;
    panel.bottom = panel.top + std::clamp(20 * deepest, 150.0, 380.0);
    panel.x_least = 0;
    panel.x_most = std::max(1.0, static_cast<double>(periods - 1));
    const auto y = [&](double rank) {
        return panel.top +
               (panel.bottom - panel.top) * (std::min(rank, deepest + 0.5) - 0.5) / deepest;
    };
    for (double rank = 1; rank <= deepest; rank += deepest > 15 ? 5 : 1) {
        items.push_back(
            figure::line({panel.left, y(rank)}, {panel.right, y(rank)}, palette::faint, 0.8));
        items.push_back(Label{.at = {panel.left - 6, y(rank) + 3.3},
                              .text = words.number(rank),
                              .font = figure::tick_font,
                              .anchor = Anchor::end,
                              .color = palette::quiet});
    }
    std::vector<double> at;
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < periods; ++i) {
        at.push_back(panel.x(static_cast<double>(i)));
        labels.push_back(series.periods[i].label);
    }
    figure::add_x_labels(items, panel, at, labels);

    Group bands{.css_class = "bands"}, curves{.css_class = "ranks"};
    for (std::size_t k = 0; k < columns.size(); ++k) {
        const Column& c = *columns[k];
        const std::string color = palette::categorical(k);
        for (std::size_t from = 0; from < periods; ++from) {
            if (is_open(c, from)) continue;
            std::size_t to = from;
            while (to + 1 < periods && !is_open(c, to + 1)) ++to;
            Path band{.start = {at[from], y(c.lower[from])}, .closed = true};
            Path curve{.start = {at[from], y(middle(c, from))}};
            bool doubt = c.lower[from] != c.upper[from];
            for (std::size_t i = from + 1; i <= to; ++i) {
                doubt = doubt || c.lower[i] != c.upper[i];
                band.line_to({at[i], y(c.lower[i])});
                const double half = (at[i] - at[i - 1]) / 2;
                curve.curve_to({at[i - 1] + half, y(middle(c, i - 1))},
                               {at[i] - half, y(middle(c, i))}, {at[i], y(middle(c, i))});
            }
            for (std::size_t i = to + 1; i-- > from;) band.line_to({at[i], y(c.upper[i])});
            band.style = {.fill = color, .opacity = 0.14};
            if (doubt && to > from) bands.items.push_back(std::move(band));
            curve.style = {.stroke = color, .stroke_width = 2};
            if (to > from) curves.items.push_back(std::move(curve));
            from = to;
        }
        for (std::size_t i = 0; i < periods; ++i)
            if (!is_open(c, i))
                curves.items.push_back(Circle{{at[i], y(middle(c, i))}, 2.8, {.fill = color}});
    }
    items.push_back(std::move(bands));
    items.push_back(std::move(curves));

    std::vector<double> wanted;
    for (const Column* c : columns) wanted.push_back(y(std::min(last(c), deepest)));
    const auto places = figure::apart(wanted, 21.5, panel.top, 1e9);
    double below = panel.bottom;
    for (std::size_t k = 0; k < columns.size(); ++k) {
        double base = places[k] + 3.3 - 5.3 * static_cast<double>(lines[k].size() - 1);
        for (const std::string& line : lines[k]) {
            items.push_back(Label{.at = {panel.right + 10, base},
                                  .text = line,
                                  .font = name_font,
                                  .color = palette::ink});
            below = std::max(below, base);
            base += 10.6;
        }
        items.push_back(figure::line({panel.right + 3, wanted[k]}, {panel.right + 8, places[k]},
                                     palette::categorical(k), 1.2));
    }
    page.y = std::max(panel.bottom + 24, below + 12);
    std::string caption = words("ranks.caption");
    if (all > columns.size())
        caption += " " + words("ranks.others", {{"n", static_cast<double>(all - columns.size())}});
    return page.finish({}, caption);
}

} // namespace entente
