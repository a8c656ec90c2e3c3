#include <entente/core/base/errors.hpp>
#include <entente/core/model/date.hpp>
#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/plots/burst_plot.hpp>
#include <entente/io/picture/plots/result_columns.hpp>
#include <entente/io/picture/text_measure.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace entente {
namespace {

using namespace shape;

double day(const std::string& text) {
    const auto date = parse_edtf(text);
    if (!date || date->earliest() != date->latest() || !date->is_known())
        throw UsageError(fmt::format("'{}' is no day", text), "YYYY-MM-DD");
    return static_cast<double>(date->earliest());
}

} // namespace

Scene burst_plot(const ResultTable& table, const PlotOptions& options) {
    const auto& group = figure::texts(table, "group");
    const auto& first = figure::texts(table, "first");
    const auto& last = figure::texts(table, "last");
    const auto& level = figure::numbers(table, "level");
    const auto& events = figure::numbers(table, "events");
    struct Burst {
        double from, to, level, events;
    };
    std::map<std::string, std::size_t> number;
    std::vector<std::string> names;
    std::vector<std::vector<Burst>> bursts;
    double begin = 1e18, end = -1e18, deepest = 1;
    for (std::size_t i = 0; i < group.size(); ++i) {
        const Burst b{day(first[i]), day(last[i]) + 1, level[i], events[i]};
        if (b.to <= b.from)
            throw UsageError(fmt::format("a burst ends on {}, before it begins", last[i]));
        if (!(b.level >= 0) || !std::isfinite(b.level))
            throw UsageError("a burst has no level of at least 0");
        const auto [found, fresh] = number.try_emplace(group[i], bursts.size());
        if (fresh) {
            bursts.emplace_back();
            names.push_back(group[i]);
        }
        bursts[found->second].push_back(b);
        begin = std::min(begin, b.from);
        end = std::max(end, b.to);
        deepest = std::max(deepest, b.level);
    }
    const Wording& words = options.look.words;
    figure::PlotPage page{options, words("bursts.title")};
    if (bursts.empty()) return page.finish({}, words("growth.nothing"));
    auto& items = page.items();
    constexpr Font name_font{10}, number_font{9.5};
    const double name_room = std::min(200.0, 0.34 * page.width());
    double room = 0;
    std::vector<std::vector<std::string>> lines;
    for (const std::string& name : names) {
        lines.push_back(break_lines(page.name(name), name_font, name_room, 2));
        for (const std::string& line : lines.back())
            room = std::max(room, measure(line, name_font).width);
    }
    const double row = 26;
    figure::Panel panel{.left = page.left() + room + 10,
                        .right = page.right() - 4,
                        .top = page.y,
                        .bottom = page.y + row * static_cast<double>(bursts.size()) + 4};
    const double slack = std::max(15.0, 0.02 * (end - begin));
    panel.x_least = begin - slack;
    panel.x_most = end + slack;
    const int from_year = year_of(static_cast<Day>(panel.x_least)),
              to_year = year_of(static_cast<Day>(panel.x_most));
    std::vector<double> at;
    std::vector<std::string> years;
    const int every = std::max(1, (to_year - from_year + 1) / 12);
    for (int year = from_year; year <= to_year + 1; ++year) {
        const double x = static_cast<double>(first_day(year));
        if (x < panel.x_least || x > panel.x_most || year % every) continue;
        at.push_back(panel.x(x));
        years.push_back(std::to_string(year));
        items.push_back(
            figure::line({at.back(), panel.top}, {at.back(), panel.bottom}, palette::faint, 0.8));
    }
    figure::add_x_labels(items, panel, at, years);
    Group bars{.css_class = "bursts"}, texts{.css_class = "names"};
    for (std::size_t g = 0; g < bursts.size(); ++g) {
        const double middle = panel.top + row * (static_cast<double>(g) + 0.5);
        double base = middle + 3.5 - 5.6 * static_cast<double>(lines[g].size() - 1);
        for (const std::string& line : lines[g]) {
            texts.items.push_back(Label{.at = {panel.left - 10, base},
                                        .text = line,
                                        .font = name_font,
                                        .anchor = Anchor::end,
                                        .color = palette::ink});
            base += 11.2;
        }
        items.push_back(
            figure::line({panel.left, middle}, {panel.right, middle}, palette::faint, 0.8));
        std::stable_sort(bursts[g].begin(), bursts[g].end(),
                         [](const Burst& a, const Burst& b) { return a.level < b.level; });
        std::vector<figure::Box> taken;
        for (const Burst& b : bursts[g]) {
            const double left = panel.x(b.from), right = std::max(panel.x(b.to), left + 2);
            const double half = 9 - 2 * std::min(3.0, b.level > 0 ? b.level - 1 : 0.0);
            bars.items.push_back(
                Rect{{left, middle - half},
                     right - left,
                     2 * half,
                     1.5,
                     {.fill = palette::sequential(0.25 + 0.75 * b.level / deepest)}});
        }
        // Numbers last, the innermost first, where they neither leave their bar nor meet another.
        for (std::size_t i = bursts[g].size(); i-- > 0;) {
            const Burst& b = bursts[g][i];
            const std::string text = words.number(b.events);
            const double width = measure(text, number_font).width;
            const double left = panel.x(b.from), right = panel.x(b.to);
            const double half = 9 - 2 * std::min(3.0, b.level > 0 ? b.level - 1 : 0.0);
            if (right - left < width + 6 || half < 5) continue;
            const figure::Box box{left + 3, middle - 5, left + 3 + width, middle + 5};
            const bool covered =
                std::any_of(bursts[g].begin(), bursts[g].end(), [&](const Burst& o) {
                    return o.level > b.level && panel.x(o.from) < box.right + 1 &&
                           panel.x(o.to) > box.left - 1;
                });
            if (covered || std::any_of(taken.begin(), taken.end(),
                                       [&](const figure::Box& o) { return o.overlaps(box, 1); }))
                continue;
            taken.push_back(box);
            const std::string fill = palette::sequential(0.25 + 0.75 * b.level / deepest);
            texts.items.push_back(
                Label{.at = {box.left, middle + 3.4},
                      .text = text,
                      .font = number_font,
                      .color = palette::is_dark(fill) ? "#FFFFFF" : palette::ink});
        }
    }
    items.push_back(std::move(bars));
    items.push_back(std::move(texts));
    page.y = panel.bottom + 26;
    std::vector<figure::LegendEntry> legend;
    for (double l = 1; l <= std::min(deepest, 6.0); ++l)
        legend.push_back({.kind = figure::LegendEntry::Kind::box,
                          .text = words("bursts.level") + " " + words.number(l),
                          .color = palette::sequential(0.25 + 0.75 * l / deepest)});
    return page.finish(legend, words("bursts.caption"));
}

} // namespace entente
