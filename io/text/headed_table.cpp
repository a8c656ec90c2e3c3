#include <entente/core/base/suggest.hpp>
#include <entente/io/text/headed_table.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace entente {

HeadedTable::HeadedTable(Table table, std::vector<std::string> required,
                         std::vector<std::string> optional)
    : table_(std::move(table)) {
    if (table_.empty())
        throw InputError(Diagnostic{.severity = Severity::error,
                                    .place = {table_.file()},
                                    .message = "the table is empty",
                                    .hint = "a header line with the names of the columns"});
    std::vector<std::string> known = required;
    known.insert(known.end(), optional.begin(), optional.end());
    for (std::size_t c = 0; c < table_.cells(0); ++c) {
        columns_.emplace_back(trimmed(table_.text(0, c)));
        if (std::find(known.begin(), known.end(), columns_.back()) == known.end())
            throw InputError(
                Diagnostic{.severity = Severity::error,
                           .place = table_.place(0, c),
                           .message = fmt::format("no column is called '{}' here", columns_.back()),
                           .hint = did_you_mean(columns_.back(), known)});
    }
    for (const std::string& name : required)
        if (std::find(columns_.begin(), columns_.end(), name) == columns_.end())
            throw InputError(
                Diagnostic{.severity = Severity::error,
                           .place = {table_.file(), table_.line(0)},
                           .message = fmt::format("the header lacks the column '{}'", name)});
    for (std::size_t r = 1; r < table_.rows(); ++r)
        if (table_.cells(r) > columns_.size())
            throw InputError(
                Diagnostic{.severity = Severity::error,
                           .place = table_.place(r, columns_.size()),
                           .message = fmt::format("the row has {} cells, the header {}",
                                                  table_.cells(r), columns_.size()),
                           .hint = "put quotation marks around a cell that holds the delimiter"});
}

std::size_t HeadedTable::column_named(std::string_view column) const {
    return static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), column) -
                                    columns_.begin());
}

std::string_view HeadedTable::at(std::size_t row, std::string_view column) const {
    return trimmed(table_.text(row + 1, column_named(column)));
}

Place HeadedTable::place(std::size_t row, std::string_view column) const {
    const std::size_t c = column_named(column);
    return table_.place(row + 1, c < table_.cells(row + 1) ? c : 0);
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
