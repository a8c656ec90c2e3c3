#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/plots/plot_page.hpp>
#include <entente/io/picture/text_measure.hpp>
#include <entente/io/picture/theme.hpp>

#include <algorithm>
#include <cmath>

namespace entente::figure {

using namespace shape;

PlotPage::PlotPage(const PlotOptions& options, std::string_view title, double natural_width)
    : options_(options), factor_(print_scale(options.look, natural_width, tick_font.size)) {
    scene_.width = (options.look.width > 0 ? options.look.width : natural_width) / factor_;
    edge_ = std::min(36.0, scene_.width / 25);
    scene_.title = options.title.empty() ? std::string{title} : options.title;
    y = add_title(scene_.items, scene_.title, options.subtitle, left(), right(),
                  std::min(28.0, edge_)) +
        20;
}

Scene PlotPage::finish(const std::vector<LegendEntry>& legend, const std::string& caption) {
    scene_.description = caption;
    y = add_legend(scene_.items, legend, left(), right(), y) + 5;
    for (const std::string* text : {&caption, &options_.source_line})
        if (!text->empty())
            y = add_paragraph(scene_.items, *text, {9.5}, palette::quiet, left(), right(), y) + 2;
    scene_.height = std::ceil(y + std::min(24.0, edge_));
    scale(scene_, factor_);
    return std::move(scene_);
}

namespace {

double place(double value, double least, double most, bool logarithmic) {
    if (logarithmic) {
        value = std::log10(value);
        least = std::log10(least);
        most = std::log10(most);
    }
    return most > least ? (value - least) / (most - least) : 0.5;
}

} // namespace

double Panel::x(double value) const {
    return left + (right - left) * place(value, x_least, x_most, log_x);
}

double Panel::y(double value) const {
    return bottom - (bottom - top) * place(value, y_least, y_most, log_y);
}

std::vector<double> log_ticks(double least, double most) {
    std::vector<double> ticks;
    const auto gather = [&](std::initializer_list<int> factors) {
        ticks.clear();
        for (int power = -12; power <= 12; ++power)
            for (const int factor : factors) {
                double tick = factor; // exact, where a power function need not be
                for (int i = 0; i < std::abs(power); ++i) tick = power > 0 ? tick * 10 : tick / 10;
                if (tick >= least * (1 - 1e-9) && tick <= most * (1 + 1e-9)) ticks.push_back(tick);
            }
    };
    gather({1});
    if (ticks.size() < 3) gather({1, 2, 5});
    return ticks;
}

void add_y_axis(std::vector<Item>& items, const Panel& panel, const std::vector<double>& ticks,
                const std::function<std::string(double)>& text) {
    for (const double tick : ticks) {
        const double y = panel.y(tick);
        items.push_back(line({panel.left, y}, {panel.right, y}, palette::faint, 0.8));
        items.push_back(Label{.at = {panel.left - 6, y + 3.3},
                              .text = text(tick),
                              .font = tick_font,
                              .anchor = Anchor::end,
                              .color = palette::quiet});
    }
}

void add_x_axis(std::vector<Item>& items, const Panel& panel, const std::vector<double>& ticks,
                const std::function<std::string(double)>& text) {
    std::vector<double> at;
    std::vector<std::string> texts;
    for (const double tick : ticks) {
        at.push_back(panel.x(tick));
        texts.push_back(text(tick));
    }
    add_x_labels(items, panel, at, texts);
}

void add_x_labels(std::vector<Item>& items, const Panel& panel, const std::vector<double>& at,
                  const std::vector<std::string>& texts) {
    items.push_back(line({panel.left, panel.bottom}, {panel.right, panel.bottom}, palette::line));
    // Every second, third … where all of them would touch.
    std::size_t every = 1;
    const auto touch = [&] {
        double end = -1e18;
        for (std::size_t i = 0; i < at.size(); i += every) {
            const double half = measure(texts[i], tick_font).width / 2;
            if (at[i] - half < end + 6) return true;
            end = at[i] + half;
        }
        return false;
    };
    while (every < at.size() && touch()) ++every;
    for (std::size_t i = 0; i < at.size(); i += every) {
        items.push_back(line({at[i], panel.bottom}, {at[i], panel.bottom + 3}, palette::line));
        items.push_back(Label{.at = {at[i], panel.bottom + 14},
                              .text = texts[i],
                              .font = tick_font,
                              .anchor = Anchor::middle,
                              .color = palette::quiet});
    }
}

std::vector<double> apart(std::vector<double> wanted, double pitch, double top, double bottom) {
    for (std::size_t i = 0; i < wanted.size(); ++i)
        wanted[i] = std::max(i ? wanted[i - 1] + pitch : top, wanted[i]);
    for (std::size_t i = wanted.size(); i-- > 0;)
        wanted[i] = std::min(i + 1 < wanted.size() ? wanted[i + 1] - pitch : bottom, wanted[i]);
    return wanted;
}

} // namespace entente::figure
