#pragma once
/// Which column of a table holds what.
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <entente/io/text/delimited.hpp>
#include <entente/io/text/locale_words.hpp>

#include "reader.hpp"

namespace entente {

struct Columns {
    std::map<std::string, std::size_t> of; ///< role → column from 0
    std::optional<std::size_t> header_row; ///< position among the table's rows
    std::vector<Diagnostic> remarks;       ///< what was found by content

    std::optional<std::size_t> operator[](const std::string& role) const {
        const auto it = of.find(role);
        return it == of.end() ? std::nullopt : std::optional{it->second};
    }
};

/// Throws InputError when no header is found or no column holds partners.
Columns find_columns(const TableText& table, const Words& words, const LocaleWords& locale_words,
                     const RegisterOptions& options);

} // namespace entente
