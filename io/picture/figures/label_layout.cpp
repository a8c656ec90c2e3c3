#include <entente/io/picture/figures/box_grid.hpp>
#include <entente/io/picture/figures/label_layout.hpp>
#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/text_measure.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente::figure {
namespace {

using shape::Anchor;
using shape::Font;
using shape::Point;

constexpr double gap = 2.5;       // between a disc and its name
constexpr double breathing = 2.0; // between names, and between a name and a disc
constexpr double spacing = 4.5;   // around each disc with its name, where discs may move

/// A name broken into lines, with its size.
struct Form {
    std::vector<std::string> lines;
    double width = 0, height = 0;
};

Form worded(const Disc& disc, std::string_view name, double width) {
    Form w{.lines = break_lines(name, disc.font, width, 3)};
    for (const std::string& line : w.lines)
        w.width = std::max(w.width, measure(line, disc.font).width);
    w.height = line_height(disc.font) * static_cast<double>(w.lines.size() - 1) + disc.font.size;
    return w;
}

/// Few long lines, some, or more short ones; only those that differ.
std::vector<Form> wordings(const Disc& disc) {
    std::vector<Form> all;
    for (const double per_size : {12.0, 8.0, 22.0}) {
        Form w = worded(disc, disc.name, per_size * disc.font.size);
        const bool cut = w.lines.back().ends_with("…") && !disc.name.ends_with("…");
        const bool known =
            std::any_of(all.begin(), all.end(), [&](const Form& o) { return o.lines == w.lines; });
        if (!known && (!cut || all.empty())) {
            if (!all.empty() && all.front().lines.back().ends_with("…"))
                all.clear(); // now it fits whole
            all.push_back(std::move(w));
        }
    }
    return all;
}

/// The place in direction (dx, dy), each of -1, 0, 1, so far off.
PlacedName placed(const Disc& disc, const Form& w, int dx, int dy, double off = 0) {
    PlacedName name{.lines = w.lines, .off = off};
    const double reach = disc.radius + gap + off;
    const double diagonal = dx != 0 && dy != 0 ? 0.72 : 1;
    const double x = disc.at.x + dx * reach * diagonal;
    name.anchor = dx > 0 ? Anchor::start : dx < 0 ? Anchor::end : Anchor::middle;
    const double left = dx > 0 ? x : dx < 0 ? x - w.width : x - w.width / 2;
    double top = disc.at.y - w.height / 2;
    if (dy < 0) top = disc.at.y - reach * diagonal - w.height;
    if (dy > 0) top = disc.at.y + reach * diagonal;
    name.box = {left, top, left + w.width, top + w.height};
    name.first_baseline = {x, top + 0.78 * disc.font.size};
    return name;
}

std::pair<int, int> side_of(Point outward) {
    if (outward.x == 0 && outward.y == 0) return {0, 1};
    if (std::abs(outward.y) < 0.45 * std::abs(outward.x)) return {outward.x > 0 ? 1 : -1, 0};
    return {0, outward.y > 0 ? 1 : -1};
}

Box around(const Disc& disc) {
    return {disc.at.x - disc.radius, disc.at.y - disc.radius, disc.at.x + disc.radius,
            disc.at.y + disc.radius};
}

Box united(const Box& a, const Box& b) {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
            std::max(a.bottom, b.bottom)};
}

bool crosses(Point a, Point b, const Box& box) {
    double from = 0, to = 1;
    const auto clip = [&](double start, double delta, double low, double high) {
        if (delta == 0) return start > low && start < high;
        double in = (low - start) / delta, out = (high - start) / delta;
        if (in > out) std::swap(in, out);
        from = std::max(from, in);
        to = std::min(to, out);
        return from < to;
    };
    return clip(a.x, b.x - a.x, box.left, box.right) && clip(a.y, b.y - a.y, box.top, box.bottom);
}

std::vector<std::size_t> by_priority(const std::vector<Disc>& discs) {
    std::vector<std::size_t> order(discs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return discs[a].priority > discs[b].priority;
    });
    return order;
}

/// The room a disc asks for, name included.
Box wanted_room(const Disc& disc, double margin) {
    Box box = around(disc);
    if (!disc.name.empty()) {
        const auto [dx, dy] = side_of(disc.outward);
        box = united(box, placed(disc, wordings(disc).front(), dx, dy).box);
    }
    return {box.left - margin, box.top - margin, box.right + margin, box.bottom + margin};
}

/// Calls meet(a, b), a < b, once for each two boxes that overlap: by strips, each swept from left
/// to right.
template <class Meet>
void each_overlap(const std::vector<Box>& boxes, Meet meet) {
    if (boxes.empty()) return;
    double top = boxes[0].top, bottom = boxes[0].bottom, tall = 0;
    for (const Box& box : boxes) {
        top = std::min(top, box.top);
        bottom = std::max(bottom, box.bottom);
        tall += (box.bottom - box.top) / static_cast<double>(boxes.size());
    }
    const double strip = std::max({2 * tall, (bottom - top) / 2000, 1e-6});
    const auto strip_of = [&](double y) {
        return static_cast<std::size_t>(std::max(0.0, std::floor((y - top) / strip)));
    };
    std::vector<std::vector<std::size_t>> strips(strip_of(bottom) + 1);
    std::vector<std::size_t> order(boxes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair{boxes[a].left, a} < std::pair{boxes[b].left, b};
    });
    for (const std::size_t i : order)
        for (std::size_t s = strip_of(boxes[i].top); s <= strip_of(boxes[i].bottom); ++s)
            strips[s].push_back(i);
    for (std::size_t s = 0; s < strips.size(); ++s)
        for (std::size_t i = 0; i < strips[s].size(); ++i) {
            const Box& first = boxes[strips[s][i]];
            for (std::size_t j = i + 1; j < strips[s].size(); ++j) {
                const Box& second = boxes[strips[s][j]];
                if (second.left >= first.right) break;
                // Two tall boxes meet in several strips; the first of them counts.
                if (strip_of(std::max(first.top, second.top)) == s && first.overlaps(second))
                    meet(std::min(strips[s][i], strips[s][j]),
                         std::max(strips[s][i], strips[s][j]));
            }
        }
}

/// Pushes apart overlapping boxes of the pairs that `concerns`; what has the same `body` moves as
/// one, bodies that weigh more move less.
template <class Concerns>
void separate(std::vector<Disc>& discs, std::vector<Box>& boxes,
              const std::vector<std::size_t>& body, const std::vector<double>& weight, int rounds,
              Concerns concerns) {
    constexpr double longest_step = 12; // pushed from many sides at once, a disc must not jump
    for (int round = 0; round < rounds; ++round) {
        bool any = false;
        std::vector<Point> move(weight.size());
        each_overlap(boxes, [&](std::size_t a, std::size_t b) {
            if (!concerns(a, b)) return;
            any = true;
            const Box &p = boxes[a], &q = boxes[b];
            double dx = (q.left + q.right - p.left - p.right) / 2,
                   dy = (q.top + q.bottom - p.top - p.bottom) / 2;
            if (std::hypot(dx, dy) < 0.01) { // a direction of its own for each pair
                const double angle = 2.399963 * static_cast<double>(b);
                dx = std::cos(angle) * 0.01;
                dy = std::sin(angle) * 0.01;
            }
            const double width = (p.right - p.left + q.right - q.left) / 2;
            const double height = (p.bottom - p.top + q.bottom - q.top) / 2;
            // The least stretch of the line between them that frees one direction.
            const double stretch = std::min(std::abs(dx) > 1e-9 ? width / std::abs(dx) : 1e9,
                                            std::abs(dy) > 1e-9 ? height / std::abs(dy) : 1e9) -
                                   1;
            const double length = std::hypot(dx, dy);
            const double step = std::min(0.55 * stretch * length + 0.05, longest_step) / length;
            const double share = weight[body[b]] / (weight[body[a]] + weight[body[b]]);
            move[body[a]].x -= step * dx * share;
            move[body[a]].y -= step * dy * share;
            move[body[b]].x += step * dx * (1 - share);
            move[body[b]].y += step * dy * (1 - share);
        });
        if (!any) return;
        for (Point& by : move)
            if (const double length = std::hypot(by.x, by.y); length > longest_step) {
                by.x *= longest_step / length;
                by.y *= longest_step / length;
            }
        for (std::size_t i = 0; i < discs.size(); ++i) {
            const Point by = move[body[i]];
            discs[i].at.x += by.x;
            discs[i].at.y += by.y;
            boxes[i] = {boxes[i].left + by.x, boxes[i].top + by.y, boxes[i].right + by.x,
                        boxes[i].bottom + by.y};
        }
    }
}

} // namespace

bool touches(const Disc& disc, const Box& box, double margin) {
    const double x = std::clamp(disc.at.x, box.left, box.right),
                 y = std::clamp(disc.at.y, box.top, box.bottom);
    return std::hypot(disc.at.x - x, disc.at.y - y) < disc.radius + margin;
}

shape::Path leader(const Disc& disc, const PlacedName& name) {
    const Point end{std::clamp(disc.at.x, name.box.left, name.box.right),
                    std::clamp(disc.at.y, name.box.top, name.box.bottom)};
    shape::Path path{.start = disc.at};
    path.line_to(end);
    path.style = {.stroke = palette::quiet, .stroke_width = 0.5};
    return path;
}

void move_apart(std::vector<Disc>& discs, const std::vector<std::size_t>& component, int rounds) {
    std::vector<Box> boxes;
    for (const Disc& disc : discs) boxes.push_back(wanted_room(disc, spacing));
    std::vector<double> heavy;
    for (const Disc& disc : discs) heavy.push_back((1 + disc.radius) * (1 + disc.radius));
    std::vector<std::size_t> alone(discs.size());
    std::iota(alone.begin(), alone.end(), std::size_t{0});
    separate(discs, boxes, alone, heavy, rounds,
             [&](std::size_t a, std::size_t b) { return component[a] == component[b]; });

    const std::size_t count =
        component.empty() ? 0 : *std::max_element(component.begin(), component.end()) + 1;
    std::vector<double> size(count);
    for (std::size_t i = 0; i < discs.size(); ++i) size[component[i]] += heavy[i];
    separate(discs, boxes, component, size, 4 * rounds,
             [&](std::size_t a, std::size_t b) { return component[a] != component[b]; });
}

std::vector<std::optional<PlacedName>>
place_names(const std::vector<Disc>& discs,
            const std::vector<std::pair<std::size_t, std::size_t>>& lines, const NameRoom& room) {
    constexpr std::pair<int, int> sides[] = {{1, 0},  {-1, 0}, {0, -1},  {0, 1},
                                             {1, -1}, {1, 1},  {-1, -1}, {-1, 1}};
    std::vector<std::optional<PlacedName>> names(discs.size());
    if (discs.empty()) return names;
    Box whole = around(discs.front());
    for (const Disc& disc : discs) whole = united(whole, around(disc));
    constexpr double cell = 40;
    BoxGrid discs_near(whole, cell), wanted_near(whole, cell), taken_near(whole, cell),
        lines_near(whole, cell);
    std::vector<Box> wanted(discs.size()), taken = room.taken;
    for (std::size_t k = 0; k < taken.size(); ++k) taken_near.add(taken[k], k);
    for (std::size_t i = 0; i < discs.size(); ++i) {
        if (!discs[i].open) discs_near.add(around(discs[i]), i);
        if (discs[i].name.empty()) continue;
        wanted[i] = wanted_room(discs[i], breathing);
        wanted_near.add(wanted[i], i);
    }
    for (std::size_t l = 0; l < lines.size(); ++l)
        lines_near.add_line(discs[lines[l].first].at, discs[lines[l].second].at, l);
    const auto grown = [](const Box& box) {
        return Box{box.left - breathing, box.top - breathing, box.right + breathing,
                   box.bottom + breathing};
    };
    for (const std::size_t i : by_priority(discs)) {
        const Disc& disc = discs[i];
        if (disc.name.empty()) continue;
        const auto [want_x, want_y] = side_of(disc.outward);
        double least = 1e18;
        const auto try_at = [&](const Form& form, double base, int dx, int dy, double off) {
            const PlacedName name = placed(disc, form, dx, dy, off);
            double cost = base + (dx == want_x && dy == want_y ? 0 : 0.6);
            const double length =
                std::hypot(dx, dy) * std::max(1e-9, std::hypot(disc.outward.x, disc.outward.y));
            cost += 0.7 * (1 - (dx * disc.outward.x + dy * disc.outward.y) / length);
            if (cost >= least) return;
            if (room.inside &&
                (name.box.left < room.inside->left || name.box.right > room.inside->right ||
                 name.box.top < room.inside->top || name.box.bottom > room.inside->bottom))
                return;
            const Box reach = grown(name.box);
            const bool free = discs_near.near(reach, [&](std::size_t j) {
                return (j == i && off == 0) || !touches(discs[j], name.box, breathing);
            }) && taken_near.near(reach, [&](std::size_t k) {
                return !taken[k].overlaps(name.box, breathing);
            });
            if (!free) return;
            wanted_near.near(name.box, [&](std::size_t j) {
                if (j != i && !names[j] && wanted[j].overlaps(name.box)) cost += 3;
                return cost < least;
            });
            lines_near.near(name.box, [&](std::size_t l) {
                const auto [u, v] = lines[l];
                if (crosses(discs[u].at, discs[v].at, name.box))
                    cost += u == i || v == i ? 0.8 : 0.5;
                return cost < least;
            });
            if (cost < least) {
                least = cost;
                names[i] = name;
            }
        };
        const auto try_all = [&](const std::vector<Form>& forms, double off) {
            for (std::size_t f = 0; f < forms.size(); ++f)
                for (const auto& [dx, dy] : sides)
                    try_at(forms[f], 0.8 * static_cast<double>(f), dx, dy, off);
        };
        const auto forms = wordings(disc);
        try_all(forms, 0);
        std::vector<Form> brief;
        if (!names[i] && !disc.brief.empty()) {
            brief = {worded(disc, disc.brief, 22 * disc.font.size)};
            try_all(brief, 0);
        }
        const double farthest = std::min(room.wander, disc.farthest);
        for (double off = 5; off <= farthest && !names[i]; off *= 1.4) {
            try_all(forms, off);
            if (!names[i]) try_all(brief, off);
        }
        if (names[i]) {
            taken_near.add(names[i]->box, taken.size());
            taken.push_back(names[i]->box);
        }
    }
    return names;
}

} // namespace entente::figure
