#pragma once
/// Which rows of a table are its header, and which column holds what.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <entente/io/text/locale_words.hpp>
#include <entente/io/text/table.hpp>

#include "reader.hpp"
#include "roles.hpp"

namespace entente {

/// What finding columns needs besides the table.
struct RegisterWords {
    const Words& words;
    const HeaderWords& headers;
    const LocaleWords& locale;
};

struct Columns {
    std::array<std::optional<std::size_t>, role_count> of{};
    std::vector<std::size_t> header_rows;   ///< positions among the table's rows, ascending
    std::size_t first_row = 0;              ///< where the agreements begin
    std::vector<std::string> names;         ///< headers as written; groups before a bar
    std::vector<std::string> texts;         ///< of the last header row only
    std::vector<std::size_t> more_partners; ///< further columns of parties, beside the partner's
    WideTable wide = WideTable::none;
    std::vector<std::size_t> wide_columns;
    bool members_are_columns =
        false;                ///< wide: the column's name belongs to the row's, not the row's to it
    bool are_members = false; ///< wide: the ties are memberships
    bool speaks_english = true;      ///< all known words of the header are English
    std::vector<Diagnostic> remarks; ///< how columns were found, and how to say otherwise

    std::optional<std::size_t> operator[](Role role) const {
        return of[static_cast<std::size_t>(role)];
    }
    std::optional<std::size_t>& at(Role role) { return of[static_cast<std::size_t>(role)]; }
    bool has_pair() const { return (*this)[Role::from] && (*this)[Role::to]; }
    std::size_t count() const;
    /// The column's header, or its number.
    std::string name(std::size_t column) const;
};

/// Finds the header by its words, by its place above data, or says that there is none; then each
/// column by the words of its header checked against what stands below, and by content alone where
/// words do not tell. Throws InputError when no header is found and content does not tell either,
/// or when no column holds partners; UsageError for an unknown role. Cost O(rows of a sample).
Columns find_columns(const Table& table, const RegisterWords& words,
                     const RegisterOptions& options);

} // namespace entente
