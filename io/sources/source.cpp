#include <entente/io/text/archive.hpp>
#include <entente/io/text/delimited.hpp>
#include <entente/io/text/encoding.hpp>
#include <entente/io/text/unicode.hpp>

#include "html.hpp"
#include "package.hpp"
#include "source.hpp"
#include "value_tables.hpp"
#include "values.hpp"
#include "xlsx.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::array formats{"csv", "tsv", "xlsx", "html", "json", "jsonl", "js"};

std::string lowered(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

/// The last part of the name, without the ending of a compressed file.
std::string extension(const std::string& file) {
    std::string name = lowered(file);
    for (const std::string_view packed : {".gz", ".zst", ".xz", ".zip"})
        if (name.ends_with(packed)) name.resize(name.size() - packed.size());
    const auto dot = name.rfind('.');
    const auto slash = name.rfind('/');
    if (dot == name.npos || (slash != name.npos && dot < slash)) return {};
    return name.substr(dot + 1);
}

[[noreturn]] void refuse(const std::string& file, const char* message, const char* hint) {
    throw InputError(Diagnostic{Severity::error, {file}, message, {}, hint});
}

/// Kinds of files that hold lists often enough, and what to do with them.
void refuse_others(std::string_view bytes, const std::string& file) {
    constexpr const char* hint = "open it in a spreadsheet and save it as XLSX or CSV";
    if (bytes.starts_with("\xD0\xCF\x11\xE0"))
        refuse(file, "a workbook of the old XLS format, or one with a password", hint);
    if (bytes.starts_with("%PDF"))
        refuse(file, "a PDF document",
               "copy its table into a spreadsheet and save it as XLSX or CSV");
    if (bytes.starts_with("{\\rtf"))
        refuse(file, "a text document (RTF)",
               "copy its table into a spreadsheet and save it as XLSX or CSV");
    if (bytes.starts_with("SQLite format 3"))
        refuse(file, "a database of SQLite", "export the table as CSV");
    if (bytes.starts_with("PAR1")) refuse(file, "a Parquet file", "export the table as CSV");
    const std::string head = lowered(bytes.substr(0, 1024));
    if (head.find("urn:schemas-microsoft-com:office:spreadsheet") != head.npos &&
        head.find("<html") == head.npos)
        refuse(file, "a workbook of the old XML format", hint);
}

enum class Packed { workbook, open_document, document, other };

Packed kind_of_package(const Package& package) {
    if (!package.find("xl/workbook.xml").empty() || !package.find("xl/workbook.bin").empty())
        return Packed::workbook;
    if (!package.find("word/document.xml").empty() || !package.find("ppt/presentation.xml").empty())
        return Packed::document;
    if (!package.find("content.xml").empty() && !package.find("mimetype").empty())
        return Packed::open_document;
    // A workbook may call its parts by any name.
    if (!package.find("[Content_Types].xml").empty()) return Packed::workbook;
    return Packed::other;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool begins_with_word(std::string_view text, std::string_view word) {
    return text.starts_with(word) &&
           (text.size() == word.size() || is_space(text[word.size()]) ||
            std::string_view{".[({\"'`:="}.find(text[word.size()]) != std::string_view::npos);
}

/// Without white space and comments of a script.
std::string_view without_comments(std::string_view text) {
    for (;;) {
        while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
        std::size_t end = text.npos;
        if (text.starts_with("//"))
            end = text.find('\n');
        else if (text.starts_with("/*") && (end = text.find("*/")) != text.npos)
            end += 2;
        else
            return text;
        text.remove_prefix(std::min(end, text.size()));
    }
}

bool looks_like_json(std::string_view text) {
    if (text.empty() || (text[0] != '{' && text[0] != '[')) return false;
    const auto inner = text.find_first_not_of(" \t\r\n", 1);
    if (inner == text.npos) return false;
    const std::string_view may_follow =
        text[0] == '{' ? std::string_view{"\"}'"} : std::string_view{"{[\"]-0123456789ntf'"};
    if (may_follow.find(text[inner]) == may_follow.npos) return false;
    // [1] a note, and [a],[b] in a text with commas
    return text[0] == '{' || text[inner] == '{' || text[inner] == '[' || text[inner] == ']' ||
           text.find_last_not_of(" \t\r\n;") == text.find_last_of(']');
}

bool looks_like_script(std::string_view text) {
    for (const std::string_view word :
         {"export", "import", "const", "let", "var", "module.exports", "exports", "window",
          "interface", "type", "'use strict'", "\"use strict\""})
        if (begins_with_word(text, word)) {
            const auto line = text.substr(0, std::min(text.find('\n', 1), std::size_t{4096}));
            const std::string_view rest = text.substr(0, 65'536);
            return line.find_first_of("={('\"") != line.npos &&
                   rest.find_first_of("={[") != rest.npos && line.find('\t') == line.npos;
        }
    return false;
}

bool looks_like_html(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    if (!text.starts_with('<')) return false;
    const std::string head = lowered(text.substr(0, 16'384));
    for (const char* tag : {"<!doctype html", "<html", "<head", "<body", "<table", "<div", "<ul",
                            "<tr", "<meta", "<section", "<main"})
        if (head.find(tag) != head.npos) return true;
    return false;
}

std::string format_of(std::string_view text, const std::string& file) {
    const std::string ending = extension(file);
    const bool is_delimited_name = ending == "csv" || ending == "tsv" || ending == "tab";
    if (looks_like_html(text)) return "html";
    if (!is_delimited_name) {
        const auto start = without_comments(text);
        if (ending == "jsonl" || ending == "ndjson") return "jsonl";
        if (ending == "js" || ending == "ts" || ending == "mjs" || ending == "cjs" ||
            ending == "mts")
            return looks_like_json(start) && text.find("=") == text.npos ? "json" : "js";
        if (looks_like_json(start)) return "json";
        if (looks_like_script(start)) return "js";
        if (ending == "json" || ending == "geojson") return "json";
        if (ending == "html" || ending == "htm" || ending == "xhtml") return "html";
    }
    if (text.starts_with("<?xml"))
        refuse(file, "XML of a kind that is not known", "the list as CSV, XLSX, JSON or HTML");
    return ending == "tsv" || ending == "tab" ? "tsv" : "csv";
}

} // namespace

SourceReading read_source(std::string bytes, const std::string& file,
                          const SourceOptions& options) {
    if (!options.format.empty() &&
        std::find(formats.begin(), formats.end(), options.format) == formats.end())
        throw UsageError(fmt::format("no format is called '{}'", options.format),
                         fmt::format("{}", fmt::join(formats, ", ")));
    SourceReading reading;
    const bool is_zip = std::string_view{bytes}.starts_with("PK\3\4") ||
                        std::string_view{bytes}.starts_with("PK\5\6");
    if (is_zip) {
        const Packed kind = kind_of_package(Package{bytes, file});
        if (kind == Packed::workbook) {
            if (!options.format.empty() && options.format != "xlsx")
                throw UsageError(fmt::format("'{}' is a workbook, not {}", file, options.format),
                                 "xlsx, or no format");
            reading.format = "xlsx";
            reading.tables = read_xlsx(bytes, file, reading.remarks);
            return reading;
        }
        if (kind == Packed::open_document)
            refuse(file, "an OpenDocument file", "save it as XLSX or CSV");
        if (kind == Packed::document)
            refuse(file, "a text document or presentation",
                   "copy its table into a spreadsheet and save it as XLSX or CSV");
    }
    if (is_compressed(bytes)) {
        bytes = decompressed(std::move(bytes), file);
        if (is_compressed(bytes)) refuse(file, "a compressed file inside of another", "unpack it");
    }
    refuse_others(bytes, file);
    if (options.format == "xlsx")
        refuse(file, "the file is no workbook of the XLSX format", "no format, or another");

    const bool may_be_page = options.format.empty()
                                 ? looks_like_html(std::string_view{bytes}.substr(0, 65'536)) ||
                                       std::string_view{bytes}.starts_with("\xEF\xBB\xBF")
                                 : options.format == "html";
    const std::string declared =
        may_be_page && options.encoding.empty() ? declared_encoding(bytes) : std::string{};
    Decoded decoded = decode_any(std::move(bytes), file, options.encoding, declared);
    reading.encoding = decoded.encoding;
    if (decoded.guessed)
        reading.remarks.push_back(
            {Severity::repair,
             {file},
             fmt::format("read as {}, for it is not UTF-8", decoded.encoding),
             {},
             "if names look wrong, the right one: --encoding windows-1254, or encoding = \"…\" in "
             "the study file"});
    std::string& text = decoded.text;

    reading.format = options.format.empty() ? format_of(text, file) : options.format;
    if (reading.format == "html") {
        reading.tables = read_html(text, file, reading.remarks);
    } else if (reading.format == "json" || reading.format == "jsonl" || reading.format == "js") {
        const ParsedValues parsed =
            reading.format == "js" ? parse_literals(text, file) : parse_json(text, file);
        if (reading.format == "json" && parsed.is_lines) reading.format = "jsonl";
        reading.remarks.insert(reading.remarks.end(), parsed.remarks.begin(), parsed.remarks.end());
        reading.tables = tables_of(parsed, file, text.size(), reading.remarks);
    } else {
        const char delimiter = options.delimiter ? options.delimiter
                               : reading.format == "tsv" && !options.format.empty() ? '\t'
                                                                                    : '\0';
        Table table = parse_delimited(std::move(text), file, delimiter);
        if (table.delimiter() == '\t')
            reading.format = "tsv";
        else if (options.format.empty())
            reading.format = "csv";
        reading.tables.push_back(std::move(table));
    }
    return reading;
}

} // namespace entente
