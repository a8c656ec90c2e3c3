#include <entente/io/picture/figure_parts.hpp>
#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/text_measure.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::figure {
namespace {

using namespace shape;

std::string grouped(std::string digits) {
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
    return digits;
}

constexpr Font legend_font{11};
constexpr double key_width = 18, key_gap = 5, entry_gap = 20, legend_row = 19;

void add_key(std::vector<Item>& items, const LegendEntry& entry, Point center) {
    const Style filled{.fill = entry.color};
    const Style outlined{.fill = "#FFFFFF", .stroke = entry.color, .stroke_width = 1.3};
    switch (entry.kind) {
    case LegendEntry::Kind::disc:
        items.push_back(Circle{center, entry.size, filled});
        break;
    case LegendEntry::Kind::ring:
        items.push_back(Circle{center, entry.size, outlined});
        break;
    case LegendEntry::Kind::box:
        items.push_back(Rect{{center.x - 6, center.y - 4.5}, 12, 9, 1, filled});
        break;
    case LegendEntry::Kind::outline:
        items.push_back(Rect{{center.x - 6, center.y - 4.5}, 12, 9, 1, outlined});
        break;
    case LegendEntry::Kind::arrow: {
        items.push_back(line({center.x - key_width / 2, center.y},
                             {center.x + key_width / 2 - 5, center.y}, entry.color, entry.size));
        Path head{.start = {center.x + key_width / 2, center.y}, .closed = true};
        head.line_to({center.x + key_width / 2 - 6, center.y - 2.7});
        head.line_to({center.x + key_width / 2 - 6, center.y + 2.7});
        head.style = {.fill = entry.color};
        items.push_back(std::move(head));
        break;
    }
    case LegendEntry::Kind::line: {
        Path path{.start = {center.x - key_width / 2, center.y}};
        path.line_to({center.x + key_width / 2, center.y});
        path.style = {.stroke = entry.color, .stroke_width = entry.size};
        if (entry.dashed) path.style.dashes = {4, 2.5};
        items.push_back(std::move(path));
        break;
    }
    }
}

double key_room(const LegendEntry& entry) {
    switch (entry.kind) {
    case LegendEntry::Kind::disc:
    case LegendEntry::Kind::ring:
        return 2 * entry.size;
    case LegendEntry::Kind::line:
    case LegendEntry::Kind::arrow:
        return key_width;
    default:
        return 12;
    }
}

void gather(const std::vector<Item>& items, std::vector<std::pair<const Label*, Box>>& out) {
    for (const Item& item : items) {
        if (const auto* text = std::get_if<Label>(&item)) out.emplace_back(text, box_of(*text));
        if (const auto* group = std::get_if<Group>(&item)) gather(group->items, out);
    }
}

} // namespace

std::string counted(std::size_t n, std::string_view singular, std::string_view plural) {
    const std::string number = grouped(std::to_string(n));
    if (n == 1) return fmt::format("{} {}", number, singular);
    return plural.empty() ? fmt::format("{} {}s", number, singular)
                          : fmt::format("{} {}", number, plural);
}

std::string year_label(const Date& date) {
    if (!date.is_known()) return {};
    const bool begins = date.earliest() != Date::open_begin, ends = date.latest() != Date::open_end;
    std::string text;
    if (begins && ends) {
        const int first = year_of(date.earliest()), last = year_of(date.latest());
        text = first == last ? std::to_string(first) : fmt::format("{}–{}", first, last);
    } else if (ends) {
        text = fmt::format("by {}", year_of(date.latest()));
    } else if (begins) {
        text = fmt::format("from {}", year_of(date.earliest()));
    }
    if (text.empty()) return text;
    if (date.is_approximate()) text = "~" + text;
    if (date.is_uncertain()) text += "?";
    return text;
}

std::string year_label(const Date& date, const Wording& words) {
    if (words.language() == Language::en || !date.is_known()) return year_label(date);
    const bool begins = date.earliest() != Date::open_begin, ends = date.latest() != Date::open_end;
    if (begins == ends) return year_label(date); // figures alone
    const std::string year = std::to_string(year_of(ends ? date.latest() : date.earliest()));
    std::string text = words(ends ? "date.by" : "date.from", {{"year", year}});
    if (date.is_approximate()) text = "~" + text;
    return date.is_uncertain() ? text + "?" : text;
}

std::string period_label(const std::vector<Date>& dates) {
    int first = 0, last = 0;
    bool any = false;
    const auto widen = [&](int year) {
        first = any ? std::min(first, year) : year;
        last = any ? std::max(last, year) : year;
        any = true;
    };
    for (const Date& date : dates) {
        if (date.earliest() != Date::open_begin) widen(year_of(date.earliest()));
        if (date.latest() != Date::open_end) widen(year_of(date.latest()));
    }
    if (!any) return {};
    return first == last ? std::to_string(first) : fmt::format("{}–{}", first, last);
}

std::string plain_number(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
    const auto point = text.find('.');
    std::string whole = text.substr(0, point),
                rest = point == text.npos ? "" : text.substr(point + 1);
    while (!rest.empty() && rest.back() == '0') rest.pop_back();
    const bool negative = value < 0 && (!rest.empty() || whole != "0");
    return (negative ? "−" : "") + grouped(whole) + (rest.empty() ? "" : "." + rest);
}

std::vector<double> round_ticks(double low, double high, std::size_t wanted) {
    if (!(high > low) || wanted == 0) return {low};
    const double rough = (high - low) / static_cast<double>(wanted);
    const double power = std::pow(10, std::floor(std::log10(rough)));
    double step = power;
    for (const double factor : {1.0, 2.0, 5.0, 10.0})
        if (step = factor * power; step >= rough * 0.999) break;
    std::vector<double> ticks;
    const auto first = std::ceil(low / step - 1e-9), last = std::floor(high / step + 1e-9);
    for (double k = first; k <= last; ++k) ticks.push_back(k * step);
    return ticks;
}

double print_scale(const Look& look, double natural, double least_font) {
    const double width = look.width > 0 ? look.width : natural;
    // A little more, for coordinates and sizes are written with two decimals.
    return std::clamp(width / natural, (least_type + 0.02) / least_font, 1.6) * look.type;
}

Path line(Point a, Point b, std::string color, double width) {
    Path path{.start = a};
    path.line_to(b);
    path.style = {.stroke = std::move(color), .stroke_width = width};
    return path;
}

double smallest_type(const Scene& scene) {
    double least = 0;
    for (const auto& [label, _] : texts_of(scene))
        least = least == 0 ? label->font.size : std::min(least, label->font.size);
    return least;
}

std::string not_named(const std::vector<std::string>& names, const Wording& words) {
    constexpr std::size_t most = 40;
    if (names.empty() || names.size() > most) return {};
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
    return words("not.named", {{"names", text}});
}

double add_scale(std::vector<Item>& items, std::string_view heading, std::string_view least,
                 std::string_view most, double left, double right, double top) {
    constexpr double width = 120, height = 9, gap = 7;
    constexpr int steps = 24;
    const double low = measure(least, legend_font).width, high = measure(most, legend_font).width;
    const std::string title =
        cut_line(heading, legend_font, std::max(30.0, right - left - width - low - high - 3 * gap));
    const double words = measure(title, legend_font).width;
    double x = (left + right - words - low - high - width - 4 * gap) / 2;
    const double base = top + legend_row / 2 + 3.9;
    const auto text = [&](std::string_view what, double room) {
        items.push_back(Label{.at = {x, base},
                              .text = std::string{what},
                              .font = legend_font,
                              .color = palette::ink});
        x += room + gap;
    };
    text(title, words + gap);
    text(least, low);
    for (int i = 0; i < steps; ++i)
        items.push_back(Rect{{x + width * i / steps, top + (legend_row - height) / 2},
                             width / steps + 0.3,
                             height,
                             0,
                             {.fill = palette::sequential((i + 0.5) / steps)}});
    x += width + gap;
    text(most, high);
    return top + legend_row;
}

Box box_of(const Label& text) {
    const double width = measure(text.text, text.font).width;
    const double left = text.anchor == Anchor::start ? text.at.x
                        : text.anchor == Anchor::end ? text.at.x - width
                                                     : text.at.x - width / 2;
    if (text.upright) { // turned by a quarter about its place
        const double bottom = text.at.y - (left - text.at.x);
        return {text.at.x - 0.78 * text.font.size, bottom - width,
                text.at.x + 0.22 * text.font.size, bottom};
    }
    return {left, text.at.y - 0.78 * text.font.size, left + width,
            text.at.y + 0.22 * text.font.size};
}

std::vector<std::pair<const Label*, Box>> texts_of(const Scene& scene) {
    std::vector<std::pair<const Label*, Box>> out;
    gather(scene.items, out);
    return out;
}

std::vector<Point> points_along(const Path& path, std::size_t per_curve) {
    std::vector<Point> points{path.start};
    Point from = path.start;
    for (const Path::Step& s : path.steps) {
        if (s.kind == Path::Step::Kind::line) {
            points.push_back(s.to);
        } else {
            for (std::size_t i = 1; i <= per_curve; ++i) {
                const double t = static_cast<double>(i) / static_cast<double>(per_curve), u = 1 - t;
                const double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
                points.push_back({a * from.x + b * s.control_1.x + c * s.control_2.x + d * s.to.x,
                                  a * from.y + b * s.control_1.y + c * s.control_2.y + d * s.to.y});
            }
        }
        from = s.to;
    }
    if (path.closed) points.push_back(path.start);
    return points;
}

double add_legend(std::vector<Item>& items, const std::vector<LegendEntry>& entries, double left,
                  double right, double top) {
    if (entries.empty()) return top;
    struct Placed {
        const LegendEntry* entry;
        std::string text;
        double width;
    };
    std::vector<std::vector<Placed>> rows(1);
    double used = 0;
    for (const LegendEntry& entry : entries) {
        const double room = key_room(entry) + key_gap;
        const std::string text = cut_line(entry.text, legend_font, right - left - room);
        const double width = room + measure(text, legend_font).width;
        if (!rows.back().empty() && used + entry_gap + width > right - left) {
            rows.emplace_back();
            used = 0;
        }
        used += (rows.back().empty() ? 0 : entry_gap) + width;
        rows.back().push_back({&entry, text, width});
    }
    double y = top;
    for (const auto& row : rows) {
        double total = entry_gap * static_cast<double>(row.size() - 1);
        for (const Placed& p : row) total += p.width;
        double x = (left + right - total) / 2;
        const double middle = y + legend_row / 2;
        for (const Placed& p : row) {
            const double room = key_room(*p.entry);
            add_key(items, *p.entry, {x + room / 2, middle});
            items.push_back(Label{.at = {x + room + key_gap, middle + 3.9},
                                  .text = p.text,
                                  .font = legend_font,
                                  .color = palette::ink});
            x += p.width + entry_gap;
        }
        y += legend_row;
    }
    return y;
}

double add_paragraph(std::vector<Item>& items, std::string_view text, const Font& font,
                     std::string_view color, double left, double right, double top) {
    if (text.empty()) return top;
    double y = top;
    for (const std::string& line : break_lines(text, font, right - left, 100)) {
        items.push_back(Label{.at = {(left + right) / 2, y + font.size},
                              .text = line,
                              .font = font,
                              .anchor = Anchor::middle,
                              .color = std::string{color}});
        y += 1.35 * font.size;
    }
    return y;
}

double add_title(std::vector<Item>& items, std::string_view title, std::string_view subtitle,
                 double left, double right, double top) {
    const double width = right - left; // in a narrow column, a title is no larger than it must be
    const Font large{std::clamp(width / 26, 13.0, 21.0), Weight::bold};
    double y = add_paragraph(items, title, large, palette::ink, left, right, top);
    if (!subtitle.empty())
        y = add_paragraph(items, subtitle, {std::clamp(width / 40, 10.0, 12.5)}, palette::quiet,
                          left, right, y + 2);
    return y;
}

} // namespace entente::figure
