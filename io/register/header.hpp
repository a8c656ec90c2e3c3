#pragma once
/// Which rows of a table name its columns.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <entente/io/text/table.hpp>

#include "columns.hpp"

namespace entente {

inline constexpr std::size_t header_search = 30;   ///< rows in which a header is looked for
inline constexpr std::size_t most_columns = 1'024; ///< columns that are looked at
inline constexpr std::size_t most_profiled = 256;  ///< columns whose content is looked at

struct Header {
    std::vector<std::size_t> rows;  ///< positions, ascending; none where there is no header
    std::size_t first_row = 0;      ///< below it
    std::vector<std::string> names; ///< of all columns; groups before a bar
    std::vector<std::string> texts; ///< of the last header row only
    std::vector<Diagnostic> remarks;
};

/// Looks among the first rows for words of headers, then for short words over columns of dates,
/// numbers or addresses. A row that reads like the rows below it is no header, whatever its words.
class HeaderFinder {
public:
    HeaderFinder(const Table& table, const RegisterWords& words, const RegisterOptions& options)
        : table_(table), words_(words), options_(options),
          width_(std::min(table.width(), most_columns)) {}

    Header find() {
        find_header();
        name_columns();
        return std::move(found_);
    }

private:
    struct Score {
        double sum = 0;
        std::size_t roles = 0, whole = 0, data = 0, filled = 0;
    };
    std::string_view cell(std::size_t row, std::size_t column);
    std::size_t cells(std::size_t row) const { return std::min(table_.cells(row), width_); }

    void find_header();
    void name_columns();
    Score score(std::size_t row);
    bool resembles_data(std::size_t row);
    bool repeats(std::size_t row, std::size_t header);
    bool is_under_gap(std::size_t row);
    bool is_group_header(std::size_t row, std::size_t below);
    std::optional<std::size_t> header_by_contrast();

    const Table& table_;
    const RegisterWords& words_;
    const RegisterOptions& options_;
    std::size_t width_;
    std::string storage_;
    Header found_;
};

} // namespace entente
