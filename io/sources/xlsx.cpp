#include "xlsx.hpp"

#include "allowance.hpp"
#include "package.hpp"
#include "serial_date.hpp"
#include "xml_stream.hpp"

#include <entente/core/base/errors.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_map>

namespace entente {
namespace {

constexpr std::uint32_t most_rows = 1'048'576, most_columns = 16'384;
constexpr std::size_t longest_text = std::size_t{1} << 20;

void parse(Package& package, const std::string& part, const std::string& file,
           XmlHandler& handler) {
    XmlStream stream{fmt::format("{}#{}", file, part), handler};
    package.read(part, [&](std::string_view piece) { stream.feed(piece); });
    stream.finish();
}

/// Texts of cells write letters that XML forbids as _x000D_.
void put_unescaped(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto mark = text.find("_x", at);
        unsigned code = 0;
        if (mark == text.npos || mark + 7 > text.size() || text[mark + 6] != '_') {
            const auto end = mark == text.npos ? text.size() : mark + 2;
            out += text.substr(at, end - at);
            at = end;
            continue;
        }
        const char* digits = text.data() + mark + 2;
        const auto [end, fault] = std::from_chars(digits, digits + 4, code, 16);
        const bool is_code = fault == std::errc{} && end == digits + 4;
        out += text.substr(at, mark + (is_code ? 0 : 2) - at);
        at = mark + (is_code ? 7 : 2);
        if (!is_code) continue;
        if (code == '\n' || code == '\t' || code == '_' || (code >= 0x20 && code < 0x7F))
            out += static_cast<char>(code);
        else if (code != '\r')
            out += "\uFFFD";
    }
}

/// Where sheets lie: targets of a part's relationships, by their ids.
class Relationships : public XmlHandler {
public:
    struct Target {
        std::string part, type;
    };
    std::map<std::string, Target, std::less<>> of;

    explicit Relationships(std::string folder) : folder_(std::move(folder)) {}
    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name != "Relationship" || attributes["TargetMode"] == "External") return;
        of.emplace(attributes["Id"],
                   Target{resolved(attributes["Target"]), std::string{attributes["Type"]}});
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}

    /// The first target whose type ends so.
    std::string first(std::string_view type) const {
        for (const auto& [_, target] : of)
            if (target.type.ends_with(type)) return target.part;
        return {};
    }

private:
    std::string resolved(std::string_view target) const {
        std::string path =
            target.starts_with('/') ? std::string{target.substr(1)} : folder_ + std::string{target};
        std::vector<std::string> parts;
        for (std::size_t at = 0; at <= path.size();) {
            const auto cut = std::min(path.find('/', at), path.size());
            const std::string part = path.substr(at, cut - at);
            if (part == ".." && !parts.empty())
                parts.pop_back();
            else if (!part.empty() && part != "." && part != "..")
                parts.push_back(part);
            at = cut + 1;
        }
        return fmt::format("{}", fmt::join(parts, "/"));
    }

    std::string folder_;
};

struct SheetEntry {
    std::string name, id;
    bool is_hidden;
};

class Workbook : public XmlHandler {
public:
    std::vector<SheetEntry> sheets;
    bool since_1904 = false;

    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "workbookPr") {
            const auto value = attributes["date1904"];
            since_1904 = value == "1" || value == "true" || value == "on";
        }
        if (name == "sheet") {
            const auto state = attributes["state"];
            sheets.push_back({std::string{attributes["name"]}, std::string{attributes["id"]},
                              state == "hidden" || state == "veryHidden"});
        }
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

/// Text of an item: of its own t, or of those of its runs; readings of Japanese words are left out.
class RichText {
public:
    void begin(std::string_view name) {
        if (name == "rPh") ++phonetic_;
        in_text_ = name == "t" && phonetic_ == 0;
    }
    void end(std::string_view name) {
        if (name == "rPh" && phonetic_) --phonetic_;
        if (name == "t") in_text_ = false;
    }
    void text(std::string_view text) {
        if (in_text_) raw_ += text;
    }
    std::string take() {
        std::string out;
        put_unescaped(out, raw_);
        raw_.clear();
        return out;
    }

private:
    std::string raw_;
    std::size_t phonetic_ = 0;
    bool in_text_ = false;
};

class SharedStrings : public XmlHandler {
public:
    void begin(std::string_view name, const XmlAttributes&) override { rich_.begin(name); }
    void end(std::string_view name) override {
        rich_.end(name);
        if (name != "si") return;
        pool_ += rich_.take();
        ends_.push_back(pool_.size());
    }
    void text(std::string_view text) override { rich_.text(text); }

    std::optional<std::string_view> operator[](std::size_t i) const {
        if (i >= ends_.size()) return std::nullopt;
        const std::size_t begin = i ? ends_[i - 1] : 0;
        return std::string_view{pool_}.substr(begin, ends_[i] - begin);
    }

private:
    RichText rich_;
    std::string pool_;
    std::vector<std::size_t> ends_;
};

unsigned number_of(std::string_view text) {
    unsigned value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

class Styles : public XmlHandler {
public:
    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "numFmt")
            codes_.emplace(number_of(attributes["numFmtId"]),
                           date_format(attributes["formatCode"]));
        else if (name == "cellXfs")
            in_cells_ = true;
        else if (name == "xf" && in_cells_)
            ids_.push_back(number_of(attributes["numFmtId"]));
    }
    void end(std::string_view name) override {
        if (name == "cellXfs") in_cells_ = false;
    }
    void text(std::string_view) override {}

    DateFormat operator[](std::size_t style) const {
        if (style >= ids_.size()) return {};
        const auto own = codes_.find(ids_[style]);
        return own == codes_.end() ? built_in_date_format(ids_[style]) : own->second;
    }

private:
    std::unordered_map<unsigned, DateFormat> codes_;
    std::vector<unsigned> ids_;
    bool in_cells_ = false;
};

struct Reference {
    std::uint32_t row = 0, column = 0; ///< from 1; 0 where it is not told
};

/// "B7"; nothing where it is no such thing or lies outside of a sheet.
std::optional<Reference> reference(std::string_view text) {
    Reference r;
    std::size_t i = 0;
    for (; i < text.size() && text[i] != '$' && (text[i] < '0' || text[i] > '9'); ++i) {
        const char c = static_cast<char>(text[i] | 0x20);
        if (c < 'a' || c > 'z' || i > 3) return std::nullopt;
        r.column = r.column * 26 + static_cast<std::uint32_t>(c - 'a' + 1);
    }
    if (i == 0 || i == text.size()) return std::nullopt;
    const auto [end, fault] = std::from_chars(text.data() + i, text.data() + text.size(), r.row);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if (r.row < 1 || r.row > most_rows || r.column < 1 || r.column > most_columns)
        return std::nullopt;
    return r;
}

/// A number in its shortest form; as written if it is none.
std::string shortest(std::string_view text) {
    const bool is_plain =
        !text.empty() && text.size() <= 15 &&
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
        (text[0] != '0' || text.size() == 1);
    if (is_plain) return std::string{text};
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::string{text};
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return fmt::format("{}", static_cast<std::int64_t>(value));
    return fmt::format("{}", value);
}

/// Remarks of one kind: their number, and the place of the first.
struct Noted {
    std::size_t count = 0;
    Place first{};
    void add(Place place) {
        if (count++ == 0) first = std::move(place);
    }
};

class Sheet : public XmlHandler {
public:
    Sheet(Table table, const Workbook& workbook, const SharedStrings& strings, const Styles& styles,
          Allowance& allowance)
        : table_(std::move(table)), workbook_(workbook), strings_(strings), styles_(styles),
          allowance_(allowance) {}

    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "row") {
            begin_row(attributes);
        } else if (name == "c") {
            begin_cell(attributes);
        } else if (name == "v") {
            in_value_ = true;
            has_value_ = true;
        } else if (name == "f") {
            has_formula_ = true;
        } else if (name == "mergeCell") {
            merge(attributes["ref"]);
        } else {
            in_inline_ = in_inline_ || name == "is";
            if (in_inline_) rich_.begin(name);
        }
    }

    void end(std::string_view name) override {
        if (name == "c") {
            end_cell();
        } else if (name == "v") {
            in_value_ = false;
        } else if (in_inline_) {
            rich_.end(name);
            if (name == "is") in_inline_ = false;
        }
    }

    void text(std::string_view text) override {
        if (in_value_)
            value_ += text;
        else if (in_inline_)
            rich_.text(text);
        if (value_.size() > longest_text)
            throw LimitError(Diagnostic{.severity = Severity::error,
                                        .place = place(),
                                        .message = "a cell is larger than 1 MiB"});
    }

    Table finish(std::vector<Diagnostic>& remarks) {
        merges_by_row();
        build();
        report(remarks);
        return std::move(table_);
    }

private:
    struct Cell {
        std::uint32_t column;
        std::uint32_t size;
        std::size_t begin;
    };
    struct Row {
        std::uint32_t number;
        std::size_t first_cell;
    };
    struct Merge {
        std::uint32_t first_row, last_row, column;
    };

    Place place() const {
        return {fmt::format("{}#{}", table_.file(), table_.name()), row_, column_};
    }

    [[noreturn]] void refuse(std::string message, std::string_view excerpt) const {
        throw InputError(Diagnostic{Severity::error, place(), std::move(message),
                                    std::string{shortened(excerpt, 60)},
                                    "open the file in a spreadsheet and save it anew"});
    }

    void begin_row(const XmlAttributes& attributes) {
        column_ = 0;
        ++row_;
        if (const auto r = attributes["r"]; !r.empty()) {
            std::uint32_t number = 0;
            const auto [end, fault] = std::from_chars(r.data(), r.data() + r.size(), number);
            if (fault != std::errc{} || end != r.data() + r.size() || number < row_)
                refuse("the number of a row is not above that of the row before", r);
            row_ = number;
        }
        if (row_ > most_rows) refuse(fmt::format("a sheet has {} rows at most", most_rows), {});
        rows_.push_back({row_, cells_.size()});
    }

    void begin_cell(const XmlAttributes& attributes) {
        if (rows_.empty()) refuse("a cell stands outside of rows", attributes["r"]);
        ++column_;
        if (const auto r = attributes["r"]; !r.empty()) {
            const auto at = reference(r);
            if (!at || at->column < column_) refuse("a cell has no place in its row", r);
            column_ = at->column;
        }
        if (column_ > most_columns)
            refuse(fmt::format("a row has {} cells at most", most_columns), {});
        type_ = attributes["t"];
        style_ = number_of(attributes["s"]);
        value_.clear();
        has_value_ = has_formula_ = false;
    }

    void end_cell() {
        const std::string inlined = rich_.take();
        if (has_formula_ && !has_value_) unevaluated_.add(place());
        if (type_ == "inlineStr")
            keep(inlined);
        else if (has_value_)
            keep(shown());
        value_.clear();
    }

    std::string shown() {
        if (type_ == "s") {
            std::size_t i = 0;
            const auto [end, fault] =
                std::from_chars(value_.data(), value_.data() + value_.size(), i);
            const auto text = fault == std::errc{} ? strings_[i] : std::nullopt;
            if (!text) refuse("a cell refers to a shared text that is not there", value_);
            return std::string{*text};
        }
        if (type_ == "str") {
            std::string out;
            put_unescaped(out, value_);
            return out;
        }
        if (type_ == "b") return value_ == "0" || value_ == "false" ? "false" : "true";
        if (type_ == "e") {
            if (errors_.count == 0) first_error_ = value_;
            errors_.add(place());
            return {};
        }
        if (type_ == "d") return iso();
        const DateFormat format = styles_[style_];
        if (format.is_number()) return shortest(value_);
        double serial = 0;
        const auto [end, fault] =
            std::from_chars(value_.data(), value_.data() + value_.size(), serial);
        if (fault != std::errc{} || end != value_.data() + value_.size()) return value_;
        std::string date = serial_date(serial, format, workbook_.since_1904);
        if (date.empty()) {
            impossible_.add(place());
            return shortest(value_);
        }
        return date;
    }

    /// A date that is written as such, as strict documents do, without a time of midnight.
    std::string iso() const {
        std::string_view text = value_;
        if (text.ends_with('Z')) text.remove_suffix(1);
        for (const std::string_view midnight : {".000", "T00:00:00", "T00:00"})
            if (text.ends_with(midnight)) text.remove_suffix(midnight.size());
        return std::string{text};
    }

    void keep(std::string_view text) {
        if (text.find_first_not_of(" \t\r\n") == text.npos) return;
        allowance_.spend(text.size(), 0, [&] { return place(); });
        cells_.push_back({column_, static_cast<std::uint32_t>(text.size()), texts_.size()});
        texts_ += text;
    }

    void merge(std::string_view range) {
        const auto colon = range.find(':');
        if (colon == range.npos) return;
        const auto first = reference(range.substr(0, colon));
        const auto last = reference(range.substr(colon + 1));
        if (!first || !last || last->row < first->row) {
            row_ = column_ = 0;
            refuse("a merged cell has no place in the sheet", range);
        }
        if (last->row > first->row) merges_.push_back({first->row, last->row, first->column});
    }

    void merges_by_row() {
        std::sort(merges_.begin(), merges_.end(), [](const Merge& a, const Merge& b) {
            return std::pair{a.first_row, a.column} < std::pair{b.first_row, b.column};
        });
    }

    std::string_view text(const Cell& cell) const {
        return std::string_view{texts_}.substr(cell.begin, cell.size);
    }

    void build() {
        struct Reaching { // from a merged cell above
            std::uint32_t last_row;
            Cell cell;
        };
        std::map<std::uint32_t, Reaching> reaching; // by column
        std::size_t next_merge = 0;
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            const std::uint32_t number = rows_[r].number;
            const std::size_t first = rows_[r].first_cell;
            const std::size_t last = r + 1 < rows_.size() ? rows_[r + 1].first_cell : cells_.size();
            if (first == last) continue; // blank, or only what reaches down
            const auto here = [&](std::uint32_t column) {
                return std::lower_bound(
                    cells_.begin() + static_cast<std::ptrdiff_t>(first),
                    cells_.begin() + static_cast<std::ptrdiff_t>(last), column,
                    [](const Cell& cell, std::uint32_t wanted) { return cell.column < wanted; });
            };
            std::erase_if(reaching,
                          [&](const auto& entry) { return entry.second.last_row < number; });
            for (; next_merge < merges_.size() && merges_[next_merge].first_row <= number;
                 ++next_merge) {
                const Merge& merge = merges_[next_merge];
                if (merge.first_row < number) continue; // its first row is blank
                const auto cell = here(merge.column);
                if (cell == cells_.begin() + static_cast<std::ptrdiff_t>(last) ||
                    cell->column != merge.column)
                    continue;
                // Merged cells may not overlap; where they do, the first counts.
                reaching.try_emplace(merge.column, Reaching{merge.last_row, *cell});
            }
            table_.add_row(number);
            std::uint32_t column = 0;
            auto above = reaching.begin();
            const auto put = [&](const Cell& cell, bool is_copy) {
                allowance_.spend(is_copy ? cell.size : 0, cell.column - column,
                                 Place{fmt::format("{}#{}", table_.file(), table_.name()), number});
                while (++column < cell.column) table_.add_cell({});
                table_.add_cell(text(cell), is_copy);
            };
            const auto put_above = [&](std::uint32_t before) {
                for (; above != reaching.end() && above->first < before; ++above) {
                    Cell copy = above->second.cell;
                    put(copy, true);
                }
            };
            for (std::size_t c = first; c < last; ++c) {
                put_above(cells_[c].column);
                if (above != reaching.end() && above->first == cells_[c].column) ++above;
                put(cells_[c], false);
            }
            put_above(most_columns + 1);
        }
    }

    void report(std::vector<Diagnostic>& remarks) {
        const auto remark = [&](const Noted& noted, Severity severity, const char* one,
                                const char* several, std::string excerpt, std::string hint) {
            if (noted.count == 0) return;
            remarks.push_back({severity, noted.first,
                               noted.count == 1 ? one : fmt::format("{} {}", noted.count, several),
                               std::move(excerpt), std::move(hint)});
        };
        remark(errors_, Severity::doubt, "a formula gave an error; its cell is taken as empty",
               "formulas gave errors; their cells are taken as empty", first_error_, {});
        remark(unevaluated_, Severity::doubt,
               "a formula has no result in the file; its cell is empty",
               "formulas have no results in the file; their cells are empty", {},
               "open the file in a spreadsheet and save it anew");
        remark(impossible_, Severity::doubt,
               "a number shown as a date lies outside of the calendar; kept as a number",
               "numbers shown as dates lie outside of the calendar; kept as numbers", {}, {});
    }

    Table table_;
    const Workbook& workbook_;
    const SharedStrings& strings_;
    const Styles& styles_;
    Allowance& allowance_;
    std::uint32_t row_ = 0, column_ = 0;
    std::string type_, value_, first_error_;
    std::size_t style_ = 0;
    RichText rich_;
    bool in_value_ = false, in_inline_ = false, has_value_ = false, has_formula_ = false;
    std::vector<Row> rows_;
    std::vector<Cell> cells_;
    std::string texts_;
    std::vector<Merge> merges_;
    Noted errors_, unevaluated_, impossible_;
};

std::string folder_of(const std::string& part) {
    const auto slash = part.rfind('/');
    return slash == part.npos ? std::string{} : part.substr(0, slash + 1);
}

Relationships relationships_of(Package& package, const std::string& part, const std::string& file) {
    const std::string folder = folder_of(part);
    Relationships relationships{folder};
    const std::string& rels =
        package.find(fmt::format("{}_rels/{}.rels", folder, part.substr(folder.size())));
    if (!rels.empty()) parse(package, rels, file, relationships);
    return relationships;
}

} // namespace

Tables read_xlsx(const std::string& bytes, const std::string& file,
                 std::vector<Diagnostic>& remarks) {
    Package package{bytes, file};
    const Relationships package_parts = relationships_of(package, "", file);
    std::string workbook_part = package.find(package_parts.first("/officeDocument"));
    if (workbook_part.empty()) workbook_part = package.find("xl/workbook.xml");
    if (workbook_part.empty() || workbook_part.ends_with(".bin"))
        throw InputError(Diagnostic{Severity::error,
                                    {file},
                                    "the archive is no workbook of "
                                    "the XLSX format",
                                    {},
                                    "save the table as XLSX or CSV"});
    Workbook workbook;
    parse(package, workbook_part, file, workbook);
    const Relationships parts = relationships_of(package, workbook_part, file);
    SharedStrings strings;
    if (const auto& part = package.find(parts.first("/sharedStrings")); !part.empty())
        parse(package, part, file, strings);
    Styles styles;
    if (const auto& part = package.find(parts.first("/styles")); !part.empty())
        parse(package, part, file, styles);

    Tables tables;
    Allowance allowance{4 * bytes.size()}; // they are compressed
    std::size_t blank = 0;
    for (const SheetEntry& entry : workbook.sheets) {
        const auto target = parts.of.find(entry.id);
        if (target == parts.of.end() || !target->second.type.ends_with("/worksheet")) continue;
        const std::string& part = package.find(target->second.part);
        if (part.empty()) {
            remarks.push_back({Severity::doubt,
                               {file},
                               fmt::format("the sheet '{}' is missing in the file", entry.name),
                               {},
                               {}});
            continue;
        }
        Sheet sheet{Table{file, Table::Positions::grid, entry.name}, workbook, strings, styles,
                    allowance};
        parse(package, part, file, sheet);
        Table table = sheet.finish(remarks);
        if (table.empty()) {
            ++blank;
            continue;
        }
        if (entry.is_hidden)
            remarks.push_back({Severity::note,
                               {fmt::format("{}#{}", file, entry.name)},
                               "the sheet is hidden; it is read all the same",
                               {},
                               {}});
        tables.push_back(std::move(table));
    }
    if (tables.empty()) tables.emplace_back(file, Table::Positions::grid);
    return tables;
}

} // namespace entente
