#pragma once
/// A table with a header whose columns are known by name: fact tables and vocabularies.
#include <string>
#include <string_view>
#include <vector>

#include "table.hpp"

namespace entente {

class HeadedTable {
public:
    /// Throws InputError when the header lacks one of `required`, holds a name that is neither in
    /// `required` nor in `optional`, or when a row has more cells than the header.
    HeadedTable(Table table, std::vector<std::string> required,
                std::vector<std::string> optional = {});

    std::size_t size() const { return table_.rows() - 1; }
    /// The cell's text without space at its ends; empty when the row is short or the column absent.
    std::string_view at(std::size_t row, std::string_view column) const;
    Place place(std::size_t row, std::string_view column) const;
    const std::string& file() const { return table_.file(); }

    /// An InputError that points at a cell.
    [[noreturn]] void refuse(std::size_t row, std::string_view column, const std::string& message,
                             std::string hint = {}) const;

private:
    std::size_t column_named(std::string_view column) const;

    Table table_;
    std::vector<std::string> columns_;
};

} // namespace entente
