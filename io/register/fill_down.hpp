#pragma once
/// Columns whose empty cells mean what stands above them.
#include <array>
#include <vector>

#include "columns.hpp"

namespace entente {

struct FillDown {
    std::array<bool, role_count> roles{};
    std::vector<Diagnostic> remarks;
};

/// The columns asked for; else those filled only where a block of rows begins: different values
/// each time, the first row filled, and more empty cells than filled ones (fewer will do where the
/// values ascend). Throws UsageError for an unknown role. Cost O(rows).
FillDown find_fill_down(const Table& table, const Columns& columns, const RegisterWords& words,
                        const RegisterOptions& options);

} // namespace entente
