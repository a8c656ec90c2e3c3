#include <entente/core/base/errors.hpp>
#include <entente/io/picture/plots/result_columns.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace entente::figure {
namespace {

template <class T>
const std::vector<T>& cells(const ResultTable& table, std::string_view column, const char* what) {
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&](const auto& c) { return c.name == column; });
    if (found == table.columns.end())
        throw UsageError(fmt::format("the table has no column '{}'", column));
    const auto* held = std::get_if<std::vector<T>>(&found->cells);
    if (!held) throw UsageError(fmt::format("the column '{}' holds no {}", column, what));
    const std::size_t rows =
        std::visit([](const auto& first) { return first.size(); }, table.columns.front().cells);
    if (held->size() != rows)
        throw UsageError(
            fmt::format("the column '{}' has {} cells, not {}", column, held->size(), rows));
    return *held;
}

} // namespace

const std::vector<double>& numbers(const ResultTable& table, std::string_view column) {
    return cells<double>(table, column, "numbers");
}

const std::vector<std::string>& texts(const ResultTable& table, std::string_view column) {
    return cells<std::string>(table, column, "texts");
}

bool has_column(const ResultTable& table, std::string_view column) {
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [&](const auto& c) { return c.name == column; });
}

} // namespace entente::figure
