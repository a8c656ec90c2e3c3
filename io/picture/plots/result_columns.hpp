#pragma once
/// Columns of a table of results by name.
#include <entente/core/run/result.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace entente::figure {

/// Throw UsageError when the table has no such column, or one of the other type or of another
/// length than the first.
const std::vector<double>& numbers(const ResultTable& table, std::string_view column);
const std::vector<std::string>& texts(const ResultTable& table, std::string_view column);
bool has_column(const ResultTable& table, std::string_view column);

} // namespace entente::figure
