#pragma once
/// The words of pictures and reports, in the reader's language.
#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <entente/core/base/names.hpp>

namespace entente {

enum class Language : std::uint8_t { en, az, ru, tr };
template <>
inline constexpr std::array names_of<Language>{
    Named<Language>{"en", Language::en}, Named<Language>{"az", Language::az},
    Named<Language>{"ru", Language::ru}, Named<Language>{"tr", Language::tr}};

/// Phrases of data/vocabulary/phrases.csv in one language: patterns of ICU with named arguments,
/// whose plurals and numbers follow the rules of that language, whatever the system's.
class Wording {
public:
    explicit Wording(Language language = Language::en);

    struct Argument {
        const char* name;
        std::variant<std::string, double> value; ///< a number for plurals
    };

    Language language() const;
    /// "en", "az" …
    std::string code() const;
    bool has(std::string_view phrase) const;
    /// The phrase with its arguments. Throws UsageError when there is no such phrase.
    std::string operator()(std::string_view phrase,
                           std::initializer_list<Argument> arguments = {}) const;
    /// The phrase, or `otherwise` where there is none: for words that users may add to.
    std::string either(std::string_view phrase, std::string_view otherwise) const;
    /// "2", "2.5", "1,200" or "1 200": with at most `decimals` decimals.
    std::string number(double value, int decimals = 2) const;
    /// The name of a country from its two letters.
    std::string country(std::string_view two_letters) const;

private:
    struct Phrases;
    std::shared_ptr<const Phrases> phrases_;
};

/// What Unicode calls the script of the first letter: "Han", "Georgian", "Latin".
std::string script_name(std::string_view text);

/// The built-in table: id, then one pattern for each language in the order of `Language`.
std::vector<std::array<std::string, 5>> built_in_phrases();

/// A text that the build makes from a file of data/vocabulary, by the file's name without ending:
/// "phrases", "places", "outlines". Throws UsageError for another name.
std::string_view built_in_table(std::string_view name);

} // namespace entente
