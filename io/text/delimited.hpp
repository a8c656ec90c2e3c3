#pragma once
/// Delimited text as a table of cells that remember their place.
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <entente/core/base/errors.hpp>

namespace entente {

struct Cell {
    std::string_view text;
    std::uint32_t line = 0, column = 0; ///< of its first character; column counts code points
};

struct TableText {
    using Row = std::vector<Cell>;
    std::string file;
    char delimiter = ',';
    std::vector<Row>
        rows; ///< rows without any character but delimiters and white space are left out
    std::size_t blank_lines = 0;

    Place place(const Cell& cell) const { return {file, cell.line, cell.column}; }

    TableText() = default;
    TableText(const TableText&) = delete; // cells point into the text
    TableText& operator=(const TableText&) = delete;
    TableText(TableText&&) = default;
    TableText& operator=(TableText&&) = default;

private:
    friend TableText parse_delimited(std::string, std::string, char);
    std::deque<std::string> kept_; ///< the text itself, and quoted cells without their quotes
};

/// Cells of a text with one row a line (LF, CRLF or CR). A cell that begins with a quotation mark
/// runs to the closing one (RFC 4180, doubled quotes inside, line breaks allowed); in text
/// delimited by tabs only if that stands at the end of a cell, for pasted tables hold stray quotes.
/// `delimiter` 0 means: the one of tab, semicolon, comma and bar that most evenly divides the first
/// lines. Throws InputError for a quotation mark that is never closed and LimitError for a cell
/// over 1 MiB.
TableText parse_delimited(std::string text, std::string file, char delimiter = 0);

/// A table with a header whose columns are known by name: fact tables and vocabularies.
class HeadedTable {
public:
    /// Throws InputError when the header lacks one of `required`, holds a name that is neither in
    /// `required` nor in `optional`, or when a row has more cells than the header.
    HeadedTable(TableText table, std::vector<std::string> required,
                std::vector<std::string> optional = {});

    std::size_t size() const { return table_.rows.size() - 1; }
    /// The cell's text without space at its ends; empty when the row is short or the column absent.
    std::string_view at(std::size_t row, std::string_view column) const;
    Place place(std::size_t row, std::string_view column) const;
    const std::string& file() const { return table_.file; }

    /// An InputError that points at a cell.
    [[noreturn]] void refuse(std::size_t row, std::string_view column, const std::string& message,
                             std::string hint = {}) const;

private:
    const Cell* cell(std::size_t row, std::string_view column) const;
    TableText table_;
    std::vector<std::string> columns_;
};

} // namespace entente
