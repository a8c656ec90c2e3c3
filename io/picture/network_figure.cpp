#include <entente/core/base/errors.hpp>
#include <entente/io/picture/figure_parts.hpp>
#include <entente/io/picture/label_layout.hpp>
#include <entente/io/picture/network_figure.hpp>
#include <entente/io/picture/palette.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace entente {
namespace {

using namespace shape;
using figure::Box;
using figure::counted;
using figure::Disc;

constexpr double margin = 40;
constexpr double least_radius = 3.2, most_radius = 17;
constexpr double hull_room = 9;

/// Everything between two actors, in either direction.
struct Pair {
    std::size_t u = 0, v = 0;
    std::size_t ties = 0;
    bool stated = false;
};

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
        : network_(network), view_(view), positions_(positions), options_(options) {}

    NetworkFigure draw() {
        gather_pairs();
        choose_sizes();
        choose_colors();
        arrange();
        return compose();
    }

private:
    std::size_t order() const { return view_.graph.order(); }
    ActorRecord record(std::size_t i) const { return network_[view_.actor_of[vertex(i)]]; }
    static Vertex vertex(std::size_t i) { return Vertex{static_cast<std::uint32_t>(i)}; }

    void gather_pairs() {
        std::map<std::pair<std::size_t, std::size_t>, std::set<Tie>> between;
        std::set<Tie> all, self;
        for (const Edge e : view_.graph.edges()) {
            const auto ends = view_.graph.ends(e);
            const auto u = index(ends.from), v = index(ends.to);
            // A directed view holds an undirected tie twice; it is one tie.
            (u == v ? self : all).insert(view_.ties_of[e].begin(), view_.ties_of[e].end());
            if (u != v)
                between[std::minmax(u, v)].insert(view_.ties_of[e].begin(), view_.ties_of[e].end());
        }
        degree_.resize(order());
        neighbors_.resize(order());
        for (const auto& [ends, ties] : between) {
            const bool stated = std::any_of(ties.begin(), ties.end(), [&](Tie t) {
                return network_[t].certainty == Certainty::stated;
            });
            pairs_.push_back({ends.first, ends.second, ties.size(), stated});
            for (const auto& [a, b] : {ends, std::pair{ends.second, ends.first}}) {
                ++degree_[a];
                neighbors_[a].push_back(b);
            }
        }
        find_components();
        self_ties_ = self.size();
        ties_ = all.size() + self.size();
        std::vector<Date> dates;
        for (const auto* part : {&all, &self})
            for (const Tie t : *part) {
                const Date date = onset(network_[t]);
                dates.push_back(date);
                undated_ += !date.is_known();
                imprecise_ += date.is_known() && date.earliest() != date.latest();
                unsure_ += network_[t].certainty != Certainty::stated;
            }
        period_ = figure::period_label(dates);
    }

    void find_components() {
        constexpr std::size_t none = static_cast<std::size_t>(-1);
        component_.assign(order(), none);
        std::size_t count = 0;
        for (std::size_t i = 0; i < order(); ++i) {
            if (component_[i] != none) continue;
            std::vector<std::size_t> waiting{i};
            component_[i] = count;
            while (!waiting.empty()) {
                const std::size_t u = waiting.back();
                waiting.pop_back();
                for (const std::size_t v : neighbors_[u])
                    if (component_[v] == none) {
                        component_[v] = count;
                        waiting.push_back(v);
                    }
            }
            ++count;
        }
    }

    double raw_size(std::size_t i) const {
        const double value =
            options_.scores ? options_.scores->value[vertex(i)] : static_cast<double>(degree_[i]);
        return std::isfinite(value) ? std::max(0.0, value) : 0;
    }
    double radius_of(double size) const {
        return greatest_ > 0
                   ? least_radius + (most_radius - least_radius) * std::sqrt(size / greatest_)
                   : least_radius + 1;
    }

    void choose_sizes() {
        for (std::size_t i = 0; i < order(); ++i) greatest_ = std::max(greatest_, raw_size(i));
        discs_.resize(order());
        for (std::size_t i = 0; i < order(); ++i) {
            const double share = greatest_ > 0 ? raw_size(i) / greatest_ : 0;
            discs_[i].radius = radius_of(raw_size(i));
            discs_[i].font = share > 0.3                       ? Font{12, Weight::bold}
                             : share > 0.08 || degree_[i] >= 4 ? Font{9.5, Weight::bold}
                             : degree_[i] >= 2                 ? Font{9}
                                                               : Font{8.5};
            // Those whose names must be there come first, then size, then the order of the network.
            discs_[i].priority = (degree_[i] >= 2 ? 2 : 0) + share +
                                 1e-3 * std::min<double>(100, static_cast<double>(degree_[i]));
        }
        std::vector<std::size_t> by_rank(order());
        for (std::size_t i = 0; i < order(); ++i) by_rank[i] = i;
        std::stable_sort(by_rank.begin(), by_rank.end(), [&](std::size_t a, std::size_t b) {
            return discs_[a].priority > discs_[b].priority;
        });
        for (std::size_t k = 0; k < std::min(options_.most_labels, by_rank.size()); ++k)
            discs_[by_rank[k]].name = network_.label(view_.actor_of[vertex(by_rank[k])]);
    }

    std::string class_of(std::size_t i) const {
        switch (options_.color_by) {
        case ColorBy::country:
            return std::string{network_.country(view_.actor_of[vertex(i)])};
        case ColorBy::cluster:
            return fmt::format("{:010}", options_.partition->cluster[vertex(i)]);
        default:
            return network_.kind(view_.actor_of[vertex(i)]).id;
        }
    }
    std::string class_name(const std::string& of, std::size_t example) const {
        switch (options_.color_by) {
        case ColorBy::country:
            return options_.country_name ? options_.country_name(of) : of;
        case ColorBy::cluster:
            return fmt::format("Cluster {}", options_.partition->cluster[vertex(example)] + 1);
        default:
            return network_.kind(view_.actor_of[vertex(example)]).label;
        }
    }

    void choose_colors() {
        std::map<std::string, std::pair<std::size_t, std::size_t>> count; // actors, first of them
        for (std::size_t i = 0; i < order(); ++i) {
            auto& [actors, first] = count.try_emplace(class_of(i), 0, i).first->second;
            ++actors;
        }
        std::vector<std::string> by_count;
        for (const auto& [name, _] : count)
            if (!name.empty()) by_count.push_back(name);
        if (options_.color_by != ColorBy::cluster)
            std::stable_sort(by_count.begin(), by_count.end(),
                             [&](const std::string& a, const std::string& b) {
                                 return count[a].first > count[b].first;
                             });
        const std::size_t own = by_count.size() > 10 ? 9 : by_count.size();
        std::map<std::string, std::string> color;
        std::size_t others = 0;
        for (std::size_t k = 0; k < by_count.size(); ++k) {
            const auto [actors, first] = count[by_count[k]];
            color[by_count[k]] = k < own ? palette::categorical(k) : palette::other;
            if (k < own)
                legend_.push_back(
                    {.kind = figure::LegendEntry::Kind::disc,
                     .text = fmt::format("{} ({})", class_name(by_count[k], first), actors),
                     .color = color[by_count[k]]});
            else
                others += actors;
        }
        if (others)
            legend_.push_back({.kind = figure::LegendEntry::Kind::disc,
                               .text = fmt::format("{} others ({})", by_count.size() - own, others),
                               .color = palette::other});
        if (count.contains(""))
            legend_.push_back(
                {.kind = figure::LegendEntry::Kind::disc,
                 .text = fmt::format("{} not stated ({})",
                                     options_.color_by == ColorBy::country ? "Country" : "Kind",
                                     count[""].first),
                 .color = palette::other});
        for (std::size_t i = 0; i < order(); ++i) {
            const std::string of = class_of(i);
            color_.push_back(of.empty() ? palette::other : color[of]);
        }
    }

    /// The scale grows until the names that must be there have room.
    void arrange() {
        std::vector<std::pair<std::size_t, std::size_t>> lines;
        for (const Pair& pair : pairs_) lines.emplace_back(pair.u, pair.v);
        std::size_t fewest = order() + 1;
        for (double unit = options_.unit;; unit *= 1.12) {
            auto discs = discs_;
            for (std::size_t i = 0; i < order(); ++i) {
                const auto p = positions_.at[vertex(i)];
                discs[i].at = {p.x * unit, p.y * unit};
            }
            turn_outward(discs);
            if (options_.move_apart) figure::move_apart(discs, component_);
            auto names = figure::place_names(discs, lines);
            std::size_t missing = 0;
            for (std::size_t i = 0; i < order(); ++i)
                if (!names[i] && !discs[i].name.empty()) missing += degree_[i] >= 2 ? 1000000 : 1;
            const Box box = bounds(discs, names);
            const bool fits =
                std::max(box.right - box.left, box.bottom - box.top) <= options_.longest_side;
            if (fewest > order() || (fits && missing < fewest)) {
                fewest = missing;
                best_discs_ = std::move(discs);
                names_ = std::move(names);
            }
            if (missing == 0 || !fits) return;
        }
    }

    /// A name looks away from the middle of its neighbors.
    void turn_outward(std::vector<Disc>& discs) const {
        for (std::size_t i = 0; i < order(); ++i) {
            Point sum;
            for (const std::size_t j : neighbors_[i]) {
                const double dx = discs[i].at.x - discs[j].at.x, dy = discs[i].at.y - discs[j].at.y;
                const double length = std::max(1e-9, std::hypot(dx, dy));
                sum.x += dx / length;
                sum.y += dy / length;
            }
            const double length = std::hypot(sum.x, sum.y);
            if (length > 0.2) discs[i].outward = {sum.x / length, sum.y / length};
        }
    }

    static Box bounds(const std::vector<Disc>& discs,
                      const std::vector<std::optional<figure::PlacedName>>& names) {
        Box box{1e18, 1e18, -1e18, -1e18};
        const auto add = [&](const Box& b) {
            box = {std::min(box.left, b.left), std::min(box.top, b.top),
                   std::max(box.right, b.right), std::max(box.bottom, b.bottom)};
        };
        for (const Disc& d : discs)
            add({d.at.x - d.radius - hull_room, d.at.y - d.radius - hull_room,
                 d.at.x + d.radius + hull_room, d.at.y + d.radius + hull_room});
        for (const auto& name : names)
            if (name) add(name->box);
        return discs.empty() ? Box{} : box;
    }

    NetworkFigure compose() {
        NetworkFigure made;
        for (std::size_t i = 0; i < order(); ++i)
            if (!names_[i] && !network_.label(view_.actor_of[vertex(i)]).empty())
                made.unlabeled.push_back(view_.actor_of[vertex(i)]);
        const Box box = bounds(best_discs_, names_);
        Scene& scene = made.scene;
        scene.width = std::ceil(std::max(box.right - box.left + 2 * margin, 600.0));
        const double left = margin, right = scene.width - margin;
        scene.title = options_.title.empty() ? network_.title() : options_.title;
        double y = figure::add_title(scene.items, scene.title,
                                     options_.subtitle.empty() ? summary() : options_.subtitle,
                                     left, right, 28) +
                   22;
        const Point shift{scene.width / 2 - (box.left + box.right) / 2, y - box.top};
        for (Disc& disc : best_discs_) {
            disc.at.x += shift.x;
            disc.at.y += shift.y;
        }
        add_hulls(scene.items);
        add_lines(scene.items);
        add_discs(scene.items);
        add_names(scene.items, shift);
        y = add_keys(scene.items, left, right, y + (box.bottom - box.top) + 22) + 5;
        scene.description = caption(made.unlabeled.size());
        const double inset = std::max(0.0, (right - left - 900) / 2);
        y = figure::add_paragraph(scene.items, scene.description, {9.5}, palette::quiet,
                                  left + inset, right - inset, y);
        if (!options_.source_line.empty())
            y = figure::add_paragraph(scene.items, options_.source_line, {9.5}, palette::quiet,
                                      left + inset, right - inset, y + 2);
        scene.height = std::ceil(y + 24);
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
                    const double angle = k * 0.2617993878, r = best_discs_[i].radius + hull_room;
                    points.push_back({best_discs_[i].at.x + r * std::cos(angle),
                                      best_discs_[i].at.y + r * std::sin(angle)});
                }
            const auto hull = convex_hull(std::move(points));
            Path path{.start = hull.front(), .closed = true};
            for (std::size_t k = 1; k < hull.size(); ++k) path.line_to(hull[k]);
            path.style = {.fill = palette::categorical(cluster), .opacity = 0.1};
            group.items.push_back(std::move(path));
        }
        items.push_back(std::move(group));
    }

    static double width_of(std::size_t ties) {
        return std::min(5.0, 0.8 + 0.9 * static_cast<double>(ties - 1));
    }

    void add_lines(std::vector<Item>& items) const {
        Group group{.css_class = "ties"};
        for (const Pair& pair : pairs_) {
            Path path{.start = best_discs_[pair.u].at};
            path.line_to(best_discs_[pair.v].at);
            path.style = {.stroke = palette::line, .stroke_width = width_of(pair.ties)};
            if (!pair.stated) path.style.dashes = {4, 2.5};
            group.items.push_back(std::move(path));
        }
        items.push_back(std::move(group));
    }

    void add_discs(std::vector<Item>& items) const {
        for (std::size_t i = 0; i < order(); ++i) {
            const Actor actor = view_.actor_of[vertex(i)];
            Group group{.id = "actor-" + std::string{network_.id(actor)}, .css_class = "actor"};
            group.tooltip =
                fmt::format("{}\n{}, {}", network_.label(actor), network_.kind(actor).label,
                            counted(degree_[i], "neighbor"));
            const Disc& disc = best_discs_[i];
            if (record(i).observed)
                group.items.push_back(Circle{disc.at, disc.radius, {.fill = color_[i]}});
            else
                group.items.push_back(
                    Circle{disc.at,
                           disc.radius - 0.75,
                           {.fill = "#FFFFFF", .stroke = color_[i], .stroke_width = 1.5}});
            items.push_back(std::move(group));
        }
    }

    void add_names(std::vector<Item>& items, Point shift) const {
        Group group{.css_class = "names"};
        for (std::size_t i = 0; i < order(); ++i) {
            if (!names_[i]) continue;
            double y = names_[i]->first_baseline.y + shift.y;
            for (const std::string& line : names_[i]->lines) {
                const Label label{.at = {names_[i]->first_baseline.x + shift.x, y},
                                  .text = line,
                                  .font = best_discs_[i].font,
                                  .anchor = names_[i]->anchor,
                                  .color = palette::ink};
                // Ties fade under a name. A pane is a tenth of the ink and of the time of a rim
                // around each letter, and leaves the letters text in a PDF.
                const figure::Box box = figure::box_of(label);
                group.items.push_back(shape::Rect{{box.left - 1, box.top},
                                                  box.right - box.left + 2,
                                                  box.bottom - box.top,
                                                  2,
                                                  {.fill = "#FFFFFF", .opacity = 0.8}});
                group.items.push_back(label);
                y += figure::line_height(best_discs_[i].font);
            }
        }
        items.push_back(std::move(group));
    }

    double add_keys(std::vector<Item>& items, double left, double right, double y) const {
        using Kind = figure::LegendEntry::Kind;
        y = figure::add_legend(items, legend_, left, right, y);
        std::vector<figure::LegendEntry> keys;
        std::size_t observed = 0, most = 1, dashed = 0;
        for (std::size_t i = 0; i < order(); ++i) observed += record(i).observed;
        for (const Pair& pair : pairs_) {
            most = std::max(most, pair.ties);
            dashed += !pair.stated;
        }
        if (observed)
            keys.push_back({.kind = Kind::disc,
                            .text = fmt::format("Ties listed completely ({})", observed),
                            .color = palette::node});
        if (observed < order())
            keys.push_back({.kind = Kind::ring,
                            .text = fmt::format("Known from others only ({})", order() - observed),
                            .color = palette::node});
        if (greatest_ > 0) {
            const std::string what = !options_.scores              ? "neighbors"
                                     : options_.score_name.empty() ? "score"
                                                                   : options_.score_name;
            keys.push_back({.kind = Kind::disc,
                            .text = fmt::format("{} {}", figure::plain_number(greatest_), what),
                            .color = palette::other,
                            .size = std::min(8.0, radius_of(greatest_))});
        }
        if (!pairs_.empty())
            keys.push_back(
                {.kind = Kind::line, .text = "1 tie", .color = palette::line, .size = width_of(1)});
        if (most > 1)
            keys.push_back({.kind = Kind::line,
                            .text = counted(most, "tie"),
                            .color = palette::line,
                            .size = width_of(most)});
        if (dashed)
            keys.push_back({.kind = Kind::line,
                            .text = fmt::format("No tie stated outright ({})", dashed),
                            .color = palette::quiet,
                            .dashed = true,
                            .size = 1});
        return figure::add_legend(items, keys, left, right, y);
    }

    std::string summary() const {
        const std::string text =
            fmt::format("{}, {}", counted(order(), "actor"), counted(ties_, "tie"));
        return period_.empty() ? text : text + ", " + period_;
    }

    std::string caption(std::size_t unlabeled) const {
        if (order() == 0) return "The selection holds no actor.";
        std::string text = fmt::format("{} and {} between {}{}", counted(order(), "actor"),
                                       counted(ties_, "tie"), counted(pairs_.size(), "pair"),
                                       period_.empty() ? "" : ", begun " + period_);
        text += fmt::format(
            "; {} undated, {} with a date less precise than a day, {} not stated outright.",
            undated_, imprecise_, unsure_);
        if (options_.scores)
            text += fmt::format(" The area of a disc grows with its {}.",
                                options_.score_name.empty() ? "score" : options_.score_name);
        else
            text += " The area of a disc grows with the number of its neighbors.";
        text += " Between two hollow discs a missing tie is unknown, not absent.";
        if (self_ties_)
            text += fmt::format(" {} of an actor with itself {} not drawn.",
                                counted(self_ties_, "tie"), self_ties_ == 1 ? "is" : "are");
        if (unlabeled) text += fmt::format(" {} found no room.", counted(unlabeled, "name"));
        return text;
    }

    const Network& network_;
    const View& view_;
    const Positions& positions_;
    const NetworkFigureOptions& options_;
    std::vector<Pair> pairs_;
    std::vector<std::size_t> degree_, component_;
    std::vector<std::vector<std::size_t>> neighbors_;
    std::vector<Disc> discs_, best_discs_;
    std::vector<std::optional<figure::PlacedName>> names_;
    std::vector<std::string> color_;
    std::vector<figure::LegendEntry> legend_;
    std::size_t ties_ = 0, self_ties_ = 0, undated_ = 0, imprecise_ = 0, unsure_ = 0;
    double greatest_ = 0;
    std::string period_;
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
    if (options.partition) require(options.partition->cluster.size(), "clusters");
    if (options.color_by == ColorBy::cluster && !options.partition)
        throw UsageError("there are no clusters to color by");
    for (const auto& p : positions.at)
        if (!std::isfinite(p.x) || !std::isfinite(p.y))
            throw UsageError("a position is not a finite number");
    if (!(options.unit > 0)) throw UsageError("the unit of the positions must be positive");
    return Drawing{network, view, positions, options}.draw();
}

} // namespace entente
