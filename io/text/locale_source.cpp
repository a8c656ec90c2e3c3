#include <entente/io/text/locale_source.hpp>
#include <entente/io/text/plain_words.hpp>
#include <entente/io/text/unicode.hpp>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>
#include <unicode/uscript.h>

#include <array>
#include <cstring>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace entente {
namespace {

/// Adds an entry, or voids it when another meaning has it already.
template <class Map, class Value>
void add_unless_ambiguous(Map& map, std::string key, const Value& value) {
    const auto [at, is_new] = map.try_emplace(std::move(key), value);
    if (!is_new && at->second != value) at->second = Value{};
}

/// Languages, without their regional variants, which name months almost alike.
std::vector<std::string> all_languages() {
    std::vector<std::string> all;
    for (std::int32_t i = 0; i < uloc_countAvailable(); ++i) {
        const char* id = uloc_getAvailable(i);
        const char* rest = std::strchr(id, '_');
        if (!rest || std::strlen(rest) == 5) all.emplace_back(id); // "az", "az_Cyrl"
    }
    return all;
}

/// Languages whose abbreviations of months are known without being asked for. Those of others are
/// words of these as often as not: "tom", "dal", "see", "dan".
constexpr std::array<const char*, 68> languages_of_registers{
    "af", "ar",      "ar_DZ", "ar_LB", "ar_MA", "az", "az_Cyrl", "be",     "bg", "bn",
    "bs", "bs_Cyrl", "ca",    "cs",    "da",    "de", "de_AT",   "el",     "en", "en_AU",
    "es", "es_MX",   "et",    "fa",    "fi",    "fr", "fr_CA",   "ga",     "gl", "he",
    "hi", "hr",      "hu",    "hy",    "id",    "is", "it",      "ja",     "ka", "kk",
    "ko", "ky",      "lt",    "lv",    "mk",    "mn", "ms",      "nb",     "nl", "nn",
    "pl", "pt",      "pt_PT", "ro",    "ru",    "sk", "sl",      "sq",     "sr", "sr_Latn",
    "sv", "tg",      "th",    "tk",    "tr",    "uk", "uz",      "uz_Cyrl"};

/// As people write them who write differently from ICU: genitives of Serbian, months of older
/// orthography, umlauts in two letters.
constexpr std::array<std::pair<std::string_view, unsigned>, 37> more_months{{
    {"јануара", 1},   {"фебруара", 2},  {"априла", 4},    {"маја", 5},      {"јуна", 6},
    {"јула", 7},      {"септембра", 9}, {"октобра", 10},  {"новембра", 11}, {"децембра", 12},
    {"januara", 1},   {"februara", 2},  {"juna", 6},      {"jula", 7},      {"septembra", 9},
    {"oktobra", 10},  {"novembra", 11}, {"decembra", 12}, {"maerz", 3},     {"jaenner", 1},
    {"setiembre", 9}, {"set", 9},       {"мамыры", 5},    {"يناير", 1},     {"فبراير", 2},
    {"مارس", 3},      {"ابريل", 4},     {"مايو", 5},      {"يونيه", 6},     {"يوليه", 7},
    {"يوليو", 7},     {"اغسطس", 8},     {"سبتمبر", 9},    {"اكتوبر", 10},   {"نوفمبر", 11},
    {"ديسمبر", 12},   {"juin", 6},
}};

using Bundle = std::unique_ptr<UResourceBundle, decltype(&ures_close)>;

/// Calls `take(code, name)` for the names that a language itself has, short and other forms too.
template <class Take>
void each_country(const char* language, Take take) {
    static const std::set<std::string_view> codes = [] {
        std::set<std::string_view> all{"XK", "EU"};
        for (const char* const* code = uloc_getISOCountries(); *code; ++code) all.insert(*code);
        return all;
    }();
    UErrorCode status = U_ZERO_ERROR;
    const Bundle own{ures_openDirect(U_ICUDATA_NAME "-region", language, &status), &ures_close};
    if (U_FAILURE(status)) return;
    for (const char* table : {"Countries", "Countries%short", "Countries%variant"}) {
        status = U_ZERO_ERROR;
        const Bundle names{ures_getByKey(own.get(), table, nullptr, &status), &ures_close};
        if (U_FAILURE(status)) continue;
        for (ures_resetIterator(names.get()); ures_hasNext(names.get());) {
            std::int32_t length = 0;
            const char* code = nullptr;
            status = U_ZERO_ERROR;
            const char16_t* name = ures_getNextString(names.get(), &length, &code, &status);
            if (U_FAILURE(status) || !name || !code || !codes.contains(code)) continue;
            take(std::string{code}, icu::UnicodeString{false, name, length});
        }
    }
}

/// The script that a language is written in first; one for Chinese, Japanese and Korean.
UScriptCode script_of_language(const char* language) {
    UErrorCode status = U_ZERO_ERROR;
    std::array<UScriptCode, 8> codes{};
    if (uscript_getCode(language, codes.data(), static_cast<std::int32_t>(codes.size()), &status) <=
            0 ||
        U_FAILURE(status))
        return USCRIPT_LATIN;
    const UScriptCode script = codes[0];
    const bool is_east_asian = script == USCRIPT_SIMPLIFIED_HAN ||
                               script == USCRIPT_TRADITIONAL_HAN || script == USCRIPT_KATAKANA ||
                               script == USCRIPT_HIRAGANA || script == USCRIPT_HANGUL ||
                               script == USCRIPT_KOREAN || script == USCRIPT_JAPANESE;
    return is_east_asian ? USCRIPT_HAN : script;
}

} // namespace

void add_countries(CountryNames& names, const std::string& language) {
    each_country(language.c_str(), [&](const std::string& code, const icu::UnicodeString& name) {
        std::string text;
        name.toUTF8String(text);
        add_unless_ambiguous(names, name_key(text), code);
    });
}

void add_months(MonthNames& names, const std::string& language, bool abbreviated) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols{icu::Locale{language.c_str()}, status};
    if (U_FAILURE(status)) return;
    for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE})
        for (const auto width :
             {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
            if (!abbreviated && width == icu::DateFormatSymbols::ABBREVIATED) continue;
            std::int32_t count = 0;
            const icu::UnicodeString* months = symbols.getMonths(count, context, width);
            for (std::int32_t m = 0; m < count && m < 12; ++m) {
                std::string name;
                months[m].toUTF8String(name);
                const std::string key{without_dot(fold(name))};
                const bool is_numeral = key.find_first_not_of("0123456789") == key.npos;
                if (!is_numeral && (abbreviated || key.size() >= 5))
                    add_unless_ambiguous(names, key, static_cast<unsigned>(m + 1));
            }
        }
}

std::map<int, CountryNames> countries_by_script() {
    std::map<int, CountryNames> all;
    for (std::int32_t i = 0; i < uloc_countAvailable(); ++i) {
        const char* language = uloc_getAvailable(i);
        add_countries(all[script_of_language(language)], language);
    }
    return all;
}

MonthsOfAll months_of_all_languages() {
    MonthsOfAll all;
    for (const char* language : languages_of_registers) add_months(all.usual, language, true);
    for (const auto& [name, month] : more_months)
        all.usual.insert_or_assign(std::string{name}, month);
    for (const auto& [name, month] : all.usual)
        add_unless_ambiguous(all.without_accents, joined(plain_words(name)), month);
    for (const std::string& language : all_languages()) add_months(all.rare, language, false);
    return all;
}

} // namespace entente
