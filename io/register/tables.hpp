#pragma once
/// Which tables of a source are its register.
#include <string>
#include <vector>

#include "columns.hpp"

namespace entente {

struct ChosenTable {
    std::size_t table = 0; ///< position in the source
    Columns columns;
};

struct ChosenTables {
    std::vector<ChosenTable> tables; ///< in the order of the source, at least one
    std::vector<Diagnostic> remarks; ///< which were left out, and why
};

/// The table asked for, or the one that looks most like a register (parties found, many roles, many
/// rows), with all others that have the same columns or go on without a header. Throws what
/// `find_columns` throws for the likeliest, UsageError when the table asked for is not there.
ChosenTables choose_tables(const Tables& tables, const RegisterWords& words,
                           const RegisterOptions& options);

} // namespace entente
