#pragma once
/// A picture as plain values: shapes, texts and links with coordinates in points, y downward.
#include <string>
#include <variant>
#include <vector>

namespace entente {

namespace shape {

struct Point {
    double x = 0, y = 0;
    bool operator==(const Point&) const = default;
};

/// Colors are "#RRGGBB"; an empty one paints nothing.
struct Style {
    std::string fill{};
    std::string stroke{};
    double stroke_width = 1;
    double opacity = 1;
    std::vector<double> dashes{}; ///< lengths of dash and gap in turn; empty: a solid line
};

struct Circle {
    Point center;
    double radius = 0;
    Style style{};
};

struct Ellipse {
    Point center;
    double radius_x = 0, radius_y = 0;
    Style style{};
};

struct Rect {
    Point corner; ///< upper left
    double width = 0, height = 0;
    double radius = 0; ///< of its corners
    Style style{};
};

/// A polyline or a chain of cubic curves.
struct Path {
    struct Step {
        enum class Kind { line, cubic };
        Kind kind = Kind::line;
        Point to;
        Point control_1{}, control_2{}; ///< of a cubic
    };
    Point start;
    std::vector<Step> steps{};
    bool closed = false;
    Style style{};

    Path& line_to(Point to) {
        steps.push_back({Step::Kind::line, to});
        return *this;
    }
    Path& curve_to(Point control_1, Point control_2, Point to) {
        steps.push_back({Step::Kind::cubic, to, control_1, control_2});
        return *this;
    }
};

enum class Anchor { start, middle, end };
enum class Weight { normal = 400, bold = 700 };

struct Font {
    double size = 10;
    Weight weight = Weight::normal;
    bool operator==(const Font&) const = default;
};

/// One line of text.
struct Label {
    Point at; ///< on the baseline, at the anchor
    std::string text;
    Font font{};
    Anchor anchor = Anchor::start;
    std::string color = "#000000";
    bool upright = false; ///< reads from bottom to top, turned about `at`
};

struct Item;

/// Items that belong together: one actor, one layer of the picture.
struct Group {
    std::string id{}, css_class{};
    std::string link{};    ///< followed on a click; used only when it is a safe link
    std::string tooltip{}; ///< shown by viewers that point
    std::vector<Item> items{};
};

struct Item : std::variant<Circle, Ellipse, Rect, Path, Label, Group> {
    using variant::variant;
};

} // namespace shape

/// The fonts of every picture, best first.
inline constexpr const char* picture_fonts = "Lato, DejaVu Sans, Noto Sans, sans-serif";

struct Scene {
    double width = 0, height = 0; ///< points
    std::string title{}, description{};
    std::string background = "#FFFFFF"; ///< empty: transparent
    std::string id_prefix{};            ///< before every id, where several pictures share a page
    std::vector<shape::Item> items{};
};

} // namespace entente
