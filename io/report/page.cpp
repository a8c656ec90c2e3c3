#include <entente/io/report/page.hpp>
#include <entente/io/text/escape.hpp>
#include <entente/io/text/file.hpp>

#include "assets.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>

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
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
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

/// Places in hundredths, as whole numbers.
long long hundredths(double coordinate) { return std::llround(coordinate * 100); }

/// A web address that may stand behind a link.
bool is_web_link(std::string_view url) { return is_safe_link(url) && !url.starts_with("mailto:"); }

std::size_t rows_of(const Table& table) {
    const auto& columns = table.cells.columns;
    return columns.empty() ? 0
                           : std::visit([](const auto& c) { return c.size(); }, columns[0].cells);
}

/// The data of the script. Values that are usual are left out at the end of a row. Of the first
/// `told` ties a table on the page tells dates, wording and source.
std::string data_of(const Explorer& explorer, std::size_t told) {
    using nlohmann::json;
    const auto words = [](const std::vector<Explorer::Word>& all) {
        json list = json::array();
        for (const auto& w : all) list.push_back({visible_text(w.label), w.color});
        return list;
    };
    const auto year = [](const std::optional<int>& y) { return y ? json(*y) : json(nullptr); };
    json actors = json::array(), ties = json::array(), countries = json::array(),
         notes = json::array();
    std::map<std::string, std::size_t> numbers;
    for (const auto& a : explorer.actors)
        if (numbers.emplace(a.country, numbers.size()).second)
            countries.push_back(visible_text(a.country));
    for (const auto& a : explorer.actors) {
        json row{visible_text(a.label), hundredths(a.x), hundredths(a.y),    a.kind,
                 numbers[a.country],    a.cluster,       a.observed ? 1 : 0, visible_text(a.id)};
        if (a.id.empty()) row.erase(7);
        actors.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < explorer.ties.size(); ++i) {
        const auto& t = explorer.ties[i];
        json row{t.from, t.to, t.type, t.layer, year(t.first_year)};
        const bool doubtful = !t.stated, late = t.last_year != t.first_year,
                   apart = i >= told && !(t.date.empty() && t.wording.empty() && t.source.empty());
        if (late || doubtful || apart) row.push_back(year(t.last_year));
        if (doubtful || apart) row.push_back(t.stated ? 1 : 0);
        if (apart)
            for (const auto& text : {t.date, t.wording, t.source})
                row.push_back(visible_text(text));
        ties.push_back(std::move(row));
    }
    for (const auto& n : explorer.notes)
        notes.push_back({visible_text(n.text), hundredths(n.x), hundredths(n.y)});
    const json data{{"schema", "entente.report/1"},      {"kinds", words(explorer.kinds)},
                    {"types", words(explorer.types)},    {"layers", words(explorer.layers)},
                    {"countries", std::move(countries)}, {"actors", std::move(actors)},
                    {"ties", std::move(ties)},           {"notes", std::move(notes)}};
    return harmless(data.dump(-1, ' ', false, json::error_handler_t::replace));
}

class Writer {
public:
    explicit Writer(const Page& page) : page_(page) {}

    std::string write() {
        for (const Section& s : page_.sections)
            for (const auto& block : s.blocks)
                if (const auto* table = std::get_if<Table>(&block); table && table->is_ties)
                    told_ = std::min(rows_of(*table), table->most_rows);
        head();
        for (const Section& s : page_.sections) section(s);
        out_ += fmt::format("</main>\n<footer><p>{}</p></footer>\n", xml_text(page_.footer));
        if (page_.explorer)
            out_ += fmt::format("<script type=\"application/json\" id=\"data\">{}</script>\n",
                                data_of(*page_.explorer, told_));
        out_ += fmt::format("<script>{}</script>\n</body>\n</html>\n", script());
        return std::move(out_);
    }

private:
    void head() {
        out_ = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n"
            "<meta name=\"referrer\" content=\"no-referrer\">\n"
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
        if (!page_.note.empty())
            out_ += fmt::format("<p class=\"note\">{}</p>\n", xml_text(page_.note));
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

    void write(const List& list) {
        out_ += fmt::format("<h3>{}</h3>\n<ul>\n", xml_text(list.heading));
        for (const auto& [text, link] : list.items) {
            out_ += "<li>" + xml_text(text);
            if (is_web_link(link))
                out_ += fmt::format(" <a href=\"{}\">{}</a>", xml_attribute(link), xml_text(link));
            out_ += "\n";
        }
        out_ += "</ul>\n";
    }

    void figure(const Figure& f, std::string_view css_class) {
        std::string_view svg = f.svg;
        if (svg.starts_with("<?xml")) svg.remove_prefix(svg.find('\n') + 1);
        out_ += "<figure";
        if (page_.picture_language != page_.language)
            out_ += fmt::format(" lang=\"{}\"", xml_attribute(page_.picture_language));
        out_ += css_class.empty() ? ">" : fmt::format(" class=\"{}\">", css_class);
        out_ += svg;
        if (!f.caption.empty())
            out_ += fmt::format("<figcaption>{}</figcaption>", xml_text(f.caption));
        out_ += "</figure>\n";
    }

    /// The class of a table says which columns are numbers, so that its cells need none.
    static std::string attributes_of(const Table& table) {
        std::string classes, places;
        const auto& columns = table.cells.columns;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (is_numeric(table, columns[c])) classes += fmt::format(" n{}", c + 1);
            for (const char* what : {"date", "wording", "source"})
                if (table.is_ties && columns[c].name == what)
                    places += fmt::format(" data-{}=\"{}\"", what, c);
        }
        return (table.is_ties ? " id=\"ties\"" : "") +
               (classes.empty() ? "" : fmt::format(" class=\"{}\"", classes.substr(1))) + places;
    }
    static bool is_numeric(const Table& table, const ResultTable::Column& column) {
        return std::holds_alternative<Numbers>(column.cells) ||
               std::find(table.numeric.begin(), table.numeric.end(), column.name) !=
                   table.numeric.end();
    }

    void write(const Table& table) {
        const auto& columns = table.cells.columns;
        const std::size_t rows = rows_of(table), shown = std::min(rows, table.most_rows);
        ++tables_;
        out_ += fmt::format("<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                            "aria-labelledby=\"caption-{0}\">\n<table{1}>\n<caption "
                            "id=\"caption-{0}\">{2}{3}</caption>\n<thead><tr>",
                            tables_, attributes_of(table), xml_text(table.caption),
                            shown < rows ? fmt::format(" (the first {} of {})", shown, rows)
                                         : std::string{});
        for (const auto& c : columns)
            out_ += fmt::format("<th scope=\"col\"{}>{}</th>",
                                c.name == table.sorted ? " aria-sort=\"descending\"" : "",
                                xml_text(heading_of(c.name)));
        out_ += "</tr></thead>\n<tbody>\n";
        for (std::size_t r = 0; r < shown; ++r) {
            out_ += "<tr>";
            for (const auto& c : columns) {
                const auto* numbers = std::get_if<Numbers>(&c.cells);
                const std::string text =
                    numbers ? number_text((*numbers)[r]) : xml_text(std::get<Texts>(c.cells)[r]);
                if (c.name == table.linked && r < table.links.size() && is_web_link(table.links[r]))
                    out_ += fmt::format("<td><a href=\"{}\">{}</a>", xml_attribute(table.links[r]),
                                        text);
                else
                    out_ += "<td>" + text;
            }
            out_ += "\n";
        }
        out_ += "</tbody>\n</table>\n</div>\n";
    }

    const Page& page_;
    std::string out_;
    std::size_t tables_ = 0, told_ = 0; ///< tables written; ties that a table tells of
};

} // namespace

std::string write_page(const Page& page) { return Writer{page}.write(); }

} // namespace entente::report
