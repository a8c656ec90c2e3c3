#pragma once
/// What ICU says of the names of countries and months. Asking for all languages takes a fraction of
/// a second, so the build asks and `locale_tables.hpp` has the answers.
#include <functional>
#include <map>
#include <string>
#include <unordered_map>

namespace entente {

/// Code of the country by `name_key` of each of its names; empty where several have the name.
using CountryNames = std::unordered_map<std::string, std::string>;
/// 1 to 12 by folded name without a full stop; 0 where several months have the name.
using MonthNames = std::map<std::string, unsigned, std::less<>>;

/// Adds the names that the language itself has, short and other forms too.
void add_countries(CountryNames& names, const std::string& language);

/// Adds full names (of five bytes or more), or abbreviations and all full names too.
void add_months(MonthNames& names, const std::string& language, bool abbreviated);

/// Of all languages, by the script they are written in, as ICU numbers it; one for Chinese,
/// Japanese and Korean.
std::map<int, CountryNames> countries_by_script();

struct MonthsOfAll {
    MonthNames usual; ///< of languages of registers, abbreviations too, and other spellings
    MonthNames without_accents; ///< the same by their plain letters
    MonthNames rare;            ///< full names in all languages
};
MonthsOfAll months_of_all_languages();

} // namespace entente
