#include <entente/core/base/errors.hpp>
#include <entente/io/picture/figures/label_layout.hpp>
#include <entente/io/picture/figures/panels_figure.hpp>
#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/text_measure.hpp>
#include <entente/io/picture/theme.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace entente {
namespace {

using namespace shape;
using figure::Box;
using figure::Disc;
using State = NetworkPanel::State;

constexpr Font heading_font{11, Weight::bold}, count_font{9}, name_font{8.5},
    strong_font{8.5, Weight::bold};
constexpr double natural_width = 960, gap = 14, heading_height = 30, inner = 10;
constexpr double idle_radius = 1, least_radius = 2, most_radius = 7;

double count(std::size_t n) { return static_cast<double>(n); }
Vertex vertex(std::size_t i) { return Vertex{static_cast<std::uint32_t>(i)}; }

class Drawing {
public:
    Drawing(const Network& network, const View& view, const Positions& positions,
            const std::vector<NetworkPanel>& panels, const PanelsFigureOptions& options)
        : network_(network), view_(view), positions_(positions), panels_(panels), options_(options),
          words_(options.look.words), parts_(network, view),
          paint_(figure::paint(parts_,
                               {.by = options.color_by,
                                .partition = options.partition,
                                .scores = options.color_scores,
                                .score_name = options.color_name,
                                .country_name = options.country_name},
                               words_)),
          named_(parts_.order(), false) {}

    PanelsFigure draw() {
        const double factor = figure::print_scale(options_.look, natural_width, name_font.size);
        Scene scene;
        scene.width = (options_.look.width > 0 ? options_.look.width : natural_width) / factor;
        const double edge = std::min(36.0, scene.width / 25);
        const double left = edge, right = scene.width - edge;
        scene.title = options_.title.empty() ? network_.title() : options_.title;
        double y = figure::add_title(scene.items, scene.title,
                                     options_.subtitle.empty() ? parts_.summary(words_)
                                                               : options_.subtitle,
                                     left, right, std::min(28.0, edge)) +
                   16;
        std::size_t columns = options_.columns;
        if (columns == 0) {
            columns = 1;
            const auto most = static_cast<std::size_t>(std::max(1.0, (right - left) / 140));
            while (columns < most && columns * columns < panels_.size() &&
                   (columns == 1 || right - left > 210 * count(columns + 1)))
                ++columns;
        }
        columns = std::min(columns, panels_.size());
        width_ = (right - left - gap * count(columns - 1)) / count(columns);
        place();
        for (std::size_t p = 0; p < panels_.size(); ++p) {
            const double x = left + (width_ + gap) * count(p % columns);
            const double top = y + (height_ + heading_height + gap) * count(p / columns);
            draw_panel(scene.items, panels_[p], {x, top});
        }
        const std::size_t rows = (panels_.size() + columns - 1) / columns;
        y += (height_ + heading_height + gap) * count(rows) + 4;
        y = paint_.add(scene.items, left, right, y);
        y = figure::add_legend(scene.items, keys(), left, right, y) + 5;
        PanelsFigure made;
        std::vector<std::string> missing;
        for (std::size_t i = 0; i < parts_.order(); ++i)
            if (!named_[i]) {
                made.unlabeled.push_back(parts_.actor(i));
                missing.push_back(label_of(i));
            }
        scene.description = parts_.caption(words_) + " " + options_.caption;
        if (!made.unlabeled.empty())
            scene.description += " " + words_("no.room", {{"n", count(made.unlabeled.size())}});
        for (const std::string& text :
             {scene.description, figure::not_named(missing, words_), options_.source_line})
            if (!text.empty())
                y = figure::add_paragraph(scene.items, text, {9.5}, palette::quiet, left, right,
                                          y) +
                    2;
        scene.height = std::ceil(y + std::min(22.0, edge));
        scale(scene, factor);
        made.scene = std::move(scene);
        return made;
    }

private:
    /// Places of all actors within a panel, and the height of panels.
    void place() {
        Box box{1e18, 1e18, -1e18, -1e18};
        for (const auto& p : positions_.at)
            box = {std::min(box.left, p.x), std::min(box.top, p.y), std::max(box.right, p.x),
                   std::max(box.bottom, p.y)};
        const std::size_t n = parts_.order();
        at_.resize(n);
        if (n == 0) {
            height_ = 60;
            return;
        }
        const double wide = std::max(1e-9, box.right - box.left), high = box.bottom - box.top;
        const double room = width_ - 2 * inner;
        double height = std::clamp(room * high / wide, 0.55 * room, 1.15 * room);
        const double unit = std::min(room / wide, high > 0 ? height / high : 1e9);
        std::vector<Disc> discs(n);
        for (std::size_t i = 0; i < n; ++i) {
            const auto p = positions_.at[vertex(i)];
            discs[i].at = {(p.x - box.left) * unit, (p.y - box.top) * unit};
            discs[i].radius = n > 300 ? idle_radius : least_radius;
        }
        if (n <= 3000) figure::move_apart(discs, parts_.component, 60);
        Box now{1e18, 1e18, -1e18, -1e18};
        for (const Disc& d : discs)
            now = {std::min(now.left, d.at.x), std::min(now.top, d.at.y),
                   std::max(now.right, d.at.x), std::max(now.bottom, d.at.y)};
        const double again = std::min({1.0, room / std::max(1e-9, now.right - now.left),
                                       height / std::max(1e-9, now.bottom - now.top)});
        height_ = height + 2 * inner;
        const Point middle{(now.left + now.right) / 2, (now.top + now.bottom) / 2};
        for (std::size_t i = 0; i < n; ++i)
            at_[i] = {width_ / 2 + (discs[i].at.x - middle.x) * again,
                      height_ / 2 + (discs[i].at.y - middle.y) * again};
    }

    void draw_panel(std::vector<Item>& items, const NetworkPanel& panel, Point corner) {
        struct Between {
            std::size_t ties = 0;
            bool fresh = false, stated = false;
        };
        std::map<std::pair<std::size_t, std::size_t>, Between> pairs;
        std::vector<Tie> ties;
        for (const Edge e : view_.graph.edges()) {
            if (panel.state[e] == State::absent) continue;
            const auto ends = view_.graph.ends(e);
            ties.insert(ties.end(), view_.ties_of[e].begin(), view_.ties_of[e].end());
            if (ends.from == ends.to) continue;
            Between& between = pairs[std::minmax(index(ends.from), index(ends.to))];
            between.ties += view_.ties_of[e].size();
            between.fresh = between.fresh || panel.state[e] == State::fresh;
            for (const Tie t : view_.ties_of[e])
                between.stated = between.stated || network_[t].certainty == Certainty::stated;
        }
        std::sort(ties.begin(), ties.end());
        ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
        const std::size_t n = parts_.order();
        std::vector<std::size_t> degree(n, 0);
        std::vector<Point> away(n);
        for (const auto& [ends, _] : pairs) {
            const auto [u, v] = ends;
            ++degree[u];
            ++degree[v];
            const double dx = at_[u].x - at_[v].x, dy = at_[u].y - at_[v].y;
            const double length = std::max(1e-9, std::hypot(dx, dy));
            away[u] = {away[u].x + dx / length, away[u].y + dy / length};
            away[v] = {away[v].x - dx / length, away[v].y - dy / length};
        }
        const auto active = static_cast<std::size_t>(
            std::count_if(degree.begin(), degree.end(), [](std::size_t d) { return d > 0; }));
        Group group{.css_class = "panel"};
        group.items.push_back(Label{.at = {corner.x, corner.y + 11},
                                    .text = cut_line(panel.title, heading_font, width_),
                                    .font = heading_font,
                                    .color = palette::ink});
        const std::string counts = words_("actors", {{"n", count(active)}}) + ", " +
                                   words_("ties", {{"n", count(ties.size())}});
        group.items.push_back(Label{.at = {corner.x, corner.y + 23},
                                    .text = cut_line(counts, count_font, width_),
                                    .font = count_font,
                                    .color = palette::quiet});
        const Point origin{corner.x, corner.y + heading_height};
        group.items.push_back(Rect{origin, width_, height_, 3, {.stroke = palette::faint}});
        const auto shifted = [&](std::size_t i) {
            return Point{origin.x + at_[i].x, origin.y + at_[i].y};
        };
        Group lines{.css_class = "ties"}, discs{.css_class = "actors"}, names{.css_class = "names"};
        std::vector<std::pair<std::size_t, std::size_t>> drawn;
        for (const bool fresh : {false, true})
            for (const auto& [ends, between] : pairs) {
                if (between.fresh != fresh) continue;
                const std::string color = !fresh                ? palette::line
                                          : panel.color.empty() ? "#2F659F"
                                                                : panel.color;
                Path path = figure::line(shifted(ends.first), shifted(ends.second), color,
                                         (fresh ? 0.9 : 0.6) +
                                             0.35 * std::min(4.0, count(between.ties - 1)));
                if (!between.stated) path.style.dashes = {3, 2};
                lines.items.push_back(std::move(path));
                drawn.push_back(ends);
            }
        std::size_t most = 1;
        for (const std::size_t d : degree) most = std::max(most, d);
        std::vector<Disc> all(n);
        std::vector<std::size_t> order(n);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return degree[a] > degree[b]; });
        const double big = std::min(most_radius, width_ / 28);
        for (const std::size_t i : order) { // small ones on top
            Disc& disc = all[i];
            disc.at = shifted(i);
            disc.open = degree[i] == 0;
            disc.radius = degree[i] == 0
                              ? idle_radius
                              : least_radius + (big - least_radius) *
                                                   std::sqrt(count(degree[i]) / count(most)) * 0.9;
            const double length = std::hypot(away[i].x, away[i].y);
            if (length > 0.2) disc.outward = {away[i].x / length, away[i].y / length};
            disc.font = degree[i] > 4 ? strong_font : name_font;
            disc.priority = count(degree[i]);
            if (degree[i] < 2) disc.farthest = 14;
            const bool hollow = degree[i] > 0 && !network_[parts_.actor(i)].observed;
            Style style{.fill = degree[i] == 0 ? std::string{palette::faint} : paint_.color[i]};
            if (hollow)
                style = {.fill = "#FFFFFF",
                         .stroke = paint_.color[i],
                         .stroke_width = std::min(1.2, disc.radius / 2)};
            discs.items.push_back(
                Circle{disc.at, disc.radius - (hollow ? style.stroke_width / 2 : 0), style});
        }
        for (std::size_t k = 0; k < std::min(options_.most_names, order.size()); ++k)
            if (degree[order[k]] > 0) all[order[k]].name = label_of(order[k]);
        const auto placed =
            figure::place_names(all, drawn,
                                {.inside = Box{origin.x + 2, origin.y + 2, origin.x + width_ - 2,
                                               origin.y + height_ - 2},
                                 .wander = 0.4 * width_});
        Group leaders{.css_class = "leaders"};
        for (std::size_t i = 0; i < n; ++i) {
            if (!placed[i]) continue;
            named_[i] = true;
            if (placed[i]->off > 0) leaders.items.push_back(figure::leader(all[i], *placed[i]));
            double base = placed[i]->first_baseline.y;
            for (const std::string& line : placed[i]->lines) {
                const Label label{.at = {placed[i]->first_baseline.x, base},
                                  .text = line,
                                  .font = all[i].font,
                                  .anchor = placed[i]->anchor,
                                  .color = palette::ink};
                const Box box = figure::box_of(label);
                names.items.push_back(Rect{{box.left - 1, box.top},
                                           box.right - box.left + 2,
                                           box.bottom - box.top,
                                           2,
                                           {.fill = "#FFFFFF", .opacity = 0.8}});
                names.items.push_back(label);
                base += figure::line_height(all[i].font);
            }
        }
        any_earlier_ = any_earlier_ || std::any_of(pairs.begin(), pairs.end(),
                                                   [](const auto& p) { return !p.second.fresh; });
        any_fresh_ = any_fresh_ || std::any_of(pairs.begin(), pairs.end(),
                                               [](const auto& p) { return p.second.fresh; });
        any_idle_ = any_idle_ || active < n;
        any_dashed_ = any_dashed_ || std::any_of(pairs.begin(), pairs.end(),
                                                 [](const auto& p) { return !p.second.stated; });
        group.items.push_back(std::move(lines));
        group.items.push_back(std::move(leaders));
        group.items.push_back(std::move(discs));
        group.items.push_back(std::move(names));
        items.push_back(std::move(group));
    }

    /// The short name where there is one: panels are small.
    std::string label_of(std::size_t i) const {
        const std::string_view brief = network_[network_[parts_.actor(i)].short_label];
        return std::string{brief.empty() ? network_.label(parts_.actor(i)) : brief};
    }

    std::vector<figure::LegendEntry> keys() const {
        using Kind = figure::LegendEntry::Kind;
        std::vector<figure::LegendEntry> keys;
        if (parts_.observed)
            keys.push_back(
                {.kind = Kind::disc, .text = words_("observed"), .color = palette::node});
        if (parts_.observed < parts_.order())
            keys.push_back(
                {.kind = Kind::ring, .text = words_("unobserved"), .color = palette::node});
        if (any_earlier_) {
            if (any_fresh_)
                keys.push_back({.kind = Kind::line,
                                .text = words_("panel.new"),
                                .color = "#2F659F",
                                .size = 1.4});
            keys.push_back({.kind = Kind::line,
                            .text = words_("panel.earlier"),
                            .color = palette::line,
                            .size = 1});
        }
        if (any_dashed_)
            keys.push_back({.kind = Kind::line,
                            .text = words_("no.tie.stated"),
                            .color = palette::quiet,
                            .dashed = true,
                            .size = 1});
        if (any_idle_)
            keys.push_back({.kind = Kind::disc,
                            .text = words_("panel.idle"),
                            .color = palette::line,
                            .size = idle_radius + 0.5});
        return keys;
    }

    const Network& network_;
    const View& view_;
    const Positions& positions_;
    const std::vector<NetworkPanel>& panels_;
    const PanelsFigureOptions& options_;
    const Wording& words_;
    figure::NetworkParts parts_;
    figure::Paint paint_;
    std::vector<bool> named_;
    std::vector<Point> at_;
    double width_ = 0, height_ = 0;
    bool any_earlier_ = false, any_fresh_ = false, any_idle_ = false, any_dashed_ = false;
};

} // namespace

PanelsFigure panels_figure(const Network& network, const View& view, const Positions& positions,
                           const std::vector<NetworkPanel>& panels,
                           const PanelsFigureOptions& options) {
    if (positions.at.size() != view.graph.order())
        throw UsageError(fmt::format("{} positions for a view of {} actors", positions.at.size(),
                                     view.graph.order()));
    for (const auto& p : positions.at)
        if (!std::isfinite(p.x) || !std::isfinite(p.y))
            throw UsageError("a position is not a finite number");
    if (panels.empty()) throw UsageError("there is nothing to make panels of");
    for (const NetworkPanel& panel : panels)
        if (panel.state.size() != view.graph.size())
            throw UsageError(
                fmt::format("{} states for {} edges", panel.state.size(), view.graph.size()));
    return Drawing{network, view, positions, panels, options}.draw();
}

} // namespace entente
