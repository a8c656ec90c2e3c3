#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/theme.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace entente {
namespace {

using namespace shape;

constexpr std::array<int, 3> night{18, 22, 28};

/// Deep colors of the palette whose turned shades would be too like others.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> at_night{{
    {"#9C367F", "#99637C"},
    {"#7A2E1D", "#B24F24"},
    {"#3D2A80", "#AC59FF"},
    {"#0F4A45", "#CCFFFF"},
}};

template <class Change>
void each(std::vector<Item>& items, const Change& change) {
    for (Item& item : items) {
        std::visit([&](auto& shape) { change(shape); }, static_cast<Item::variant&>(item));
        if (auto* group = std::get_if<Group>(&item)) each(group->items, change);
    }
}

struct Move {
    Point by;
    void shift(Point& p) const {
        p.x += by.x;
        p.y += by.y;
    }
    void operator()(Circle& c) const { shift(c.center); }
    void operator()(Ellipse& e) const { shift(e.center); }
    void operator()(Rect& r) const { shift(r.corner); }
    void operator()(Label& t) const { shift(t.at); }
    void operator()(Group&) const {}
    void operator()(Path& p) const {
        shift(p.start);
        for (Path::Step& s : p.steps)
            for (Point* point : {&s.to, &s.control_1, &s.control_2}) shift(*point);
    }
};

struct Enlarge {
    double by;
    void grow(Point& p) const {
        p.x *= by;
        p.y *= by;
    }
    void grow(Style& s) const {
        s.stroke_width *= by;
        for (double& dash : s.dashes) dash *= by;
    }
    void operator()(Circle& c) const {
        grow(c.center);
        c.radius *= by;
        grow(c.style);
    }
    void operator()(Ellipse& e) const {
        grow(e.center);
        e.radius_x *= by;
        e.radius_y *= by;
        grow(e.style);
    }
    void operator()(Rect& r) const {
        grow(r.corner);
        r.width *= by;
        r.height *= by;
        r.radius *= by;
        grow(r.style);
    }
    void operator()(Label& t) const {
        grow(t.at);
        t.font.size *= by;
    }
    void operator()(Group&) const {}
    void operator()(Path& p) const {
        grow(p.start);
        for (Path::Step& s : p.steps)
            for (Point* point : {&s.to, &s.control_1, &s.control_2}) grow(*point);
        grow(p.style);
    }
};

struct Recolor {
    Theme theme;
    void change(std::string& color) const {
        if (!color.empty()) color = themed(color, theme);
    }
    void operator()(Label& t) const { change(t.color); }
    void operator()(Group&) const {}
    template <class Shape>
    void operator()(Shape& s) const {
        change(s.style.fill);
        change(s.style.stroke);
    }
};

} // namespace

void move(std::vector<Item>& items, Point by) { each(items, Move{by}); }

void scale(Scene& scene, double factor) {
    scene.width *= factor;
    scene.height *= factor;
    each(scene.items, Enlarge{factor});
}

void recolor(Scene& scene, Theme theme) {
    if (theme != Theme::dark) return;
    if (!scene.background.empty()) scene.background = themed(scene.background, theme);
    each(scene.items, Recolor{theme});
}

std::string themed(std::string_view color, Theme theme) {
    const double light = palette::luminance(color); // refuses what is no color
    if (theme != Theme::dark) return std::string{color};
    for (const auto& [day, shade] : at_night)
        if (day == color) return std::string{shade};
    std::array<int, 3> rgb{};
    for (std::size_t i = 0; i < 3; ++i)
        std::from_chars(color.data() + 1 + 2 * i, color.data() + 3 + 2 * i, rgb[i], 16);
    const int most = std::max({rgb[0], rgb[1], rgb[2]}), least = std::min({rgb[0], rgb[1], rgb[2]});
    if (most - least >= 80 && light >= 0.15) return std::string{color};
    for (std::size_t i = 0; i < 3; ++i) {
        const int turned = rgb[i] + 255 - most - least; // hue and colorfulness stay
        rgb[i] = night[i] + ((255 - night[i]) * turned + 127) / 255;
    }
    return fmt::format("#{:02X}{:02X}{:02X}", rgb[0], rgb[1], rgb[2]);
}

} // namespace entente
