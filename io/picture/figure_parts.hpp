#pragma once
/// What figures share: wording, titles, legends, captions and plain geometry.
#include <entente/core/model/date.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <entente/io/text/wording.hpp>

#include "scene.hpp"

namespace entente {

/// What a figure looks like, whatever it shows.
struct Look {
    Wording words{};
    double width = 0; ///< points; 0: as wide as the content takes
    double type = 1;  ///< size of letters, in those of paper
};

} // namespace entente

namespace entente::figure {

/// No letter of a finished figure is smaller.
inline constexpr double least_type = 6;

/// A figure is made on a page of its own points and scaled at the end. The factor for a figure that
/// is `natural` points wide by itself and whose smallest letters have `least_font` points: never so
/// small that these fall below `least_type`.
double print_scale(const Look& look, double natural, double least_font);

/// "1 tie", "1,234 ties"; the plural is the singular with "s" unless given.
std::string counted(std::size_t n, std::string_view singular, std::string_view plural = {});

/// The year of a date for a label: "2019", "2019?" (uncertain), "~2019" (approximate), "2018–2021"
/// (some time between), "by 2020", "from 2019"; empty when nothing is known.
std::string year_label(const Date& date);

/// "2002–2024" over the bounded ends of dates; empty when there are none.
std::string period_label(const std::vector<Date>& dates);

/// The same in the words of a language.
std::string year_label(const Date& date, const Wording& words);

/// "2", "2.5", "1,200": a number as axes and legends show it, with at most `decimals` decimals.
std::string plain_number(double value, int decimals = 2);

/// Steps of 1, 2 or 5 times a power of ten from `low` to `high`, about `wanted` of them.
std::vector<double> round_ticks(double low, double high, std::size_t wanted);

/// An axis-aligned box, for collisions.
struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    bool overlaps(const Box& other, double margin = 0) const {
        return left < other.right + margin && other.left < right + margin &&
               top < other.bottom + margin && other.top < bottom + margin;
    }
    bool contains(shape::Point p) const {
        return p.x > left && p.x < right && p.y > top && p.y < bottom;
    }
};

/// The box of a text: its advance width, and from ascender to descender of Latin letters, which is
/// less than the line's.
Box box_of(const shape::Label& text);

/// The boxes of all texts of a scene, groups included, in order of drawing.
std::vector<std::pair<const shape::Label*, Box>> texts_of(const Scene& scene);

/// Points along a path, curves in `per_curve` pieces.
std::vector<shape::Point> points_along(const shape::Path& path, std::size_t per_curve = 48);

/// A straight line.
shape::Path line(shape::Point a, shape::Point b, std::string color, double width = 1);

/// What a picture says of names that found no room, where they are few enough to be read; empty
/// otherwise.
std::string not_named(const std::vector<std::string>& names, const Wording& words);

/// Smallest letters of a scene, groups included; 0 without any.
double smallest_type(const Scene& scene);

/// One key of a legend: a small drawing, then words.
struct LegendEntry {
    enum class Kind { disc, ring, line, box, outline, arrow } kind = Kind::disc;
    std::string text;
    std::string color;
    bool dashed = false;
    double size = 4; ///< radius of a disc or ring, width of a line
};

/// Adds a bar of the sequential scale with its ends and a heading, centered; returns the y below
/// it.
double add_scale(std::vector<shape::Item>& items, std::string_view heading, std::string_view least,
                 std::string_view most, double left, double right, double top);

/// Adds the legend in centered rows between `left` and `right`; returns the y below it.
double add_legend(std::vector<shape::Item>& items, const std::vector<LegendEntry>& entries,
                  double left, double right, double top);

/// Adds a paragraph in centered lines; returns the y below it.
double add_paragraph(std::vector<shape::Item>& items, std::string_view text,
                     const shape::Font& font, std::string_view color, double left, double right,
                     double top);

/// Adds title and subtitle on top; returns the y below them.
double add_title(std::vector<shape::Item>& items, std::string_view title, std::string_view subtitle,
                 double left, double right, double top);

} // namespace entente::figure
