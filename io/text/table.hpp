#pragma once
/// A table as a source holds it: rows of cells of text that remember their place.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <entente/core/base/errors.hpp>

namespace entente {

/// Rows may differ in length. Text lies in one buffer and a cell costs 8 bytes, so that a table of
/// a million rows is not much more than its file.
class Table {
public:
    /// How a cell's place is told.
    enum class Positions : std::uint8_t {
        text, ///< line and column (in code points) of a text
        grid, ///< row and column of a sheet
        lines ///< line only: of the record, or of the row's tag
    };

    Table() = default;
    /// A table without rows. `name` is that of a sheet, a caption, a variable or a path of keys,
    /// and empty where a file is one table; `heading` is the heading that the document puts above
    /// it.
    explicit Table(std::string file, Positions positions = Positions::lines, std::string name = {},
                   std::string heading = {})
        : file_(std::move(file)), name_(std::move(name)), heading_(std::move(heading)),
          positions_(positions) {}

    const std::string& file() const noexcept { return file_; }
    const std::string& name() const noexcept { return name_; }
    const std::string& heading() const noexcept { return heading_; }

    std::size_t rows() const noexcept { return rows_.size(); }
    bool empty() const noexcept { return rows_.empty(); }
    /// Number of cells of a row, and of the longest row.
    std::size_t cells(std::size_t row) const { return end_of(row) - rows_[row].first_cell; }
    std::size_t width() const noexcept { return width_; }

    /// The cell's text as written (white space too); empty where the row has no such cell. The view
    /// holds as long as the table is neither changed nor moved.
    std::string_view text(std::size_t row, std::size_t column) const {
        const std::size_t i = rows_[row].first_cell + column;
        if (i >= end_of(row)) return {};
        const Ref ref = cells_[i];
        return std::string_view{ref.is_kept() ? kept_ : text_}.substr(ref.begin, ref.size());
    }
    /// Whether the cell repeats one that reaches down from a row above (merged cells, row spans).
    bool is_copy(std::size_t row, std::size_t column) const {
        const std::size_t i = rows_[row].first_cell + column;
        return i < end_of(row) && cells_[i].is_copy();
    }

    /// Line of the text, or row of the sheet.
    std::uint32_t line(std::size_t row) const { return rows_[row].line; }
    /// The file is told with the table's name, as "list.xlsx#Partners".
    Place place(std::size_t row, std::size_t column) const;
    Place place(std::size_t row) const;

    /// Delimiter of a delimited text, otherwise zero.
    char delimiter() const noexcept { return delimiter_; }

    /// Appends a row, and a cell to the last row. Throw LimitError for a cell over 1 MiB, more than
    /// 65,536 cells to a row, and more than 4 GiB of text.
    void add_row(std::uint32_t line);
    void add_cell(std::string_view text, bool is_copy = false);
    /// Removes the last row.
    void drop_row();

private:
    friend class DelimitedParser;

    struct Ref {
        static constexpr std::uint32_t kept = 1u << 31, copy = 1u << 30;
        std::uint32_t begin = 0, size_and_flags = 0;
        std::uint32_t size() const noexcept { return size_and_flags & ~(kept | copy); }
        bool is_kept() const noexcept { return size_and_flags & kept; }
        bool is_copy() const noexcept { return size_and_flags & copy; }
    };
    struct Row {
        std::uint64_t first_cell;
        std::uint32_t line;
        std::uint32_t begin; ///< offset of its first character in the text
    };
    struct Origin {
        std::uint32_t kept_at, text_at; ///< where a kept cell lies, and where it stood in the text
    };

    std::size_t end_of(std::size_t row) const {
        return row + 1 < rows_.size() ? rows_[row + 1].first_cell : cells_.size();
    }

    std::string file_, name_, heading_;
    Positions positions_ = Positions::lines;
    char delimiter_ = 0;
    std::string text_; ///< of a delimited text, into which plain cells point
    std::string kept_; ///< every other cell
    std::vector<Ref> cells_;
    std::vector<Row> rows_;
    std::vector<Origin> origins_; ///< of kept cells of a delimited text, ascending
    std::size_t width_ = 0;
};

/// Without the spaces and tabs at its ends.
constexpr std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// What a source file holds: one table, or several (sheets, tables of a page, variables).
using Tables = std::vector<Table>;

} // namespace entente
