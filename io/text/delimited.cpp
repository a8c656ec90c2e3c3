#include <entente/core/base/suggest.hpp>
#include <entente/io/text/delimited.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::size_t longest_cell = std::size_t{1} << 20;
constexpr std::size_t most_cells = 65'536; // of a row; spreadsheets stop at 16,384

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// Counts delimiters outside quotes in the first lines; the candidate that most lines hold equally
/// often wins, earlier candidates before later ones.
char detect_delimiter(std::string_view text) {
    constexpr std::array candidates{'\t', ';', ',', '|'};
    std::array<std::vector<std::size_t>, candidates.size()> counts;
    std::array<std::size_t, candidates.size()> here{};
    bool quoted = false;
    std::size_t lines = 0;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (c == '\n' && !quoted) {
            for (std::size_t k = 0; k < here.size(); ++k) counts[k].push_back(here[k]);
            here.fill(0);
            if (++lines == 100) break;
        }
        for (std::size_t k = 0; k < here.size(); ++k) here[k] += !quoted && c == candidates[k];
    }
    for (std::size_t k = 0; k < here.size(); ++k) counts[k].push_back(here[k]);
    char best = ',';
    std::size_t best_lines = 0;
    for (std::size_t k = 0; k < here.size(); ++k) {
        std::erase(counts[k], 0u);
        std::sort(counts[k].begin(), counts[k].end());
        std::size_t most = 0, run = 0;
        for (std::size_t i = 0; i < counts[k].size(); ++i) {
            run = i && counts[k][i] == counts[k][i - 1] ? run + 1 : 1;
            most = std::max(most, run);
        }
        if (most > best_lines) {
            best_lines = most;
            best = candidates[k];
        }
    }
    return best;
}

} // namespace

TableText parse_delimited(std::string content, std::string file, char delimiter) {
    TableText table;
    table.file = std::move(file);
    table.kept_.push_back(std::move(content));
    const std::string_view text = table.kept_.front();
    table.delimiter = delimiter ? delimiter : detect_delimiter(text);
    const bool lenient = table.delimiter == '\t';
    std::uint32_t line = 1;
    std::size_t at = 0, line_start = 0;
    std::size_t counted = 0, column = 0; // code points from the line's start up to `counted`
    const auto end_of_line = [&](std::size_t i) {
        return i >= text.size() || text[i] == '\n' || text[i] == '\r';
    };
    const auto advance_line = [&] { // over LF, CRLF or CR
        if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
        ++at;
        ++line;
        line_start = at;
    };
    const auto column_here = [&] { // counts on from the cell before, else long lines cost their square
        if (counted <= line_start) {
            counted = line_start;
            column = 0;
        }
        column += code_points(text.substr(counted, at - counted));
        counted = at;
        return static_cast<std::uint32_t>(column + 1);
    };
    while (at < text.size()) {
        TableText::Row row;
        bool blank = true;
        while (true) {
            Cell cell{{}, line, column_here()};
            if (row.size() == most_cells)
                throw LimitError(Diagnostic{
                    .severity = Severity::error,
                    .place = table.place(cell),
                    .message = fmt::format("a row has more than {} cells", most_cells),
                    .hint = "another delimiter, or a table with fewer columns"});
            bool done = false;
            if (at < text.size() && text[at] == '"') {
                std::string value;
                std::size_t i = at + 1;
                std::uint32_t lines = 0;
                std::size_t start = line_start;
                bool closed = false;
                while (i < text.size()) {
                    if (text[i] == '"') {
                        if (i + 1 < text.size() && text[i + 1] == '"') {
                            value += '"';
                            i += 2;
                            continue;
                        }
                        closed = true;
                        ++i;
                        break;
                    }
                    if (lenient && end_of_line(i)) break;
                    if (text[i] == '\n' ||
                        (text[i] == '\r' && !(i + 1 < text.size() && text[i + 1] == '\n'))) {
                        ++lines;
                        start = i + 1;
                    }
                    value += text[i++];
                    if (value.size() > longest_cell) break;
                }
                const bool ends_cell = end_of_line(i) || text[i] == table.delimiter;
                if (value.size() <= longest_cell && (!closed || !ends_cell) && !lenient)
                    throw InputError(Diagnostic{
                        .severity = Severity::error,
                        .place = table.place(cell),
                        .message = closed ? "text follows the closing quotation mark of a cell"
                                          : "a quotation mark is never closed",
                        .excerpt = std::string{shortened(
                            text.substr(at, text.find_first_of("\r\n", at) - at), 60)},
                        .hint = "double quotation marks inside a quoted cell"});
                if (value.size() > longest_cell || (closed && ends_cell)) {
                    at = i;
                    line += lines;
                    line_start = start;
                    table.kept_.push_back(std::move(value));
                    cell.text = table.kept_.back();
                    done = true;
                }
            }
            if (!done) {
                const std::size_t begin = at;
                while (!end_of_line(at) && text[at] != table.delimiter) ++at;
                cell.text = text.substr(begin, at - begin);
            }
            if (cell.text.size() > longest_cell)
                throw LimitError(Diagnostic{.severity = Severity::error,
                                            .place = table.place(cell),
                                            .message = "a cell is larger than 1 MiB"});
            blank = blank && trimmed(cell.text).empty();
            row.push_back(cell);
            if (end_of_line(at)) break;
            ++at; // the delimiter
        }
        if (at < text.size()) advance_line();
        if (blank)
            ++table.blank_lines;
        else
            table.rows.push_back(std::move(row));
    }
    return table;
}

HeadedTable::HeadedTable(TableText table, std::vector<std::string> required,
                         std::vector<std::string> optional)
    : table_(std::move(table)) {
    if (table_.rows.empty())
        throw InputError(Diagnostic{.severity = Severity::error,
                                    .place = {table_.file},
                                    .message = "the table is empty",
                                    .hint = "a header line with the names of the columns"});
    std::vector<std::string> known = required;
    known.insert(known.end(), optional.begin(), optional.end());
    for (const Cell& cell : table_.rows.front()) {
        columns_.emplace_back(trimmed(cell.text));
        if (std::find(known.begin(), known.end(), columns_.back()) == known.end())
            throw InputError(
                Diagnostic{.severity = Severity::error,
                           .place = table_.place(cell),
                           .message = fmt::format("no column is called '{}' here", columns_.back()),
                           .hint = did_you_mean(columns_.back(), known)});
    }
    for (const std::string& name : required)
        if (std::find(columns_.begin(), columns_.end(), name) == columns_.end())
            throw InputError(
                Diagnostic{.severity = Severity::error,
                           .place = {table_.file, table_.rows.front().front().line},
                           .message = fmt::format("the header lacks the column '{}'", name)});
    for (const auto& row : table_.rows)
        if (row.size() > columns_.size())
            throw InputError(
                Diagnostic{.severity = Severity::error,
                           .place = table_.place(row[columns_.size()]),
                           .message = fmt::format("the row has {} cells, the header {}", row.size(),
                                                  columns_.size()),
                           .hint = "put quotation marks around a cell that holds the delimiter"});
}

const Cell* HeadedTable::cell(std::size_t row, std::string_view column) const {
    const auto it = std::find(columns_.begin(), columns_.end(), column);
    const auto& cells = table_.rows[row + 1];
    const auto i = static_cast<std::size_t>(it - columns_.begin());
    return i < cells.size() ? &cells[i] : nullptr;
}

std::string_view HeadedTable::at(std::size_t row, std::string_view column) const {
    const Cell* c = cell(row, column);
    return c ? trimmed(c->text) : std::string_view{};
}

Place HeadedTable::place(std::size_t row, std::string_view column) const {
    const Cell* c = cell(row, column);
    return table_.place(c ? *c : table_.rows[row + 1].front());
}

void HeadedTable::refuse(std::size_t row, std::string_view column, const std::string& message,
                         std::string hint) const {
    throw InputError(Diagnostic{.severity = Severity::error,
                                .place = place(row, column),
                                .message = message,
                                .excerpt = std::string{at(row, column)},
                                .hint = std::move(hint)});
}

} // namespace entente
