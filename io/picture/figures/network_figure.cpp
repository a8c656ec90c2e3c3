#include <entente/core/base/errors.hpp>
#include <entente/io/picture/figure_parts.hpp>
#include <entente/io/picture/figures/label_layout.hpp>
#include <entente/io/picture/figures/network_figure.hpp>
#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/text_measure.hpp>
#include <entente/io/picture/theme.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <optional>

namespace entente {
namespace {

using namespace shape;
using figure::Box;
using figure::Disc;
using figure::NetworkParts;
using figure::Pair;

constexpr double margin = 40, narrow_margin = 10;
constexpr double least_radius = 3.2, most_radius = 17;
constexpr double hull_room = 9;
constexpr double natural_width = 900, least_font = 8.5;

double count(std::size_t n) { return static_cast<double>(n); }

/// The counterclockwise outline of points, by Andrew's monotone chain.
std::vector<Point> convex_hull(std::vector<Point> points) {
    std::sort(points.begin(), points.end(), [](Point a, Point b) {
        return std::pair{a.x, a.y} < std::pair{b.x, b.y};
    });
    const auto turn = [](Point o, Point a, Point b) {
        return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
    };
    std::vector<Point> hull;
    const auto add = [&](Point p, std::size_t floor) {
        while (hull.size() >= floor + 2 && turn(hull[hull.size() - 2], hull.back(), p) <= 0)
            hull.pop_back();
        hull.push_back(p);
    };
    for (const Point p : points) add(p, 0);
    const std::size_t floor = hull.size() - 1;
    for (std::size_t i = points.size() - 1; i-- > 0;) add(points[i], floor);
    hull.pop_back();
    return hull;
}

class Drawing {
public:
    Drawing(const Network& network, const View& view, const Positions& positions,
            const NetworkFigureOptions& options)
        : network_(network), view_(view), positions_(positions), options_(options),
          words_(options.look.words), parts_(network, view),
          paint_(figure::paint(parts_,
                               {.by = options.color_by,
                                .partition = options.partition,
                                .scores = options.color_scores,
                                .score_name = options.color_name,
                                .country_name = options.country_name},
                               words_)) {}

    NetworkFigure draw() {
        if (options_.look.width > 0) {
            factor_ = figure::print_scale(options_.look, natural_width, least_font);
            page_ = options_.look.width / factor_;
            margin_ = std::min(margin, std::max(narrow_margin, page_ / 25));
        } else {
            factor_ = options_.look.type;
        }
        choose_sizes();
        arrange();
        return compose();
    }

private:
    std::size_t order() const { return parts_.order(); }
    ActorRecord record(std::size_t i) const { return network_[parts_.actor(i)]; }
    static Vertex vertex(std::size_t i) { return Vertex{static_cast<std::uint32_t>(i)}; }
    bool is_hub(std::size_t i) const { return !options_.hub.empty() && options_.hub[i]; }
    bool required(std::size_t i) const { return parts_.degree[i] >= 2 || is_hub(i); }

    double raw_size(std::size_t i) const {
        const double value =
            options_.scores ? options_.scores->value[vertex(i)] : count(parts_.degree[i]);
        return std::isfinite(value) ? std::max(0.0, value) : 0;
    }
    double radius_of(double size) const {
        const double radius = greatest_ > 0 ? least_radius + (most_radius - least_radius) *
                                                                 std::sqrt(size / greatest_)
                                            : least_radius + 1;
        return radius * shrink_;
    }

    void choose_sizes() {
        for (std::size_t i = 0; i < order(); ++i) greatest_ = std::max(greatest_, raw_size(i));
        // Discs of a large network, or of a small page, leave room between them.
        if (order() > 1000) shrink_ = std::sqrt(std::sqrt(1000 / count(order())));
        if (page_ > 0) {
            double area = 0;
            for (std::size_t i = 0; i < order(); ++i) {
                const double r = radius_of(raw_size(i)) + 2;
                area += 4 * r * r;
            }
            const double room = 0.16 * (page_ - 2 * margin_) * (page_ - 2 * margin_);
            if (area > room) shrink_ = std::max(0.2, shrink_ * std::sqrt(room / area));
        }
        discs_.resize(order());
        for (std::size_t i = 0; i < order(); ++i) {
            const double share = greatest_ > 0 ? raw_size(i) / greatest_ : 0;
            const std::size_t degree = parts_.degree[i];
            Disc& disc = discs_[i];
            disc.radius = radius_of(raw_size(i));
            if (is_hub(i)) disc.radius = std::max(disc.radius + 3, inscription_radius(i));
            disc.font = share > 0.3 || is_hub(i)      ? Font{12, Weight::bold}
                        : share > 0.08 || degree >= 4 ? Font{9.5, Weight::bold}
                        : degree >= 2                 ? Font{9}
                                                      : Font{least_font};
            if (page_ > 0 && disc.font.size > 9.5) disc.font.size = 9.5;
            // Those whose names must be there come first, then size, then the order of the network.
            disc.priority = (required(i) ? 2 : 0) + (is_hub(i) ? 4 : 0) + share +
                            1e-3 * std::min(100.0, count(degree));
            // What matters less may not draw a long line across the picture.
            disc.farthest = share > 0.3 || is_hub(i) ? 1e9 : required(i) ? 36 : 14;
        }
        std::vector<std::size_t> by_rank(order());
        for (std::size_t i = 0; i < order(); ++i) by_rank[i] = i;
        std::stable_sort(by_rank.begin(), by_rank.end(), [&](std::size_t a, std::size_t b) {
            return discs_[a].priority > discs_[b].priority;
        });
        for (std::size_t k = 0; k < std::min(options_.most_labels, by_rank.size()); ++k)
            name_disc(by_rank[k]);
    }

    void name_disc(std::size_t i) {
        discs_[i].name = network_.label(parts_.actor(i));
        if (page_ > 0) discs_[i].brief = network_[record(i).short_label];
    }

    const std::string& inscription(std::size_t i) const {
        static const std::string none;
        return i < options_.inscription.size() ? options_.inscription[i] : none;
    }
    static Font inscription_font() { return {least_font, Weight::bold}; }
    double inscription_radius(std::size_t i) const {
        return inscription(i).empty() ? 0
                                      : measure(inscription(i), inscription_font()).width / 2 + 4;
    }

    struct Trial {
        std::vector<Disc> discs;
        std::vector<std::optional<figure::PlacedName>> names;
        std::size_t missing = 0; ///< names without room, those that must be there a million each
    };

    /// Discs at a scale; `moved` as far as names, or at least discs, need.
    std::vector<Disc> spread(double unit) const {
        auto discs = discs_;
        for (std::size_t i = 0; i < order(); ++i) {
            const auto p = positions_.at[vertex(i)];
            discs[i].at = {p.x * unit, p.y * unit};
        }
        turn_outward(discs);
        return discs;
    }

    Trial named(std::vector<Disc> discs, const figure::NameRoom& room = {}) const {
        Trial trial{std::move(discs), {}, 0};
        std::vector<std::pair<std::size_t, std::size_t>> lines;
        for (const Pair& pair : parts_.pairs) lines.emplace_back(pair.u, pair.v);
        trial.names = figure::place_names(trial.discs, lines, room);
        for (std::size_t i = 0; i < order(); ++i)
            if (!trial.names[i] && !trial.discs[i].name.empty())
                trial.missing += required(i) ? 1000000 : 1;
        return trial;
    }

    int rounds() const {
        return static_cast<int>(
            std::clamp(150000 / count(std::max<std::size_t>(1, order())), 20.0, 400.0));
    }

    void arrange() {
        if (page_ > 0)
            arrange_on_page();
        else
            arrange_freely();
    }

    /// The scale grows until the names that must be there have room.
    void arrange_freely() {
        std::size_t fewest = order() + 1;
        // However long the ties, discs need their area.
        double longest = 0;
        for (const auto& p : positions_.at) longest = std::max({longest, p.x, p.y});
        const double least_side =
            std::min(0.6 * options_.longest_side, 20 * std::sqrt(count(order())));
        const double start =
            std::max(options_.unit, longest > 0 && order() > 1000 ? least_side / longest : 0.0);
        for (double unit = start;; unit *= 1.12) {
            auto discs = spread(unit);
            if (options_.move_apart) figure::move_apart(discs, parts_.component, rounds());
            Trial trial = named(std::move(discs));
            const Box box = bounds(trial);
            const bool fits =
                std::max(box.right - box.left, box.bottom - box.top) <= options_.longest_side;
            const bool done = trial.missing == 0 || !fits;
            if (fewest > order() || (fits && trial.missing < fewest)) {
                fewest = trial.missing;
                best_ = std::move(trial);
            }
            if (done) return;
        }
    }

    /// Discs fill the width; names stand where they have room.
    void arrange_on_page() {
        const double room = page_ - 2 * margin_;
        Box box{1e18, 1e18, -1e18, -1e18};
        for (const auto& p : positions_.at) {
            box = {std::min(box.left, p.x), std::min(box.top, p.y), std::max(box.right, p.x),
                   std::max(box.bottom, p.y)};
        }
        const double width = order() ? box.right - box.left : 0;
        const double height = order() ? box.bottom - box.top : 0;
        const double target = room - 2 * most_radius * shrink_;
        double unit =
            std::min(width > 0 ? target / width : 1e9, height > 0 ? 1.3 * target / height : 1e9);
        if (unit >= 1e9) unit = 1;
        const auto inside = [&](const Box& of) {
            return figure::NameRoom{.inside = Box{of.left + (of.right - of.left - room) / 2, -1e9,
                                                  of.left + (of.right - of.left + room) / 2, 1e9},
                                    .wander = 0.5 * room};
        };
        for (int round = 0; round < 12; ++round, unit *= 0.94) {
            auto discs = spread(unit);
            if (options_.move_apart) {
                auto bare = discs;
                for (Disc& disc : bare) disc.name.clear();
                figure::move_apart(bare, parts_.component, rounds());
                for (std::size_t i = 0; i < order(); ++i) discs[i].at = bare[i].at;
            }
            Trial trial{discs, std::vector<std::optional<figure::PlacedName>>(order()), 0};
            const Box of = bounds(trial);
            if (of.right - of.left > room && round < 11) continue;
            best_ = named(std::move(discs), inside(of));
            return;
        }
    }

    /// A name looks away from the middle of its neighbors.
    void turn_outward(std::vector<Disc>& discs) const {
        for (std::size_t i = 0; i < order(); ++i) {
            Point sum;
            for (const std::size_t j : parts_.neighbors[i]) {
                const double dx = discs[i].at.x - discs[j].at.x, dy = discs[i].at.y - discs[j].at.y;
                const double length = std::max(1e-9, std::hypot(dx, dy));
                sum.x += dx / length;
                sum.y += dy / length;
            }
            const double length = std::hypot(sum.x, sum.y);
            if (length > 0.2) discs[i].outward = {sum.x / length, sum.y / length};
        }
    }

    static Box bounds(const Trial& trial) {
        Box box{1e18, 1e18, -1e18, -1e18};
        const auto add = [&](const Box& b) {
            box = {std::min(box.left, b.left), std::min(box.top, b.top),
                   std::max(box.right, b.right), std::max(box.bottom, b.bottom)};
        };
        for (std::size_t i = 0; i < trial.discs.size(); ++i) {
            const Disc& d = trial.discs[i];
            add({d.at.x - d.radius, d.at.y - d.radius, d.at.x + d.radius, d.at.y + d.radius});
            if (trial.names[i]) add(trial.names[i]->box);
        }
        return trial.discs.empty() ? Box{} : box;
    }

    NetworkFigure compose() {
        NetworkFigure made;
        for (std::size_t i = 0; i < order(); ++i)
            if (!best_.names[i] && !network_.label(parts_.actor(i)).empty())
                made.unlabeled.push_back(parts_.actor(i));
        const Box box = bounds(best_);
        Scene& scene = made.scene;
        scene.width =
            page_ > 0 ? page_ : std::ceil(std::max(box.right - box.left + 2 * margin_, 600.0));
        const double left = margin_, right = scene.width - margin_;
        scene.title = options_.title.empty() ? network_.title() : options_.title;
        double y = figure::add_title(scene.items, scene.title,
                                     options_.subtitle.empty() ? parts_.summary(words_)
                                                               : options_.subtitle,
                                     left, right, page_ > 0 ? margin_ : 28) +
                   22;
        const Point shift{scene.width / 2 - (box.left + box.right) / 2, y - box.top};
        made.at = VertexMap<Point>(order());
        for (std::size_t i = 0; i < order(); ++i) {
            Disc& disc = best_.discs[i];
            disc.at.x += shift.x;
            disc.at.y += shift.y;
            made.at[vertex(i)] = {disc.at.x * factor_, disc.at.y * factor_};
        }
        add_hulls(scene.items);
        add_lines(scene.items);
        add_leaders(scene.items, shift);
        add_discs(scene.items);
        add_names(scene.items, shift);
        y = paint_.add(scene.items, left, right, y + (box.bottom - box.top) + 22);
        y = add_keys(scene.items, left, right, y) + 5;
        scene.description = caption(made.unlabeled.size());
        const double inset = std::max(0.0, (right - left - 900) / 2);
        const auto paragraph = [&](const std::string& text) {
            if (!text.empty())
                y = figure::add_paragraph(scene.items, text, {9.5}, palette::quiet, left + inset,
                                          right - inset, y) +
                    2;
        };
        paragraph(scene.description);
        paragraph(unnamed(made.unlabeled));
        paragraph(options_.source_line);
        scene.height = std::ceil(y + (page_ > 0 ? margin_ : 22));
        scale(scene, factor_);
        return made;
    }

    void add_hulls(std::vector<Item>& items) const {
        if (!options_.hulls || !options_.partition) return;
        std::map<std::uint32_t, std::vector<std::size_t>> members;
        for (std::size_t i = 0; i < order(); ++i)
            members[options_.partition->cluster[vertex(i)]].push_back(i);
        Group group{.css_class = "clusters"};
        for (const auto& [cluster, of] : members) {
            if (of.size() < 3) continue;
            std::vector<Point> points;
            for (const std::size_t i : of)
                for (int k = 0; k < 24; ++k) {
                    const double angle = k * 0.2617993878, r = best_.discs[i].radius + hull_room;
                    points.push_back({best_.discs[i].at.x + r * std::cos(angle),
                                      best_.discs[i].at.y + r * std::sin(angle)});
                }
            const auto hull = convex_hull(std::move(points));
            Path path{.start = hull.front(), .closed = true};
            for (std::size_t k = 1; k < hull.size(); ++k) path.line_to(hull[k]);
            path.style = {.fill = palette::categorical(cluster), .opacity = 0.1};
            group.items.push_back(std::move(path));
        }
        items.push_back(std::move(group));
    }

    std::string color_of(const Pair& pair) const {
        if (paint_.layer_color.empty()) return palette::line;
        const auto layer = static_cast<std::size_t>(std::countr_zero(pair.layers));
        return layer < paint_.layer_color.size() ? paint_.layer_color[layer] : palette::line;
    }

    void add_lines(std::vector<Item>& items) {
        Group group{.css_class = "ties"}, heads{.css_class = "heads"};
        const double thin = order() > 2000 ? 0.5 : 1;
        for (const Pair& pair : parts_.pairs) {
            const Disc &a = best_.discs[pair.u], &b = best_.discs[pair.v];
            Path path =
                figure::line(a.at, b.at, color_of(pair), thin * figure::line_width(pair.ties));
            if (!pair.stated) path.style.dashes = {4, 2.5};
            if (order() > 2000) path.style.opacity = 0.5;
            group.items.push_back(std::move(path));
            const double size = 5 + figure::line_width(pair.ties);
            const auto head = [&](const Disc& from, const Disc& to) {
                const double length = std::hypot(to.at.x - from.at.x, to.at.y - from.at.y);
                if (length < from.radius + to.radius + 2) return;
                const double share = (length - to.radius - 0.5) / length;
                heads.items.push_back(figure::arrow_head(
                    from.at,
                    {from.at.x + share * (to.at.x - from.at.x),
                     from.at.y + share * (to.at.y - from.at.y)},
                    size,
                    paint_.layer_color.empty() ? std::string{palette::node} : color_of(pair)));
            };
            if (pair.to_v) head(a, b);
            if (pair.to_u) head(b, a);
            directed_ += pair.to_u || pair.to_v;
        }
        items.push_back(std::move(group));
        if (!heads.items.empty()) items.push_back(std::move(heads));
    }

    void add_discs(std::vector<Item>& items) const {
        for (std::size_t i = 0; i < order(); ++i) {
            Group group{.id = "actor-" + std::string{network_.id(parts_.actor(i))},
                        .css_class = is_hub(i) ? "actor hub" : "actor"};
            group.tooltip = parts_.tooltip(i, words_);
            const Disc& disc = best_.discs[i];
            const double rim = std::min(1.5, 0.4 * disc.radius);
            const bool solid = record(i).observed || !inscription(i).empty();
            if (solid)
                group.items.push_back(Circle{disc.at, disc.radius, {.fill = paint_.color[i]}});
            else
                group.items.push_back(
                    Circle{disc.at,
                           disc.radius - rim / 2,
                           {.fill = "#FFFFFF", .stroke = paint_.color[i], .stroke_width = rim}});
            if (is_hub(i))
                group.items.push_back(
                    Circle{disc.at,
                           disc.radius - 2.2,
                           {.stroke = solid ? "#FFFFFF" : paint_.color[i], .stroke_width = 0.9}});
            if (!inscription(i).empty())
                group.items.push_back(
                    Label{.at = {disc.at.x, disc.at.y + 0.36 * least_font},
                          .text = inscription(i),
                          .font = inscription_font(),
                          .anchor = Anchor::middle,
                          .color = palette::is_dark(paint_.color[i]) ? "#FFFFFF" : palette::ink});
            items.push_back(std::move(group));
        }
    }

    /// Where names stand off their discs: before discs and names, which cover its ends.
    void add_leaders(std::vector<Item>& items, Point shift) const {
        Group group{.css_class = "leaders"};
        for (std::size_t i = 0; i < order(); ++i)
            if (best_.names[i] && best_.names[i]->off > 0) {
                figure::PlacedName name = *best_.names[i];
                name.box = {name.box.left + shift.x, name.box.top + shift.y,
                            name.box.right + shift.x, name.box.bottom + shift.y};
                group.items.push_back(figure::leader(best_.discs[i], name));
            }
        if (!group.items.empty()) items.push_back(std::move(group));
    }

    void add_names(std::vector<Item>& items, Point shift) const {
        Group group{.css_class = "names"};
        for (std::size_t i = 0; i < order(); ++i) {
            if (!best_.names[i]) continue;
            double y = best_.names[i]->first_baseline.y + shift.y;
            for (const std::string& line : best_.names[i]->lines) {
                const Label label{.at = {best_.names[i]->first_baseline.x + shift.x, y},
                                  .text = line,
                                  .font = best_.discs[i].font,
                                  .anchor = best_.names[i]->anchor,
                                  .color = palette::ink};
                // Ties fade under a name. A pane is a tenth of the ink and of the time of a rim
                // around each letter, and leaves the letters text in a PDF.
                const Box box = figure::box_of(label);
                group.items.push_back(Rect{{box.left - 1, box.top},
                                           box.right - box.left + 2,
                                           box.bottom - box.top,
                                           2,
                                           {.fill = "#FFFFFF", .opacity = 0.8}});
                group.items.push_back(label);
                y += figure::line_height(best_.discs[i].font);
            }
        }
        items.push_back(std::move(group));
    }

    std::string size_name() const {
        return options_.score_name.empty() ? words_("score") : options_.score_name;
    }

    double add_keys(std::vector<Item>& items, double left, double right, double y) const {
        using Kind = figure::LegendEntry::Kind;
        std::vector<figure::LegendEntry> keys;
        std::size_t most = 1, dashed = 0;
        for (const Pair& pair : parts_.pairs) {
            most = std::max(most, pair.ties);
            dashed += !pair.stated;
        }
        const auto with_count = [&](const char* phrase, std::size_t n) {
            return fmt::format("{} ({})", words_(phrase), words_.number(count(n)));
        };
        const std::size_t observed = parts_.observed;
        if (observed)
            keys.push_back({.kind = Kind::disc,
                            .text = with_count("observed", observed),
                            .color = palette::node});
        if (observed < order())
            keys.push_back({.kind = Kind::ring,
                            .text = with_count("unobserved", order() - observed),
                            .color = palette::node});
        if (greatest_ > 0) {
            const std::string number = words_.number(greatest_, greatest_ < 0.1 ? 5 : 2);
            keys.push_back({.kind = Kind::disc,
                            .text = options_.scores ? fmt::format("{} {}", number, size_name())
                                                    : words_("neighbors", {{"n", greatest_}}),
                            .color = palette::other,
                            .size = std::min(8.0, radius_of(greatest_))});
        }
        if (!parts_.pairs.empty())
            keys.push_back({.kind = Kind::line,
                            .text = words_("ties", {{"n", 1.0}}),
                            .color = palette::line,
                            .size = figure::line_width(1)});
        if (most > 1)
            keys.push_back({.kind = Kind::line,
                            .text = words_("ties", {{"n", count(most)}}),
                            .color = palette::line,
                            .size = figure::line_width(most)});
        if (dashed)
            keys.push_back({.kind = Kind::line,
                            .text = with_count("no.tie.stated", dashed),
                            .color = palette::quiet,
                            .dashed = true,
                            .size = 1});
        if (directed_)
            keys.push_back({.kind = Kind::arrow,
                            .text = with_count("directed", directed_),
                            .color = palette::node,
                            .size = 1});
        return figure::add_legend(items, keys, left, right, y);
    }

    std::string caption(std::size_t unlabeled) const {
        std::string text = parts_.caption(words_);
        if (order() == 0) return text;
        text += " " + (options_.scores ? words_("size.is", {{"measure", size_name()}})
                                       : words_("size.neighbors"));
        text += " " + words_("missing.unknown");
        if (parts_.self_ties) text += " " + words_("self.ties", {{"n", count(parts_.self_ties)}});
        if (!options_.hub_note.empty()) text += " " + options_.hub_note;
        if (!options_.method.empty()) text += " " + options_.method;
        if (unlabeled) text += " " + words_("no.room", {{"n", count(unlabeled)}});
        return text;
    }

    /// The names that are not in the picture, where they are few enough to be read.
    std::string unnamed(const std::vector<Actor>& actors) const {
        std::vector<std::string> names;
        for (const Actor a : actors) names.emplace_back(network_.label(a));
        return page_ == 0 ? std::string{} : figure::not_named(names, words_);
    }

    const Network& network_;
    const View& view_;
    const Positions& positions_;
    const NetworkFigureOptions& options_;
    const Wording& words_;
    NetworkParts parts_;
    figure::Paint paint_;
    std::vector<Disc> discs_;
    Trial best_;
    double greatest_ = 0, shrink_ = 1, factor_ = 1, page_ = 0, margin_ = margin;
    std::size_t directed_ = 0;
};

} // namespace

NetworkFigure network_figure(const Network& network, const View& view, const Positions& positions,
                             const NetworkFigureOptions& options) {
    const std::size_t n = view.graph.order();
    const auto require = [&](std::size_t size, const char* what) {
        if (size != n)
            throw UsageError(fmt::format("{} {} for a view of {} actors", size, what, n));
    };
    require(positions.at.size(), "positions");
    if (options.scores) require(options.scores->value.size(), "scores");
    if (options.color_scores) require(options.color_scores->value.size(), "scores");
    if (options.partition) require(options.partition->cluster.size(), "clusters");
    if (!options.hub.empty()) require(options.hub.size(), "marks of hubs");
    for (const auto& p : positions.at)
        if (!std::isfinite(p.x) || !std::isfinite(p.y))
            throw UsageError("a position is not a finite number");
    if (!(options.unit > 0)) throw UsageError("the unit of the positions must be positive");
    return Drawing{network, view, positions, options}.draw();
}

} // namespace entente
