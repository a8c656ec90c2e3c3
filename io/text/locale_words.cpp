#include <entente/io/text/locale_words.hpp>
#include <entente/io/text/unicode.hpp>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <cstring>

namespace entente {
namespace {

/// Adds an entry, or voids it when another meaning has it already.
template <class Map, class Value>
void add_unless_ambiguous(Map& map, std::string key, const Value& value) {
    const auto [at, is_new] = map.try_emplace(std::move(key), value);
    if (!is_new && at->second != value) at->second = Value{};
}

std::string_view without_dot(std::string_view word) {
    while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
    return word;
}

/// Languages, without their regional variants, which name countries and months almost alike.
std::vector<std::string> all_languages() {
    std::vector<std::string> all;
    for (std::int32_t i = 0; i < uloc_countAvailable(); ++i) {
        const char* id = uloc_getAvailable(i);
        const char* rest = std::strchr(id, '_');
        if (!rest || std::strlen(rest) == 5) all.emplace_back(id); // "az", "az_Cyrl"
    }
    return all;
}

} // namespace

LocaleWords::LocaleWords(std::vector<std::string> languages,
                         const std::vector<std::pair<std::string, std::string>>& aliases) {
    for (const std::string& language : languages) {
        add_countries(countries_, language);
        add_months(months_, language);
    }
    for (const auto& [name, code] : aliases) countries_[fold(name)] = code;
}

void LocaleWords::add_countries(Index& index, const std::string& language) {
    for (const char* const* code = uloc_getISOCountries(); *code; ++code) {
        const std::string name = country_name(*code, language);
        if (name != *code) add_unless_ambiguous(index, fold(name), std::string{*code});
    }
}

void LocaleWords::add_months(MonthIndex& index, const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols{icu::Locale{language.c_str()}, status};
    if (U_FAILURE(status)) return;
    for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE})
        for (const auto width :
             {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
            std::int32_t count = 0;
            const icu::UnicodeString* names = symbols.getMonths(count, context, width);
            for (std::int32_t m = 0; m < count && m < 12; ++m) {
                std::string name;
                names[m].toUTF8String(name);
                const std::string key{without_dot(fold(name))};
                const bool is_numeral = key.find_first_not_of("0123456789") == key.npos;
                if (!is_numeral) add_unless_ambiguous(index, key, static_cast<unsigned>(m + 1));
            }
        }
}

const LocaleWords::Index& LocaleWords::all_countries() {
    static const Index all = [] {
        Index index;
        for (const std::string& language : all_languages()) add_countries(index, language);
        return index;
    }();
    return all;
}

const LocaleWords::MonthIndex& LocaleWords::all_months() {
    static const MonthIndex all = [] {
        MonthIndex index;
        for (const std::string& language : all_languages()) add_months(index, language);
        return index;
    }();
    return all;
}

std::optional<std::string> LocaleWords::country(std::string_view name) const {
    const std::string key = fold(name);
    if (key.empty()) return std::nullopt;
    const auto look = [&](const Index& index) -> std::optional<std::string> {
        const auto it = index.find(key);
        if (it == index.end() || it->second.empty()) return std::nullopt;
        return it->second;
    };
    if (auto found = look(countries_)) return found;
    const bool is_code = name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == name.npos;
    if (is_code && (name.size() == 2 || name.size() == 3))
        for (const char* const* code = uloc_getISOCountries(); *code; ++code) {
            if (name == *code) return std::string{*code};
            const icu::Locale region{"und", *code};
            if (name == region.getISO3Country()) return std::string{*code};
        }
    return look(all_countries());
}

std::optional<unsigned> LocaleWords::month(std::string_view word) const {
    const std::string folded = fold(word);
    const std::string_view key = without_dot(folded);
    const auto look = [&](const MonthIndex& index) -> std::optional<unsigned> {
        const auto it = index.find(key);
        if (it == index.end() || it->second == 0) return std::nullopt;
        return it->second;
    };
    if (key.empty() || (key.front() >= '0' && key.front() <= '9')) return std::nullopt;
    if (auto found = look(months_)) return found;
    return look(all_months());
}

} // namespace entente
