#include <entente/core/base/errors.hpp>
#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/plots/alluvial_plot.hpp>
#include <entente/io/picture/plots/result_columns.hpp>
#include <entente/io/picture/text_measure.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace entente {
namespace {

using namespace shape;

struct Bar {
    std::string name;
    double key = std::nan(""); ///< of its color
    double in = 0, out = 0;
    double y = 0; ///< top
    double height() const { return std::max(in, out); }
};

struct Flow {
    std::size_t slice, from, to; ///< bars of slice and of the next
    double actors;
};

class Plot {
public:
    explicit Plot(const ResultTable& table) {
        const auto& from_slice = figure::texts(table, "from_slice");
        const auto& to_slice = figure::texts(table, "to_slice");
        const auto& from = figure::texts(table, "from_cluster");
        const auto& to = figure::texts(table, "to_cluster");
        const auto& actors = figure::numbers(table, "actors");
        const bool followed = figure::has_column(table, "from_timeline");
        for (std::size_t i = 0; i < actors.size(); ++i) {
            if (!(actors[i] >= 0) || !std::isfinite(actors[i]))
                throw UsageError("a flow of the table has no number of actors of at least 0");
            const std::size_t a = slice_of(from_slice[i]), b = slice_of(to_slice[i]);
            if (b != a + 1)
                throw UsageError("a flow of the table does not lead to the next slice",
                                 "rows by slice, in order of time");
            if (from[i].empty() || to[i].empty() || actors[i] == 0) continue;
            const std::size_t u = bar_of(a, from[i]), v = bar_of(b, to[i]);
            if (followed) {
                slices_[a][u].key = figure::numbers(table, "from_timeline")[i];
                slices_[b][v].key = figure::numbers(table, "to_timeline")[i];
            }
            slices_[a][u].out += actors[i];
            slices_[b][v].in += actors[i];
            flows_.push_back({a, u, v, actors[i]});
        }
    }

    bool empty() const { return flows_.empty(); }

    void draw(figure::PlotPage& page) {
        double most = 0, bars = 0;
        for (const auto& slice : slices_) {
            double sum = 0;
            for (const Bar& bar : slice) sum += bar.height();
            most = std::max(most, sum);
            bars = std::max(bars, static_cast<double>(slice.size()));
        }
        const double gap = 14, height = std::clamp(60 * bars, 180.0, 420.0);
        scale_ = std::max(20.0, height - gap * (bars - 1)) / most;
        top_ = page.y + 18;
        height_ = height;
        gap_ = gap;
        for (int round = 0; round < 6; ++round) order(round);
        color();
        const double width = 16;
        const double columns = static_cast<double>(slices_.size());
        const double pitch = (page.width() - width) / std::max(1.0, columns - 1);
        const auto x_of = [&](std::size_t s) {
            return page.left() + pitch * static_cast<double>(s);
        };

        Group streams{.css_class = "streams"}, blocks{.css_class = "clusters"},
            names{.css_class = "names"};
        std::vector<std::vector<double>> out(slices_.size()), in(slices_.size());
        for (std::size_t s = 0; s < slices_.size(); ++s)
            for (const Bar& bar : slices_[s]) {
                out[s].push_back(bar.y);
                in[s].push_back(bar.y);
            }
        std::vector<std::size_t> by_place(flows_.size());
        std::iota(by_place.begin(), by_place.end(), std::size_t{0});
        std::stable_sort(by_place.begin(), by_place.end(), [&](std::size_t a, std::size_t b) {
            const Flow &p = flows_[a], &q = flows_[b];
            return std::tuple{p.slice, slices_[p.slice][p.from].y, slices_[p.slice + 1][p.to].y} <
                   std::tuple{q.slice, slices_[q.slice][q.from].y, slices_[q.slice + 1][q.to].y};
        });
        for (const std::size_t i : by_place) {
            const Flow& f = flows_[i];
            const double thick = f.actors * scale_;
            const double a = out[f.slice][f.from], b = in[f.slice + 1][f.to];
            out[f.slice][f.from] += thick;
            in[f.slice + 1][f.to] += thick;
            const double left = x_of(f.slice) + width, right = x_of(f.slice + 1);
            const double half = (right - left) / 2;
            Path path{.start = {left, a}, .closed = true};
            path.curve_to({left + half, a}, {right - half, b}, {right, b});
            path.line_to({right, b + thick});
            path.curve_to({right - half, b + thick}, {left + half, a + thick}, {left, a + thick});
            path.style = {.fill = colors_[f.slice][f.from], .opacity = 0.38};
            streams.items.push_back(std::move(path));
        }
        // The last heading ends where its bars do, so it and the one before share a pitch.
        double widest = 0;
        for (const std::string& name : slice_names_)
            widest = std::max(widest, measure(name, figure::heading_font).width);
        const std::size_t step = 2 * widest + 8 > pitch + width ? 2 : 1;
        for (std::size_t s = 0; s < slices_.size(); ++s) {
            const bool last = s + 1 == slices_.size();
            if ((slices_.size() - 1 - s) % step == 0)
                names.items.push_back(Label{.at = {last ? x_of(s) + width : x_of(s), top_ - 10},
                                            .text = cut_line(slice_names_[s], figure::heading_font,
                                                             pitch * static_cast<double>(step) - 8),
                                            .font = figure::heading_font,
                                            .anchor = last ? Anchor::end : Anchor::start,
                                            .color = palette::ink});
            for (std::size_t k = 0; k < slices_[s].size(); ++k) {
                const Bar& bar = slices_[s][k];
                const double tall = bar.height() * scale_;
                blocks.items.push_back(
                    Rect{{x_of(s), bar.y}, width, tall, 0, {.fill = colors_[s][k]}});
                if (tall + gap_ < 12) continue; // no room for a line
                const double room = (last ? 0.45 : 0.5) * pitch - 12;
                const std::string number = page.words().number(bar.height());
                std::string text = page.name(bar.name) + " (" + number + ")";
                if (measure(text, figure::tick_font).width > room) text = number;
                names.items.push_back(
                    Label{.at = {last ? x_of(s) - 4 : x_of(s) + width + 4, bar.y + tall / 2 + 3.3},
                          .text = cut_line(text, figure::tick_font, room),
                          .font = figure::tick_font,
                          .anchor = last ? Anchor::end : Anchor::start,
                          .color = palette::ink});
            }
        }
        page.items().push_back(std::move(streams));
        page.items().push_back(std::move(blocks));
        page.items().push_back(std::move(names));
        page.y = top_ + height_ + 16;
    }

private:
    std::size_t slice_of(const std::string& name) {
        const auto [found, fresh] = slice_number_.try_emplace(name, slices_.size());
        if (fresh) {
            slices_.emplace_back();
            bar_number_.emplace_back();
            slice_names_.push_back(name);
        }
        return found->second;
    }

    std::size_t bar_of(std::size_t slice, const std::string& name) {
        const auto [found, fresh] = bar_number_[slice].try_emplace(name, slices_[slice].size());
        if (fresh) slices_[slice].push_back({.name = name});
        return found->second;
    }

    /// Bars one below another; those of a slice by the middle of where their actors come from, or,
    /// in every second round, go to.
    void order(int round) {
        for (std::size_t k = 0; k < slices_.size(); ++k) {
            const std::size_t s = round % 2 ? slices_.size() - 1 - k : k;
            std::vector<double> middle(slices_[s].size(), 0), weight(slices_[s].size(), 0);
            for (const Flow& f : flows_) {
                const bool from_here = f.slice == s, to_here = f.slice + 1 == s;
                if (round % 2 ? !from_here : !to_here) continue;
                const std::size_t here = from_here ? f.from : f.to;
                const Bar& there = from_here ? slices_[s + 1][f.to] : slices_[s - 1][f.from];
                middle[here] += f.actors * (there.y + there.height() * scale_ / 2);
                weight[here] += f.actors;
            }
            std::vector<std::size_t> at(slices_[s].size());
            std::iota(at.begin(), at.end(), std::size_t{0});
            if (round > 0 || s > 0)
                std::stable_sort(at.begin(), at.end(), [&](std::size_t a, std::size_t b) {
                    const auto key = [&](std::size_t i) {
                        return weight[i] > 0
                                   ? middle[i] / weight[i]
                                   : slices_[s][i].y + slices_[s][i].height() * scale_ / 2;
                    };
                    return key(a) < key(b);
                });
            double total = gap_ * static_cast<double>(at.empty() ? 0 : at.size() - 1);
            for (const Bar& bar : slices_[s]) total += bar.height() * scale_;
            double y = top_ + std::max(0.0, (height_ - total) / 2);
            for (const std::size_t i : at) {
                slices_[s][i].y = y;
                y += slices_[s][i].height() * scale_ + gap_;
            }
        }
    }

    /// Clusters that are one through time have one color; the largest get the clearest. Where
    /// nobody followed them, each bar takes that of the bar most of its actors come from.
    void color() {
        double next = -1;
        for (std::size_t s = 0; s < slices_.size(); ++s)
            for (std::size_t k = 0; k < slices_[s].size(); ++k) {
                Bar& bar = slices_[s][k];
                if (!std::isnan(bar.key)) continue;
                const Flow* largest = nullptr;
                for (const Flow& f : flows_)
                    if (f.slice + 1 == s && f.to == k && (!largest || f.actors > largest->actors))
                        largest = &f;
                // A bar gives its color to one heir only.
                bool heir = largest != nullptr;
                for (const Flow& f : flows_)
                    if (largest && f.slice == largest->slice && f.from == largest->from &&
                        (f.actors > largest->actors ||
                         (f.actors == largest->actors && f.to < largest->to)))
                        heir = false;
                bar.key = heir ? slices_[s - 1][largest->from].key : next--;
            }
        std::map<double, double> actors;
        for (const auto& slice : slices_)
            for (const Bar& bar : slice) actors[bar.key] += bar.height();
        std::vector<std::pair<double, double>> by_size;
        for (const auto& [key, sum] : actors) by_size.emplace_back(-sum, key);
        std::sort(by_size.begin(), by_size.end());
        std::map<double, std::string> color_of;
        for (std::size_t k = 0; k < by_size.size(); ++k)
            color_of[by_size[k].second] = palette::categorical(k);
        for (const auto& slice : slices_) {
            auto& colors = colors_.emplace_back();
            for (const Bar& bar : slice) colors.push_back(color_of[bar.key]);
        }
    }

    std::map<std::string, std::size_t> slice_number_;
    std::vector<std::map<std::string, std::size_t>> bar_number_;
    std::vector<std::string> slice_names_;
    std::vector<std::vector<Bar>> slices_;
    std::vector<std::vector<std::string>> colors_;
    std::vector<Flow> flows_;
    double scale_ = 1, top_ = 0, height_ = 0, gap_ = 0;
};

} // namespace

Scene alluvial_plot(const ResultTable& table, const PlotOptions& options) {
    const Wording& words = options.look.words;
    Plot plot{table};
    figure::PlotPage page{options, words("alluvial.title")};
    if (plot.empty()) return page.finish({}, words("growth.nothing"));
    plot.draw(page);
    return page.finish({}, words("alluvial.caption"));
}

} // namespace entente
