#include "romanization.hpp"

#include <entente/core/base/errors.hpp>

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace entente::names {
namespace {

/// Scripts whose letters are romanized one by one: Latin, Greek, Cyrillic, Armenian, Georgian.
constexpr std::array<std::pair<UChar32, UChar32>, 4> ranges{
    {{0x80, 0x590}, {0x10A0, 0x1100}, {0x1E00, 0x2000}, {0x2C60, 0x2C80}}};

constexpr std::array<std::pair<UChar32, const char*>, 86> chosen{{
    // Latin: what the alphabets that have the letter would write without it.
    {U'ə', "a"},
    {U'ı', "i"},
    {U'ğ', "g"},
    {U'ş', "s"},
    {U'ș', "s"},
    {U'ţ', "t"},
    {U'ț', "t"},
    {U'ü', "u"},
    {U'ö', "o"},
    {U'ä', "a"},
    {U'å', "a"},
    {U'ø', "o"},
    {U'æ', "ae"},
    {U'œ', "oe"},
    {U'ß', "ss"},
    {U'ł', "l"},
    {U'đ', "d"},
    {U'ð', "d"},
    {U'þ', "th"},
    {U'ħ', "h"},
    {U'ŋ', "n"},
    {U'ǝ', "a"},
    // Cyrillic, as romanized most often in names of institutions.
    {U'а', "a"},
    {U'б', "b"},
    {U'в', "v"},
    {U'г', "g"},
    {U'д', "d"},
    {U'е', "e"},
    {U'ё', "e"},
    {U'ж', "zh"},
    {U'з', "z"},
    {U'и', "i"},
    {U'й', "y"},
    {U'к', "k"},
    {U'л', "l"},
    {U'м', "m"},
    {U'н', "n"},
    {U'о', "o"},
    {U'п', "p"},
    {U'р', "r"},
    {U'с', "s"},
    {U'т', "t"},
    {U'у', "u"},
    {U'ф', "f"},
    {U'х', "kh"},
    {U'ц', "ts"},
    {U'ч', "ch"},
    {U'ш', "sh"},
    {U'щ', "shch"},
    {U'ъ', ""},
    {U'ы', "y"},
    {U'ь', ""},
    {U'э', "e"},
    {U'ю', "yu"},
    {U'я', "ya"},
    {U'і', "i"},
    {U'ї', "i"},
    {U'є', "ye"},
    {U'ґ', "g"},
    {U'ў', "u"},
    {U'ә', "a"},
    {U'қ', "k"},
    {U'ң', "n"},
    {U'ғ', "g"},
    {U'ү', "u"},
    {U'ұ', "u"},
    {U'һ', "h"},
    {U'ө', "o"},
    {U'ҳ', "h"},
    {U'ҷ', "j"},
    {U'ӣ', "i"},
    {U'ӯ', "u"},
    {U'ј', "j"},
    {U'љ', "lj"},
    {U'њ', "nj"},
    {U'ћ', "c"},
    {U'ђ', "dj"},
    {U'џ', "dz"},
    {U'ѓ', "gj"},
    {U'ќ', "kj"},
    {U'ҹ', "j"},
    {U'ҝ', "g"},
    {U'ӱ', "u"},
    {U'ѕ', "dz"},
    {U'ѳ', "f"},
    {U'ѣ', "e"},
}};

} // namespace

std::vector<std::optional<std::string>> romanizations() {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> latin{icu::Transliterator::createInstance(
        "Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status)};
    if (U_FAILURE(status)) throw SystemError("ICU has no transliteration into Latin letters");
    std::vector<std::optional<std::string>> all(ranges.back().second);
    for (const auto& [from, to] : ranges)
        for (UChar32 c = from; c < to; ++c) {
            const UChar32 small = u_tolower(c);
            const auto fixed = std::find_if(chosen.begin(), chosen.end(),
                                            [&](const auto& p) { return p.first == small; });
            const auto at = static_cast<std::size_t>(c);
            if (fixed != chosen.end()) {
                all[at] = fixed->second;
                continue;
            }
            if (!u_isalpha(c)) continue;
            icu::UnicodeString letter{c};
            latin->transliterate(letter);
            std::string plain;
            letter.toUTF8String(plain);
            plain.erase(std::remove_if(plain.begin(), plain.end(),
                                       [](char l) { return !(l >= 'a' && l <= 'z'); }),
                        plain.end());
            all[at] = plain;
        }
    return all;
}

} // namespace entente::names
