#include <entente/io/report/page.hpp>
#include <entente/io/text/escape.hpp>
#include <entente/io/text/file.hpp>

#include "assets.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace entente::report {
namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<double>;

/// As people read numbers; empty for none.
std::string number_text(double value) {
    if (std::isnan(value)) return {};
    if (value == std::floor(value) && std::abs(value) < 1e15) return fmt::format("{:.0f}", value);
    return fmt::format("{:.4g}", value);
}

std::string heading_of(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

/// JSON in which nothing can end or begin an element.
std::string harmless(const std::string& json) {
    std::string out;
    out.reserve(json.size());
    for (const char c : json) {
        if (c == '<')
            out += "\\u003c";
        else if (c == '>')
            out += "\\u003e";
        else if (c == '&')
            out += "\\u0026";
        else
            out += c;
    }
    return out;
}

double rounded(double coordinate) { return std::round(coordinate * 100) / 100; }

std::string data_of(const Explorer& explorer) {
    using nlohmann::json;
    const auto words = [](const std::vector<Explorer::Word>& all) {
        json list = json::array();
        for (const auto& w : all) list.push_back({visible_text(w.label), w.color});
        return list;
    };
    json actors = json::array(), ties = json::array();
    for (const auto& a : explorer.actors)
        actors.push_back({visible_text(a.id), visible_text(a.label), a.kind,
                          visible_text(a.country), a.observed ? 1 : 0, a.cluster, a.size,
                          rounded(a.x), rounded(a.y)});
    for (const auto& t : explorer.ties)
        ties.push_back({t.from, t.to, t.type, t.layer,
                        t.first_year ? json(*t.first_year) : json(nullptr),
                        t.last_year ? json(*t.last_year) : json(nullptr), t.stated ? 1 : 0,
                        visible_text(t.date), visible_text(t.evidence)});
    const json data{{"schema", "entente.report/1"},
                    {"kinds", words(explorer.kinds)},
                    {"types", words(explorer.types)},
                    {"layers", words(explorer.layers)},
                    {"actors", actors},
                    {"ties", ties}};
    return harmless(data.dump(-1, ' ', false, json::error_handler_t::replace));
}

class Writer {
public:
    explicit Writer(const Page& page) : page_(page) {}

    std::string write() {
        head();
        for (const Section& s : page_.sections) section(s);
        out_ += fmt::format("</main>\n<footer><p>{}</p></footer>\n", xml_text(page_.footer));
        if (page_.explorer)
            out_ += fmt::format("<script type=\"application/json\" id=\"data\">{}</script>\n",
                                data_of(*page_.explorer));
        out_ += fmt::format("<script>{}</script>\n</body>\n</html>\n", script());
        return std::move(out_);
    }

private:
    void head() {
        out_ = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n"
            "<style>{}</style>\n</head>\n<body>\n",
            xml_attribute(page_.language), sha256_base64(style()), sha256_base64(script()),
            xml_text(page_.title), style());
        out_ += fmt::format("<a class=\"skip\" href=\"#content\">To the content</a>\n<header>\n"
                            "<h1>{}</h1>\n<p>{}</p>\n",
                            xml_text(page_.title), xml_text(page_.subtitle));
        out_ += "<ul class=\"tiles\">\n";
        for (const Tile& tile : page_.tiles)
            out_ +=
                fmt::format("<li><b>{}</b> {}</li>\n", xml_text(tile.value), xml_text(tile.label));
        out_ += "</ul>\n<nav aria-label=\"Sections\"><ul>\n";
        if (has_network()) out_ += "<li><a href=\"#network\">The network</a></li>\n";
        for (const Section& s : page_.sections)
            out_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", xml_attribute(s.id),
                                xml_text(s.heading));
        out_ += "</ul></nav>\n</header>\n<main id=\"content\">\n";
        if (has_network()) network();
    }

    bool has_network() const { return page_.explorer || !page_.overview.svg.empty(); }

    void network() {
        out_ += "<section id=\"network\" aria-labelledby=\"network-heading\">\n<h2 "
                "id=\"network-heading\">The network</h2>\n";
        // The script fills this in and hides the picture; without one the picture stands.
        if (page_.explorer) out_ += "<div id=\"explorer\" hidden></div>\n";
        if (page_.overview.svg.empty())
            out_ += "<p class=\"still\">The network is too large for a picture that stands still; "
                    "the tables below hold it.</p>\n";
        else
            figure(page_.overview, "still");
        out_ += "</section>\n";
    }

    void section(const Section& s) {
        const auto id = xml_attribute(s.id);
        out_ += fmt::format(
            "<section id=\"{}\" aria-labelledby=\"{}-heading\">\n<h2 id=\"{}-heading\">{}</h2>\n",
            id, id, id, xml_text(s.heading));
        for (const auto& block : s.blocks) std::visit([&](const auto& b) { write(b); }, block);
        out_ += "</section>\n";
    }

    void write(const Paragraph& p) { out_ += fmt::format("<p>{}</p>\n", xml_text(p.text)); }
    void write(const Figure& f) { figure(f, {}); }
    void write(const Definitions& d) {
        out_ += "<dl>\n";
        for (const auto& [term, says] : d.of)
            out_ += fmt::format("<dt>{}</dt><dd>{}</dd>\n", xml_text(term), xml_text(says));
        out_ += "</dl>\n";
    }

    void figure(const Figure& f, std::string_view css_class) {
        std::string_view svg = f.svg;
        if (svg.starts_with("<?xml")) svg.remove_prefix(svg.find('\n') + 1);
        out_ += css_class.empty() ? "<figure>" : fmt::format("<figure class=\"{}\">", css_class);
        out_ += svg;
        if (!f.caption.empty())
            out_ += fmt::format("<figcaption>{}</figcaption>", xml_text(f.caption));
        out_ += "</figure>\n";
    }

    void write(const Table& table) {
        const auto& columns = table.cells.columns;
        const std::size_t rows =
            columns.empty()
                ? 0
                : std::visit([](const auto& c) { return c.size(); }, columns.front().cells);
        const std::size_t shown = std::min(rows, table.most_rows);
        ++tables_;
        out_ += fmt::format("<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                            "aria-labelledby=\"caption-{0}\">\n<table>\n<caption "
                            "id=\"caption-{0}\">{1}{2}</caption>\n<thead><tr>",
                            tables_, xml_text(table.caption),
                            shown < rows ? fmt::format(" (the first {} of {})", shown, rows)
                                         : std::string{});
        for (const auto& c : columns)
            out_ += fmt::format("<th scope=\"col\"{}>{}</th>",
                                std::holds_alternative<Numbers>(c.cells) ? " class=\"n\"" : "",
                                xml_text(heading_of(c.name)));
        out_ += "</tr></thead>\n<tbody>\n";
        for (std::size_t r = 0; r < shown; ++r) {
            out_ += "<tr>";
            for (std::size_t c = 0; c < columns.size(); ++c) {
                const auto* numbers = std::get_if<Numbers>(&columns[c].cells);
                if (numbers)
                    out_ += fmt::format("<td class=\"n\">{}", number_text((*numbers)[r]));
                else
                    out_ += "<td>" + xml_text(std::get<Texts>(columns[c].cells)[r]);
            }
            out_ += "\n";
        }
        out_ += "</tbody>\n</table>\n</div>\n";
    }

    const Page& page_;
    std::string out_;
    std::size_t tables_ = 0;
};

} // namespace

std::string write_page(const Page& page) { return Writer{page}.write(); }

} // namespace entente::report
