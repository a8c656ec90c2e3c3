#include <entente/core/base/errors.hpp>
#include <entente/io/picture/svg.hpp>
#include <entente/io/text/escape.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace entente {
namespace {

using namespace shape;

class Writer {
public:
    explicit Writer(const Scene& scene) : scene_(scene) {}

    std::string write() {
        if (!(scene_.width > 0 && scene_.height > 0))
            throw UsageError(fmt::format("a picture of {} × {} points cannot be drawn",
                                         scene_.width, scene_.height));
        const std::string width = number(scene_.width), height = number(scene_.height);
        add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<svg xmlns=\"http://www.w3.org/2000/svg\" "
            "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
            "version=\"1.1\" width=\"{0}pt\" height=\"{1}pt\" viewBox=\"0 0 {0} {1}\" role=\"{3}\" "
            "font-family=\"{2}\" text-rendering=\"geometricPrecision\">\n",
            width, height, xml_attribute(picture_fonts),
            // An image hides what is in it from screen readers, links too.
            has_links(scene_.items) ? "group" : "img");
        add("<title>{}</title>\n<desc>{}</desc>\n", xml_text(scene_.title),
            xml_text(scene_.description));
        if (!scene_.background.empty())
            add("<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>\n", width, height,
                xml_attribute(scene_.background));
        for (const Item& item : scene_.items) add_item(item);
        out_ += "</svg>\n";
        return std::move(out_);
    }

private:
    template <class... T>
    void add(fmt::format_string<T...> format, T&&... values) {
        fmt::format_to(std::back_inserter(out_), format, std::forward<T>(values)...);
    }

    static bool has_links(const std::vector<Item>& items) {
        return std::any_of(items.begin(), items.end(), [](const Item& item) {
            const auto* group = std::get_if<Group>(&item);
            return group && (is_safe_link(group->link) || has_links(group->items));
        });
    }

    /// At most two decimals, none that say nothing, never "-0".
    static std::string number(double value) {
        if (!std::isfinite(value) || std::abs(value) > 1e9)
            throw UsageError("a coordinate of the picture is not a finite number");
        const long long hundredths = std::llround(value * 100);
        const long long size = std::llabs(hundredths);
        std::string text = fmt::format("{}{}", hundredths < 0 ? "-" : "", size / 100);
        if (size % 10)
            text += fmt::format(".{:02}", size % 100);
        else if (size % 100)
            text += fmt::format(".{}", size % 100 / 10);
        return text;
    }
    static std::string pair(Point p) { return number(p.x) + ' ' + number(p.y); }

    void add_style(const Style& style) {
        add(" fill=\"{}\"", style.fill.empty() ? "none" : xml_attribute(style.fill));
        if (!style.stroke.empty()) {
            add(" stroke=\"{}\"", xml_attribute(style.stroke));
            if (style.stroke_width != 1) add(" stroke-width=\"{}\"", number(style.stroke_width));
            if (!style.dashes.empty()) {
                out_ += " stroke-dasharray=\"";
                for (std::size_t i = 0; i < style.dashes.size(); ++i)
                    add("{}{}", i ? " " : "", number(style.dashes[i]));
                out_ += '"';
            }
        }
        // Opacity of the whole shape makes drawing libraries paint it on a sheet of its own, which
        // is slow; what has only a fill or only a stroke looks the same with that one's opacity.
        const char* of = style.stroke.empty() ? "fill-" : style.fill.empty() ? "stroke-" : "";
        if (style.opacity < 1) add(" {}opacity=\"{}\"", of, number(style.opacity));
        out_ += "/>\n";
    }

    void add_item(const Item& item) {
        std::visit([&](const auto& shape) { add_shape(shape); },
                   static_cast<const Item::variant&>(item));
    }
    void add_shape(const Circle& c) {
        add("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", number(c.center.x), number(c.center.y),
            number(c.radius));
        add_style(c.style);
    }
    void add_shape(const Ellipse& e) {
        add("<ellipse cx=\"{}\" cy=\"{}\" rx=\"{}\" ry=\"{}\"", number(e.center.x),
            number(e.center.y), number(e.radius_x), number(e.radius_y));
        add_style(e.style);
    }
    void add_shape(const Rect& r) {
        add("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", number(r.corner.x),
            number(r.corner.y), number(r.width), number(r.height));
        if (r.radius > 0) add(" rx=\"{}\"", number(r.radius));
        add_style(r.style);
    }
    void add_shape(const Path& p) {
        out_ += "<path d=\"M" + pair(p.start);
        for (const Path::Step& s : p.steps) {
            if (s.kind == Path::Step::Kind::cubic)
                out_ += "C" + pair(s.control_1) + ' ' + pair(s.control_2) + ' ' + pair(s.to);
            else
                out_ += "L" + pair(s.to);
        }
        out_ += p.closed ? "Z\"" : "\"";
        add_style(p.style);
    }
    void add_shape(const Label& t) {
        add_text_start(t);
        add(" fill=\"{}\">{}</text>\n", xml_attribute(t.color), xml_text(t.text));
    }
    void add_text_start(const Label& t) {
        add("<text x=\"{}\" y=\"{}\" font-size=\"{}\"", number(t.at.x), number(t.at.y),
            number(t.font.size));
        if (t.font.weight == Weight::bold) out_ += " font-weight=\"bold\"";
        if (t.anchor != Anchor::start)
            add(" text-anchor=\"{}\"", t.anchor == Anchor::middle ? "middle" : "end");
        if (t.upright) add(" transform=\"rotate(-90 {})\"", pair(t.at));
    }
    void add_shape(const Group& g) {
        const bool linked = is_safe_link(g.link);
        if (linked) add("<a xlink:href=\"{}\" target=\"_blank\">\n", xml_attribute(g.link));
        out_ += "<g";
        if (!g.id.empty()) add(" id=\"{}\"", xml_attribute(scene_.id_prefix + g.id));
        if (!g.css_class.empty()) add(" class=\"{}\"", xml_attribute(g.css_class));
        out_ += ">\n";
        if (!g.tooltip.empty()) add("<title>{}</title>\n", xml_text(g.tooltip));
        for (const Item& item : g.items) add_item(item);
        out_ += linked ? "</g>\n</a>\n" : "</g>\n";
    }

    const Scene& scene_;
    std::string out_;
};

} // namespace

std::string write_svg(const Scene& scene) { return Writer{scene}.write(); }

} // namespace entente
