#pragma once
/// Names of countries and months in any language, through ICU.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// Looks first in the languages it was given, then in every language that ICU knows; the second
/// index (some 60,000 names) is made when a name first needs it, once for the whole program.
class LocaleWords {
public:
    /// `aliases` are pairs of a country's name as met and its ISO code; they win over ICU's names.
    explicit LocaleWords(std::vector<std::string> languages = {"en"},
                         const std::vector<std::pair<std::string, std::string>>& aliases = {});

    /// ISO 3166-1 alpha-2 code of a country's name (case and composition ignored), or of a code of
    /// two or three capital letters; nothing if no language or several countries have it.
    std::optional<std::string> country(std::string_view name) const;

    /// 1 to 12 for the full or abbreviated name of a month. Where languages that were not given
    /// disagree (listopad: October or November), nothing.
    std::optional<unsigned> month(std::string_view word) const;

private:
    using Index = std::map<std::string, std::string, std::less<>>;
    using MonthIndex = std::map<std::string, unsigned, std::less<>>;
    static void add_countries(Index& index, const std::string& language);
    static void add_months(MonthIndex& index, const std::string& language);
    static const Index& all_countries();
    static const MonthIndex& all_months();

    Index countries_;
    MonthIndex months_;
};

} // namespace entente
