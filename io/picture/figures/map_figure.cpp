#include <entente/io/picture/figures/label_layout.hpp>
#include <entente/io/picture/figures/map_figure.hpp>
#include <entente/io/picture/figures/network_parts.hpp>
#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/text_measure.hpp>
#include <entente/io/picture/theme.hpp>
#include <entente/io/text/wording.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace entente {
namespace {

using namespace shape;
using figure::Box;
using figure::Disc;

constexpr double natural_width = 900, least_font = 8.5;

double count(std::size_t n) { return static_cast<double>(n); }

/// Calls each(line) for every line of a built-in table but its header.
template <class Each>
void each_row(std::string_view table, Each each) {
    std::string_view text = built_in_table(table);
    for (bool header = true; !text.empty(); header = false) {
        const auto end = std::min(text.find('\n'), text.size());
        if (!header && end > 0) each(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

double number(std::string_view& text) {
    double value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value).ptr;
    text.remove_prefix(std::min(text.size(), static_cast<std::size_t>(end - text.data()) + 1));
    return value;
}

struct Place {
    double longitude, latitude;
};

const std::map<std::string, Place, std::less<>>& places() {
    static const auto all = [] {
        std::map<std::string, Place, std::less<>> out;
        each_row("places", [&](std::string_view row) {
            const std::string code{row.substr(0, 2)};
            row.remove_prefix(3);
            const double x = number(row), y = number(row);
            out[code] = {x, y};
        });
        return out;
    }();
    return all;
}

/// The part of a polygon within a box, side by side (Sutherland and Hodgman).
std::vector<Point> clipped(std::vector<Point> points, const Box& box) {
    for (int side = 0; side < 4 && !points.empty(); ++side) {
        const auto depth = [&](Point p) {
            return side == 0   ? p.x - box.left
                   : side == 1 ? box.right - p.x
                   : side == 2 ? p.y - box.top
                               : box.bottom - p.y;
        };
        std::vector<Point> kept;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const Point a = points[i], b = points[(i + 1) % points.size()];
            const double in = depth(a), out = depth(b);
            if (in >= 0) kept.push_back(a);
            if ((in >= 0) != (out >= 0)) {
                const double share = in / (in - out);
                kept.push_back({a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
            }
        }
        points = std::move(kept);
    }
    return points;
}

class Drawing {
public:
    Drawing(const Network& network, const View& view, const MapFigureOptions& options)
        : network_(network), options_(options), words_(options.look.words), parts_(network, view) {}

    MapFigure draw() {
        const double factor = figure::print_scale(options_.look, natural_width, least_font);
        MapFigure made;
        Scene& scene = made.scene;
        scene.width = (options_.look.width > 0 ? options_.look.width : natural_width) / factor;
        const double edge = std::min(30.0, scene.width / 25);
        const double left = edge, right = scene.width - edge;
        scene.title = options_.title.empty() ? network_.title() : options_.title;
        double y = figure::add_title(scene.items, scene.title,
                                     options_.subtitle.empty() ? parts_.summary(words_)
                                                               : options_.subtitle,
                                     left, right, std::min(28.0, edge)) +
                   14;
        gather();
        choose_frame(left, right, y);
        draw_land(scene.items);
        draw_discs(scene.items, made.unlabeled);
        y = frame_.bottom + 12;
        y = figure::add_legend(scene.items, keys(), left, right, y) + 5;
        scene.description = caption();
        std::vector<std::string> missing;
        for (const std::string& code : made.unlabeled) missing.push_back(name_of(code));
        for (const std::string& text :
             {scene.description, figure::not_named(missing, words_), options_.source_line})
            if (!text.empty())
                y = figure::add_paragraph(scene.items, text, {9.5}, palette::quiet, left, right,
                                          y) +
                    2;
        scene.height = std::ceil(y + std::min(22.0, edge));
        scale(scene, factor);
        return made;
    }

private:
    struct Country {
        std::string code;
        std::size_t actors = 0, ties = 0;
        Place place{};
    };
    struct Arc {
        std::size_t ties = 0;
        bool stated = false;
    };

    void gather() {
        std::vector<std::size_t> country_of(parts_.order(), none);
        std::map<std::string, std::size_t> number;
        for (std::size_t i = 0; i < parts_.order(); ++i) {
            const std::string code{network_.country(parts_.actor(i))};
            const auto found = places().find(code);
            if (found == places().end()) {
                ++unplaced_;
                continue;
            }
            const auto [at, fresh] = number.try_emplace(code, countries_.size());
            if (fresh) countries_.push_back({.code = code, .place = found->second});
            ++countries_[at->second].actors;
            country_of[i] = at->second;
        }
        for (const figure::Pair& pair : parts_.pairs) {
            const std::size_t a = country_of[pair.u], b = country_of[pair.v];
            if (a == none || b == none) {
                unplaced_ties_ += pair.ties;
            } else if (a == b) {
                within_ += pair.ties;
            } else {
                Arc& arc = arcs_[std::minmax(a, b)];
                arc.ties += pair.ties;
                arc.stated = arc.stated || pair.stated;
                countries_[a].ties += pair.ties;
                countries_[b].ties += pair.ties;
            }
        }
    }

    std::string name_of(const std::string& code) const {
        return options_.country_name ? options_.country_name(code) : code;
    }

    /// The part of the world, and the scale that makes it as wide as the page.
    void choose_frame(double left, double right, double top) {
        double west = 180, east = -180, south = 90, north = -90;
        for (const Country& c : countries_) {
            west = std::min(west, c.place.longitude);
            east = std::max(east, c.place.longitude);
            south = std::min(south, c.place.latitude);
            north = std::max(north, c.place.latitude);
        }
        if (countries_.empty()) west = south = -60, east = north = 60;
        const auto widen = [](double& low, double& high, double margin, double least, double floor,
                              double ceiling) {
            low -= margin;
            high += margin;
            if (const double more = (least - (high - low)) / 2; more > 0) {
                low -= more;
                high += more;
            }
            low = std::max(low, floor);
            high = std::min(high, ceiling);
        };
        widen(west, east, 9, 50, -170, 190);
        widen(south, north, 7, 28, -56, 80);
        double least_x = 1e18, most_x = -1e18, least_y = 1e18, most_y = -1e18;
        for (int i = 0; i <= 20; ++i)
            for (const double x : {west, west + (east - west) * i / 20, east})
                for (const double y : {south, south + (north - south) * i / 20, north}) {
                    const Point p = natural_earth(x, y);
                    least_x = std::min(least_x, p.x);
                    most_x = std::max(most_x, p.x);
                    least_y = std::min(least_y, p.y);
                    most_y = std::max(most_y, p.y);
                }
        unit_ = (right - left) / (most_x - least_x);
        // Neither a strip nor a tower.
        const double height =
            std::clamp((most_y - least_y) * unit_, 0.42 * (right - left), 0.8 * (right - left));
        const double middle = (least_y + most_y) / 2;
        frame_ = {left, top, right, top + height};
        origin_ = {left - least_x * unit_, top + height / 2 + middle * unit_};
    }

    Point project(double longitude, double latitude) const {
        const Point p = natural_earth(longitude, latitude);
        return {origin_.x + p.x * unit_, origin_.y - p.y * unit_};
    }

    void draw_land(std::vector<Item>& items) const {
        std::map<std::string, bool> present;
        for (const Country& c : countries_) present[c.code] = true;
        Group land{.css_class = "land"};
        land.items.push_back(Rect{{frame_.left, frame_.top},
                                  frame_.right - frame_.left,
                                  frame_.bottom - frame_.top,
                                  0,
                                  {.fill = "#F7F9FB"}});
        each_row("outlines", [&](std::string_view row) {
            const auto comma = row.find(',');
            const std::string code{row.substr(0, comma)};
            row.remove_prefix(comma + 1);
            std::vector<Point> points;
            while (!row.empty()) {
                const double x = number(row) / 10, y = number(row) / 10;
                points.push_back(project(x, y));
            }
            points = clipped(std::move(points), frame_);
            if (points.size() < 3) return;
            Path path{.start = points.front(), .closed = true};
            for (std::size_t i = 1; i < points.size(); ++i) path.line_to(points[i]);
            path.style = {.fill = present.contains(code) ? "#D3DDE8" : "#E9EDF1",
                          .stroke = "#FFFFFF",
                          .stroke_width = 0.6};
            land.items.push_back(std::move(path));
        });
        items.push_back(std::move(land));
    }

    double arc_width(std::size_t ties) const {
        const double size = std::clamp((frame_.right - frame_.left) / 700, 0.5, 1.0);
        return size * std::min(9.0, 0.7 + 0.55 * std::sqrt(count(ties)) + 0.08 * count(ties));
    }
    double radius(std::size_t actors) const {
        const double size = std::clamp((frame_.right - frame_.left) / 700, 0.5, 1.0);
        return size * (3 + 11 * std::sqrt(count(actors) / count(most_actors_)));
    }

    void draw_discs(std::vector<Item>& items, std::vector<std::string>& unlabeled) {
        for (const Country& c : countries_) most_actors_ = std::max(most_actors_, c.actors);
        std::vector<Disc> discs;
        for (const Country& c : countries_) {
            Disc disc;
            disc.at = project(c.place.longitude, c.place.latitude);
            disc.radius = radius(c.actors);
            disc.font = c.actors * 5 >= most_actors_ ? Font{9.5, Weight::bold} : Font{least_font};
            disc.priority = count(c.ties) + 0.001 * count(c.actors);
            discs.push_back(std::move(disc));
        }
        figure::move_apart(discs, std::vector<std::size_t>(discs.size(), 0), 200);
        for (std::size_t i = 0; i < discs.size(); ++i) { // moved, but still on the map
            Disc& d = discs[i];
            d.at.x = std::clamp(d.at.x, frame_.left + d.radius + 1, frame_.right - d.radius - 1);
            d.at.y = std::clamp(d.at.y, frame_.top + d.radius + 1, frame_.bottom - d.radius - 1);
            d.name = fmt::format("{} ({})", name_of(countries_[i].code),
                                 words_.number(count(countries_[i].actors)));
        }
        std::vector<std::pair<std::size_t, std::size_t>> lines;
        Group arcs{.css_class = "ties"};
        std::vector<std::pair<std::pair<std::size_t, std::size_t>, Arc>> by_ties(arcs_.begin(),
                                                                                 arcs_.end());
        std::stable_sort(by_ties.begin(), by_ties.end(), [](const auto& a, const auto& b) {
            return a.second.ties > b.second.ties;
        });
        for (const auto& [ends, arc] : by_ties) {
            lines.push_back(ends);
            Point a = discs[ends.first].at, b = discs[ends.second].at;
            if (a.x > b.x) std::swap(a, b);
            // Arcs bend upward, as great circles do in the north, within the frame.
            const double length = std::hypot(b.x - a.x, b.y - a.y);
            const double lift = 0.16 * length;
            const auto bent = [&](double share) {
                return Point{a.x + share * (b.x - a.x),
                             std::max(frame_.top + 2, a.y + share * (b.y - a.y) - lift)};
            };
            Path path{.start = a};
            path.curve_to(bent(0.3), bent(0.7), b);
            path.style = {.stroke = "#3B6FB6", .stroke_width = arc_width(arc.ties), .opacity = 0.5};
            if (!arc.stated) path.style.dashes = {4, 2.5};
            arcs.items.push_back(std::move(path));
        }
        items.push_back(std::move(arcs));
        Group circles{.css_class = "countries"};
        for (std::size_t i = 0; i < discs.size(); ++i) {
            Group group{.id = "country-" + countries_[i].code, .css_class = "country"};
            group.tooltip = fmt::format("{}\n{}", discs[i].name,
                                        words_("ties", {{"n", count(countries_[i].ties)}}));
            group.items.push_back(
                Circle{discs[i].at,
                       discs[i].radius,
                       {.fill = palette::ink, .stroke = "#FFFFFF", .stroke_width = 0.8}});
            circles.items.push_back(std::move(group));
        }
        items.push_back(std::move(circles));
        const auto placed = figure::place_names(
            discs, lines,
            {.inside = Box{frame_.left + 1, frame_.top + 1, frame_.right - 1, frame_.bottom - 1},
             .wander = 40});
        Group leaders{.css_class = "leaders"};
        for (std::size_t i = 0; i < discs.size(); ++i)
            if (placed[i] && placed[i]->off > 0)
                leaders.items.push_back(figure::leader(discs[i], *placed[i]));
        items.insert(items.end() - 1, std::move(leaders)); // below the discs
        Group names{.css_class = "names"};
        for (std::size_t i = 0; i < discs.size(); ++i) {
            if (!placed[i]) {
                unlabeled.push_back(countries_[i].code);
                ++unnamed_;
                continue;
            }
            double base = placed[i]->first_baseline.y;
            for (const std::string& text : placed[i]->lines) {
                const Label label{.at = {placed[i]->first_baseline.x, base},
                                  .text = text,
                                  .font = discs[i].font,
                                  .anchor = placed[i]->anchor,
                                  .color = palette::ink};
                const Box box = figure::box_of(label);
                names.items.push_back(Rect{{box.left - 1, box.top},
                                           box.right - box.left + 2,
                                           box.bottom - box.top,
                                           2,
                                           {.fill = "#FFFFFF", .opacity = 0.65}});
                names.items.push_back(label);
                base += figure::line_height(discs[i].font);
            }
        }
        items.push_back(std::move(names));
        std::sort(unlabeled.begin(), unlabeled.end());
    }

    std::vector<figure::LegendEntry> keys() const {
        using Kind = figure::LegendEntry::Kind;
        std::vector<figure::LegendEntry> keys;
        if (most_actors_ > 0)
            keys.push_back({.kind = Kind::disc,
                            .text = words_("actors", {{"n", count(most_actors_)}}),
                            .color = palette::ink,
                            .size = 8});
        std::size_t most = 0;
        bool dashed = false;
        for (const auto& [_, arc] : arcs_) {
            most = std::max(most, arc.ties);
            dashed = dashed || !arc.stated;
        }
        if (most > 0)
            keys.push_back({.kind = Kind::line,
                            .text = words_("ties", {{"n", 1.0}}),
                            .color = "#9DB7DA",
                            .size = arc_width(1)});
        if (most > 1)
            keys.push_back({.kind = Kind::line,
                            .text = words_("ties", {{"n", count(most)}}),
                            .color = "#9DB7DA",
                            .size = arc_width(most)});
        if (dashed)
            keys.push_back({.kind = Kind::line,
                            .text = words_("no.tie.stated"),
                            .color = palette::quiet,
                            .dashed = true,
                            .size = 1});
        return keys;
    }

    std::string caption() const {
        std::string text = parts_.caption(words_) + " " + words_("map.caption");
        if (within_) text += " " + words_("map.within", {{"n", count(within_)}});
        if (unplaced_)
            text += " " + words_("map.unplaced",
                                 {{"actors", count(unplaced_)}, {"ties", count(unplaced_ties_)}});
        if (unnamed_) text += " " + words_("no.room", {{"n", count(unnamed_)}});
        return text + " " + words_("map.outlines");
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    const Network& network_;
    const MapFigureOptions& options_;
    const Wording& words_;
    figure::NetworkParts parts_;
    std::vector<Country> countries_;
    std::map<std::pair<std::size_t, std::size_t>, Arc> arcs_;
    std::size_t unplaced_ = 0, unplaced_ties_ = 0, within_ = 0, unnamed_ = 0, most_actors_ = 0;
    Box frame_{};
    Point origin_{};
    double unit_ = 1;
};

} // namespace

Point natural_earth(double longitude, double latitude) {
    constexpr double radian = 0.017453292519943295;
    const double p = latitude * radian, p2 = p * p, p4 = p2 * p2;
    return {longitude * radian *
                (0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4))),
            p * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))};
}

MapFigure map_figure(const Network& network, const View& view, const MapFigureOptions& options) {
    return Drawing{network, view, options}.draw();
}

} // namespace entente
