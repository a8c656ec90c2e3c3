#include <entente/core/base/errors.hpp>
#include <entente/io/results/write_table.hpp>
#include <entente/io/text/escape.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<double>;
using Json = nlohmann::ordered_json;

std::size_t length(const ResultTable::Column& column) {
    return std::visit([](const auto& cells) { return cells.size(); }, column.cells);
}

bool looks_like_formula(std::string_view text) {
    return !text.empty() &&
           std::string_view{"=+-@\t\r\n"}.find(text.front()) != std::string_view::npos;
}

std::string csv_quoted(std::string_view text, char delimiter) {
    if (text.find_first_of("\"\r\n") == text.npos && text.find(delimiter) == text.npos)
        return std::string{text};
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string shortest(double value) { return std::isnan(value) ? "" : fmt::format("{}", value); }

std::string rounded(double value) {
    if (std::isnan(value)) return "";
    if (value == std::floor(value) && std::abs(value) < 1e15) return fmt::format("{:.0f}", value);
    if (value != 0 && (std::abs(value) < 1e-4 || std::abs(value) >= 1e9))
        return fmt::format("{:.4g}", value);
    return fmt::format("{:.4f}", value);
}

/// Columns that a terminal gives to a text: two for wide East Asian letters, none for marks.
std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        UChar32 c = lead;
        if (bytes > 1) {
            c = lead & (0xFF >> (bytes + 1));
            for (std::size_t k = 1; k < bytes && i + k < text.size(); ++k)
                c = (c << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3F);
        }
        i += bytes;
        const auto kind = u_charType(c);
        if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR)
            continue;
        const auto east = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        width += east == U_EA_WIDE || east == U_EA_FULLWIDTH ? 2 : 1;
    }
    return width;
}

/// A terminal must not be steered by what stands in a file.
std::string printable(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_high_control = byte >= 0x80 && byte < 0xA0 && out.ends_with('\xC2');
        if (is_high_control) out.pop_back();
        if (byte < 32 || byte == 127 || is_high_control)
            out += fmt::format("\\x{:02x}", byte);
        else
            out += c;
    }
    return visible_text(out); // controls that turn the direction of text
}

std::string delimited(const ResultTable& table, const TableStyle& style, std::size_t rows,
                      std::size_t& guarded) {
    const char delimiter = style.format == Format::tsv ? '\t' : ',';
    const auto text_cell = [&](std::string_view text) {
        if (!style.raw && looks_like_formula(text)) {
            ++guarded;
            return csv_quoted("'" + std::string{text}, delimiter);
        }
        return csv_quoted(text, delimiter);
    };
    std::string out;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (c) out += delimiter;
        out += text_cell(table.columns[c].name);
    }
    out += '\n';
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (c) out += delimiter;
            const auto& cells = table.columns[c].cells;
            if (const auto* texts = std::get_if<Texts>(&cells))
                out += text_cell((*texts)[r]);
            else
                out += shortest(std::get<Numbers>(cells)[r]);
        }
        out += '\n';
    }
    return out;
}

/// Bytes that are not UTF-8 are replaced; nlohmann would throw.
std::string text_of(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json row_object(const ResultTable& table, std::size_t r) {
    Json row = Json::object();
    for (const auto& column : table.columns) {
        if (const auto* texts = std::get_if<Texts>(&column.cells)) {
            row[column.name] = (*texts)[r];
        } else {
            const double value = std::get<Numbers>(column.cells)[r];
            if (std::isnan(value))
                row[column.name] = nullptr;
            else if (value == std::floor(value) && std::abs(value) < 9e15)
                row[column.name] = static_cast<std::int64_t>(value);
            else
                row[column.name] = value;
        }
    }
    return row;
}

std::string aligned(const ResultTable& table, const TableStyle& style, std::size_t rows,
                    std::size_t total) {
    std::vector<Texts> cells(table.columns.size());
    std::vector<std::size_t> width(table.columns.size());
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        width[c] = display_width(table.columns[c].name);
        for (std::size_t r = 0; r < rows; ++r) {
            const auto* texts = std::get_if<Texts>(&table.columns[c].cells);
            cells[c].push_back(texts ? printable((*texts)[r])
                                     : rounded(std::get<Numbers>(table.columns[c].cells)[r]));
            width[c] = std::max(width[c], display_width(cells[c].back()));
        }
    }
    const auto pad = [](const std::string& text, std::size_t to, bool right) {
        const std::size_t shown = display_width(text);
        const std::string space(to > shown ? to - shown : 0, ' ');
        return right ? space + text : text + space;
    };
    std::string out;
    const auto line = [&](auto cell_of) {
        std::string text;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (c) text += "  ";
            text +=
                pad(cell_of(c), width[c], std::holds_alternative<Numbers>(table.columns[c].cells));
        }
        while (!text.empty() && text.back() == ' ') text.pop_back();
        return text;
    };
    const std::string header = line([&](std::size_t c) { return table.columns[c].name; });
    out += style.color ? "\033[1m" + header + "\033[0m\n" : header + "\n";
    for (std::size_t r = 0; r < rows; ++r)
        out += line([&](std::size_t c) { return cells[c][r]; }) + "\n";
    if (rows < total) out += fmt::format("… {} more rows\n", total - rows);
    return out;
}

} // namespace

std::size_t row_count(const ResultTable& table) {
    return table.columns.empty() ? 0 : length(table.columns.front());
}

WrittenTable write_table(const ResultTable& table, const TableStyle& style) {
    const std::size_t total = row_count(table);
    for (const auto& column : table.columns)
        if (length(column) != total)
            throw UsageError(fmt::format("column '{}' has {} cells, the first {}", column.name,
                                         length(column), total));
    const std::size_t rows = style.rows ? std::min(style.rows, total) : total;
    WrittenTable written;
    switch (style.format) {
    case Format::table:
        written.text = aligned(table, style, rows, total);
        break;
    case Format::csv:
    case Format::tsv:
        written.text = delimited(table, style, rows, written.guarded);
        break;
    case Format::jsonl:
        for (std::size_t r = 0; r < rows; ++r) written.text += text_of(row_object(table, r), -1);
        break;
    case Format::json: {
        Json whole = {{"schema", style.schema}};
        for (const auto& [key, value] : style.metadata) whole[key] = value;
        Json list = Json::array();
        for (std::size_t r = 0; r < rows; ++r) list.push_back(row_object(table, r));
        whole["rows"] = std::move(list);
        written.text = text_of(whole, 2);
    }
    }
    return written;
}

} // namespace entente
