#include <entente/core/base/errors.hpp>
#include <entente/io/picture/figure_parts.hpp>
#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/plots/growth_plot.hpp>
#include <entente/io/picture/text_measure.hpp>
#include <entente/io/picture/theme.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {
namespace {

using namespace shape;
using Column = Series::Column;

constexpr double margin = 36, least_font = 9.5;
constexpr double curves_height = 290, bars_height = 150, panel_gap = 46;
constexpr Font tick_font{9.5};
constexpr Font end_font{10.5, Weight::bold};

/// A panel's room and its scale from zero up.
struct Panel {
    double left, right, top, bottom;
    double most;
    double y(double value) const { return bottom - (bottom - top) * value / most; }
};

class Drawing {
public:
    Drawing(const Series& series, const GrowthPlotOptions& options)
        : series_(series), options_(options), words_(options.look.words) {
        check();
        choose();
    }

    Scene draw() {
        Scene scene;
        const Look& look = options_.look;
        const double natural = std::max(360.0, std::ceil(options_.width));
        const double factor = figure::print_scale(look, natural, least_font);
        scene.width = (look.width > 0 ? look.width : natural) / factor;
        const double edge = std::min(margin, scene.width / 25);
        const double left = edge, right = scene.width - edge;
        scene.title = options_.title.empty() ? words_("growth") : options_.title;
        double y = figure::add_title(scene.items, scene.title,
                                     options_.subtitle.empty() ? period() : options_.subtitle, left,
                                     right, std::min(28.0, edge)) +
                   20;
        if (series_.periods.empty() || (curves_.empty() && bars_.empty())) {
            scene.description = words_("growth.nothing") + apart();
            y += 10;
        } else {
            y = draw_panels(scene.items, left, right, y) + 12;
            scene.description = caption();
        }
        y = figure::add_legend(scene.items, legend_, left, right, y) + 5;
        y = figure::add_paragraph(scene.items, scene.description, {9.5}, palette::quiet, left,
                                  right, y);
        if (!options_.source_line.empty())
            y = figure::add_paragraph(scene.items, options_.source_line, {9.5}, palette::quiet,
                                      left, right, y + 2);
        scene.height = std::ceil(y + std::min(24.0, edge));
        scale(scene, factor);
        return scene;
    }

private:
    std::size_t periods() const { return series_.periods.size(); }

    void check() const {
        for (const Column& c : series_.columns) {
            if (c.lower.size() != periods() || c.upper.size() != periods())
                throw UsageError(fmt::format("column '{}' has not one value per period", c.name));
            for (std::size_t i = 0; i < periods(); ++i)
                if (!std::isfinite(c.lower[i]) || !std::isfinite(c.upper[i]) ||
                    c.lower[i] > c.upper[i] || c.lower[i] < 0)
                    throw UsageError(fmt::format("column '{}' has no counts for {}", c.name,
                                                 series_.periods[i].label));
        }
    }

    const Column* whole(std::string_view name) const {
        const auto found =
            std::find_if(series_.columns.begin(), series_.columns.end(),
                         [&](const Column& c) { return c.name == name && c.group.empty(); });
        return found == series_.columns.end() ? nullptr : &*found;
    }

    [[noreturn]] void missing(const std::string& name) const {
        std::vector<std::string> names;
        for (const Column& c : series_.columns)
            if (std::find(names.begin(), names.end(), c.name) == names.end())
                names.push_back(c.name);
        throw UsageError(fmt::format("the series has no column '{}'", name),
                         fmt::format("one of: {}", fmt::join(names, ", ")));
    }

    void choose() {
        if (!options_.with_curves) {
            curves_.clear();
        } else if (options_.curves.empty()) {
            for (const char* name : {"ties", "pairs", "actors", "classes"})
                if (const Column* c = whole(name)) curves_.push_back(c);
        } else {
            for (const std::string& name : options_.curves) {
                const Column* c = whole(name);
                if (!c) missing(name);
                curves_.push_back(c);
            }
        }
        const std::string name = options_.bars.empty() ? "new ties" : options_.bars;
        for (const Column& c : series_.columns)
            if (c.name == name && !c.group.empty()) bars_.push_back(&c);
        bars_whole_ = whole(name);
        if (bars_.empty() && bars_whole_) bars_.push_back(bars_whole_);
        if (bars_.empty() && !options_.bars.empty()) missing(name);
        bars_name_ = name;
        std::vector<std::string> groups;
        for (const Column* c : bars_) groups.push_back(c->group);
        bar_colors_ = bars_.size() == 1 && groups[0].empty()
                          ? std::vector<std::string>{palette::node}
                          : palette::tie_groups(groups);
    }

    std::string name_of_column(const std::string& name) const {
        return options_.column_name ? options_.column_name(name)
                                    : words_.either("column." + name, name);
    }
    std::string name_of_group(const std::string& group) const {
        return options_.group_name ? options_.group_name(group) : palette::tie_group_name(group);
    }
    /// Dark enough for a name in the same color.
    static std::string curve_color(std::size_t i) {
        static constexpr const char* colors[] = {"#2B5C9E", "#9A5410", "#2C7548",
                                                 "#9B3579", "#3D2A80", "#7A2E1D"};
        return colors[i % std::size(colors)];
    }

    std::string period() const {
        if (series_.periods.empty()) return {};
        const auto &first = series_.periods.front().label, &last = series_.periods.back().label;
        return first == last ? first : fmt::format("{}–{}", first, last);
    }

    std::string range(double lower, double upper) const {
        return lower == upper ? words_.number(upper)
                              : words_.number(lower) + "–" + words_.number(upper);
    }

    static std::vector<double> ticks(double most) {
        // Counts are whole, so no step is finer than 1.
        return figure::round_ticks(
            0, most, static_cast<std::size_t>(std::clamp(std::floor(most), 1.0, 6.0)));
    }
    static double round_top(double value) {
        const double most = std::max(1.0, value);
        const auto at = ticks(most);
        const double step = at.size() > 1 ? at[1] - at[0] : most;
        return step * std::ceil(most / step - 1e-9);
    }

    double draw_panels(std::vector<Item>& items, double left, double right, double top) {
        double curves_most = 0;
        for (const Column* c : curves_)
            curves_most =
                std::max(curves_most, *std::max_element(c->upper.begin(), c->upper.end()));
        double bars_most = 0;
        for (std::size_t i = 0; i < periods(); ++i)
            bars_most = std::max(bars_most, bar_total(i).second);
        curves_most = round_top(curves_most);
        bars_most = round_top(bars_most);

        const double axis = std::max(measure(words_.number(curves_most), tick_font).width,
                                     measure(words_.number(bars_most), tick_font).width) +
                            8;
        double ends = 12;
        for (const Column* c : curves_)
            ends = std::max(ends, 10 + measure(end_text(*c), end_font).width);
        ends = std::min(ends, (right - left) / 2);
        double bottom = top;
        if (!curves_.empty()) {
            const Panel panel{left + axis, right - ends, top + 14, top + 14 + curves_height,
                              curves_most};
            draw_axes(items, panel, words_("growth.all"), bars_.empty());
            draw_curves(items, panel, right);
            bottom = panel.bottom;
        }
        if (!bars_.empty()) {
            const double start = curves_.empty() ? top + 14 : bottom + panel_gap - 12;
            const Panel panel{left + axis, right - ends, start, start + bars_height, bars_most};
            draw_axes(items, panel, words_("growth.each", {{"name", name_of_column(bars_name_)}}),
                      true);
            draw_bars(items, panel);
            bottom = panel.bottom;
        }
        return bottom + 20;
    }

    double slot(const Panel& p) const {
        return (p.right - p.left) / static_cast<double>(periods());
    }

    void draw_axes(std::vector<Item>& items, const Panel& p, std::string heading,
                   bool with_periods) const {
        if (!heading.empty() && heading[0] >= 'a' && heading[0] <= 'z')
            heading[0] = static_cast<char>(heading[0] - 'a' + 'A');
        items.push_back(Label{.at = {p.left, p.top - 10},
                              .text = cut_line(heading, {10.5, Weight::bold}, p.right - p.left),
                              .font = {10.5, Weight::bold},
                              .color = palette::ink});
        for (const double tick : ticks(p.most)) {
            const double y = p.y(tick);
            items.push_back(figure::line({p.left, y}, {p.right, y},
                                         tick == 0 ? palette::line : palette::faint,
                                         tick == 0 ? 1 : 0.8));
            items.push_back(Label{.at = {p.left - 6, y + 3.3},
                                  .text = words_.number(tick),
                                  .font = tick_font,
                                  .anchor = Anchor::end,
                                  .color = palette::quiet});
        }
        double widest = 0;
        for (const auto& period : series_.periods)
            widest = std::max(widest, measure(period.label, tick_font).width);
        std::size_t every = 1;
        // Labels fall on like quarters or months of each year once they are a year apart or more.
        const std::string_view first = series_.periods.front().label;
        const std::size_t of_a_year = first.find("-Q") != first.npos ? 4
                                      : first.size() == 7            ? 12
                                                                     : 1;
        std::vector<std::size_t> steps;
        for (const std::size_t part : {1, 2, 3, 4, 6})
            if (part < of_a_year && of_a_year % part == 0) steps.push_back(part);
        for (const std::size_t years : {1, 2, 4, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 10000})
            steps.push_back(years * of_a_year);
        for (const std::size_t step : steps)
            if (every = step; slot(p) * static_cast<double>(step) > widest + 8) break;
        for (std::size_t i = 0; i < periods(); i += every) {
            const double x = p.left + (static_cast<double>(i) + 0.5) * slot(p);
            items.push_back(figure::line({x, p.bottom}, {x, p.bottom + 3}, palette::line, 1));
            const double half = measure(series_.periods[i].label, tick_font).width / 2;
            if (with_periods)
                items.push_back(Label{.at = {std::max(x, p.left - 30 + half), p.bottom + 14},
                                      .text = series_.periods[i].label,
                                      .font = tick_font,
                                      .anchor = Anchor::middle,
                                      .color = palette::quiet});
        }
    }

    /// Level during each period, risers between.
    void add_steps(Path& path, const Panel& p, const std::vector<double>& values,
                   bool backward) const {
        for (std::size_t k = 0; k < periods(); ++k) {
            const std::size_t i = backward ? periods() - 1 - k : k;
            const double y = p.y(values[i]), from = p.left + static_cast<double>(i) * slot(p),
                         to = from + slot(p);
            path.line_to({backward ? to : from, y});
            path.line_to({backward ? from : to, y});
        }
    }

    std::string end_text(const Column& c) const {
        return fmt::format("{} {}", range(c.lower.back(), c.upper.back()), name_of_column(c.name));
    }

    void draw_curves(std::vector<Item>& items, const Panel& p, double right) const {
        Group group{.css_class = "curves"};
        for (std::size_t k = 0; k < curves_.size(); ++k) {
            const Column& c = *curves_[k];
            if (c.lower == c.upper) continue;
            Path band{.start = {p.left, p.y(c.upper.front())}, .closed = true};
            add_steps(band, p, c.upper, false);
            add_steps(band, p, c.lower, true);
            band.style = {.fill = curve_color(k), .opacity = 0.18};
            group.items.push_back(std::move(band));
        }
        for (std::size_t k = 0; k < curves_.size(); ++k) {
            const Column& c = *curves_[k];
            for (const auto* values : {&c.upper, &c.lower}) {
                if (values == &c.upper && c.lower == c.upper) continue;
                Path path{.start = {p.left, p.bottom}};
                add_steps(path, p, *values, false);
                path.style = {.stroke = curve_color(k),
                              .stroke_width = values == &c.lower ? 1.7 : 0.7};
                group.items.push_back(std::move(path));
            }
        }
        // Names at the ends, moved apart downward and then back up into the panel.
        std::vector<std::size_t> order(curves_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return curves_[a]->upper.back() > curves_[b]->upper.back();
        });
        constexpr double pitch = 14;
        std::vector<double> at;
        for (const std::size_t k : order) {
            const double y = p.y((curves_[k]->lower.back() + curves_[k]->upper.back()) / 2);
            at.push_back(at.empty() ? y : std::max(y, at.back() + pitch));
        }
        for (std::size_t i = at.size(); i-- > 0;)
            at[i] = std::min(at[i], i + 1 == at.size() ? p.bottom : at[i + 1] - pitch);
        for (std::size_t i = 0; i < order.size(); ++i)
            group.items.push_back(
                Label{.at = {p.right + 6, at[i] + 3.7},
                      .text = cut_line(end_text(*curves_[order[i]]), end_font, right - p.right - 6),
                      .font = end_font,
                      .color = curve_color(order[i])});
        items.push_back(std::move(group));
    }

    /// Certain and possible total of a period; the groups' where the series has no whole.
    std::pair<double, double> bar_total(std::size_t i) const {
        double lower = 0, upper = 0;
        for (const Column* c : bars_) {
            lower += c->lower[i];
            upper += c->upper[i];
        }
        if (bars_whole_) upper = std::max(lower, bars_whole_->upper[i]);
        return {lower, upper};
    }

    void draw_bars(std::vector<Item>& items, const Panel& p) {
        Group group{.css_class = "bars"};
        const double width = std::min(0.72 * slot(p), 40.0);
        bool possible = false;
        for (std::size_t i = 0; i < periods(); ++i) {
            const double x = p.left + (static_cast<double>(i) + 0.5) * slot(p) - width / 2;
            double level = 0;
            for (std::size_t k = 0; k < bars_.size(); ++k) {
                const double value = bars_[k]->lower[i];
                if (value > 0)
                    group.items.push_back(Rect{{x, p.y(level + value)},
                                               width,
                                               p.y(level) - p.y(level + value),
                                               0,
                                               {.fill = bar_colors_[k]}});
                level += value;
            }
            if (const double upper = bar_total(i).second; upper > level) {
                possible = true;
                group.items.push_back(Rect{{x + 0.5, p.y(upper)},
                                           width - 1,
                                           p.y(level) - p.y(upper),
                                           0,
                                           {.stroke = palette::quiet, .stroke_width = 0.9}});
            }
        }
        items.push_back(std::move(group));
        using Kind = figure::LegendEntry::Kind;
        if (bars_.size() > 1 || !bars_[0]->group.empty())
            for (std::size_t k = 0; k < bars_.size(); ++k) {
                // Groups beyond the colors share one, and its key.
                const auto same =
                    std::find_if(legend_.begin(), legend_.end(),
                                 [&](const auto& entry) { return entry.color == bar_colors_[k]; });
                if (same != legend_.end())
                    same->text += ", " + name_of_group(bars_[k]->group);
                else
                    legend_.push_back({.kind = Kind::box,
                                       .text = name_of_group(bars_[k]->group),
                                       .color = bar_colors_[k]});
            }
        if (possible)
            legend_.push_back({.kind = Kind::outline,
                               .text = words_("growth.possible"),
                               .color = palette::quiet});
    }

    std::string apart() const {
        std::string list;
        for (const auto& [name, value] : series_.apart)
            list += fmt::format("{}{}: {}", list.empty() ? "" : "; ", name_of_column(name),
                                words_.number(value));
        return list.empty() ? list : " " + words_("growth.apart", {{"list", list}});
    }

    std::string caption() const {
        std::string text;
        const bool doubt = std::any_of(curves_.begin(), curves_.end(),
                                       [](const Column* c) { return c->lower != c->upper; });
        if (!curves_.empty()) text = words_(doubt ? "growth.band" : "growth.sure");
        if (!bars_.empty())
            text += (text.empty() ? "" : " ") +
                    words_("growth.bars", {{"name", name_of_column(bars_name_)}});
        return text + apart();
    }

    const Series& series_;
    const GrowthPlotOptions& options_;
    const Wording& words_;
    std::vector<const Column*> curves_, bars_;
    const Column* bars_whole_ = nullptr;
    std::string bars_name_;
    std::vector<std::string> bar_colors_;
    std::vector<figure::LegendEntry> legend_;
};

} // namespace

Scene growth_plot(const Series& series, const GrowthPlotOptions& options) {
    return Drawing{series, options}.draw();
}

} // namespace entente
