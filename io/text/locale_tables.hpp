#pragma once
/// What `locale_source.hpp` says, as it was when the program was built.
#include <cstdint>
#include <string>
#include <string_view>

#include "word_table.hpp"

namespace entente {

/// A country's code of two letters as a number; 0 for none.
constexpr std::uint16_t country_number(std::string_view code) {
    if (code.size() != 2) return 0;
    const auto high = static_cast<unsigned char>(code[0]);
    const auto low = static_cast<unsigned char>(code[1]);
    return static_cast<std::uint16_t>(high << 8 | low);
}
inline std::string country_code(std::uint16_t number) {
    if (number == 0) return {};
    return {static_cast<char>(number >> 8), static_cast<char>(number & 0xFF)};
}

/// Names of countries in all languages of a script (as ICU numbers them), each with the number of
/// its code, or 0 where several countries have the name. Empty for a script of no language.
WordTable built_in_countries(int script);

struct MonthTables {
    WordTable usual, without_accents, rare;
};
/// Of each name its month, or 0 where several have it.
MonthTables built_in_months();

} // namespace entente
