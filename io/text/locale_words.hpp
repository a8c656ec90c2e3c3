#pragma once
/// Names of countries and months in any language, through ICU.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "locale_source.hpp"

namespace entente {

struct CountryMatch {
    std::string code;
    bool corrected = false; ///< the name was a letter away from that of the country
    bool operator==(const CountryMatch&) const = default;
};

/// Looks first in the languages it was given, as ICU has them, then in every language that ICU knew
/// when the program was built.
class LocaleWords {
public:
    /// `aliases` are pairs of a country's name as met and its ISO code; they win over ICU's names.
    explicit LocaleWords(std::vector<std::string> languages = {"en"},
                         const std::vector<std::pair<std::string, std::string>>& aliases = {});

    /// ISO 3166-1 alpha-2 code of a country's name, in which case, accents, spaces and punctuation
    /// do not matter, nor numbering before it, marks of footnotes behind it, a flag beside it, and
    /// the form of state ("Republic of …", "Islamic Republic of"); or of a code of two or three
    /// capital letters (ISO, EL and UK of the European Union, those of the Olympic Committee), or
    /// of a flag; or of the first five letters or more of one country's names with a full stop
    /// ("Deutschl."). XK for Kosovo, EU for the European Union. Nothing if no language or several
    /// countries have the name.
    std::optional<std::string> country(std::string_view name) const;

    /// The same, and for a name of six letters or more that is one letter (missing, too many,
    /// another, or swapped with its neighbor) away from those of one country only, in the languages
    /// given and the aliases, that country, corrected. Cost O(names) where none is known.
    std::optional<CountryMatch> find_country(std::string_view name) const;

    /// 1 to 12 for the full name of a month in any language, or its abbreviation in the languages
    /// given or one of some sixty in which registers are kept; accents may be left out, and a
    /// letter of a long name in the languages given may be wrong. Where
    /// languages that were not given disagree (listopad: October or November), nothing.
    std::optional<unsigned> month(std::string_view word) const;

private:
    std::optional<std::string> known(std::string_view name) const;
    std::optional<std::string> abbreviated(std::string_view name) const;
    std::optional<std::string> nearest(std::string_view name) const;

    CountryNames countries_;
    MonthNames months_;
};

} // namespace entente
