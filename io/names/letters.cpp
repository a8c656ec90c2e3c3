#include "letters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>

namespace entente::names {
namespace {

/// Scripts whose letters are romanized one by one: Latin, Greek, Cyrillic, Armenian, Georgian.
constexpr std::array<std::pair<UChar32, UChar32>, 4> ranges{
    {{0x80, 0x590}, {0x10A0, 0x1100}, {0x1E00, 0x2000}, {0x2C60, 0x2C80}}};
constexpr std::size_t table_size = 0x2C80;

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

struct Romanization {
    std::vector<std::string> text;
    std::vector<std::uint8_t> known;

    Romanization() : text(table_size), known(table_size) {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::Transliterator> latin{icu::Transliterator::createInstance(
            "Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status)};
        for (const auto& [from, to] : ranges)
            for (UChar32 c = from; c < to; ++c) {
                const UChar32 small = u_tolower(c);
                const auto fixed = std::find_if(chosen.begin(), chosen.end(),
                                                [&](const auto& p) { return p.first == small; });
                const auto at = static_cast<std::size_t>(c);
                if (fixed != chosen.end()) {
                    text[at] = fixed->second;
                    known[at] = 1;
                    continue;
                }
                if (!u_isalpha(c) || U_FAILURE(status)) continue;
                icu::UnicodeString letter{c};
                latin->transliterate(letter);
                std::string plain;
                letter.toUTF8String(plain);
                plain.erase(std::remove_if(plain.begin(), plain.end(),
                                           [](char l) { return !(l >= 'a' && l <= 'z'); }),
                            plain.end());
                text[at] = plain;
                known[at] = 1;
            }
    }
};

const Romanization& romanization() {
    static const Romanization made;
    return made;
}

enum class Alphabet : std::uint8_t { none, latin, cyrillic, greek, other };

Alphabet alphabet_of(UChar32 c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Alphabet::latin;
    if (c < 0x80) return Alphabet::none;
    if (c >= 0x400 && c < 0x530) return Alphabet::cyrillic;
    if ((c >= 0x370 && c < 0x400) || (c >= 0x1F00 && c < 0x2000)) return Alphabet::greek;
    if (c < 0x250 || (c >= 0x1E00 && c < 0x1F00))
        return u_isalpha(c) ? Alphabet::latin : Alphabet::none;
    return u_isalpha(c) ? Alphabet::other : Alphabet::none;
}

/// Letters that look like Latin ones, and those.
constexpr std::u32string_view cyrillic_twins = U"АВЕКМНОРСТУХІЈЅаекморстухіјѕ";
constexpr std::u32string_view cyrillic_as_latin = U"ABEKMHOPCTYXIJSaekmopctyxijs";
constexpr std::u32string_view greek_twins = U"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικ";
constexpr std::u32string_view greek_as_latin = U"ABEZHIKMNOPTYXovik";

UChar32 twin(UChar32 c, std::u32string_view from, std::u32string_view to) {
    const auto at = from.find(static_cast<char32_t>(c));
    return at == from.npos ? 0 : static_cast<UChar32>(to[at]);
}

/// A word in two alphabets is made of one, where all letters of the other have a twin in it.
void unmix(std::vector<UChar32>& text) {
    for (std::size_t from = 0; from < text.size();) {
        if (alphabet_of(text[from]) == Alphabet::none) {
            ++from;
            continue;
        }
        std::size_t to = from;
        bool latin = false, cyrillic = false, greek = false;
        for (; to < text.size() && alphabet_of(text[to]) != Alphabet::none; ++to) {
            const auto a = alphabet_of(text[to]);
            latin |= a == Alphabet::latin;
            cyrillic |= a == Alphabet::cyrillic;
            greek |= a == Alphabet::greek;
        }
        const auto replace = [&](Alphabet which, std::u32string_view twins,
                                 std::u32string_view as) {
            for (std::size_t i = from; i < to; ++i)
                if (alphabet_of(text[i]) == which && twin(text[i], twins, as) == 0) return false;
            for (std::size_t i = from; i < to; ++i)
                if (alphabet_of(text[i]) == which) text[i] = twin(text[i], twins, as);
            return true;
        };
        if (latin && cyrillic && !replace(Alphabet::cyrillic, cyrillic_twins, cyrillic_as_latin))
            replace(Alphabet::latin, cyrillic_as_latin, cyrillic_twins);
        if (latin && greek && !replace(Alphabet::greek, greek_twins, greek_as_latin))
            replace(Alphabet::latin, greek_as_latin, greek_twins);
        from = to;
    }
}

std::vector<UChar32> composed(std::string_view text) {
    static const icu::Normalizer2* const nfkc = [] {
        UErrorCode status = U_ZERO_ERROR;
        return icu::Normalizer2::getNFKCInstance(status);
    }();
    std::vector<UChar32> out;
    const auto size = static_cast<std::int32_t>(text.size());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    icu::UnicodeString wide;
    for (std::int32_t i = 0; i < size;) {
        UChar32 c;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // within ICU's macro
        U8_NEXT(bytes, i, size, c);
#pragma GCC diagnostic pop
        wide.append(c < 0 ? UChar32{' '} : c);
    }
    UErrorCode status = U_ZERO_ERROR;
    // Signs that composition would turn into a space and a mark, or into letters.
    wide.findAndReplace(icu::UnicodeString{UChar32{0xB4}}, icu::UnicodeString{UChar32{'\''}});
    wide.findAndReplace(icu::UnicodeString{UChar32{0x2122}}, icu::UnicodeString{UChar32{' '}});
    icu::UnicodeString normal = nfkc ? nfkc->normalize(wide, status) : wide;
    if (U_FAILURE(status)) normal = wide;
    for (std::int32_t i = 0; i < normal.length();) {
        const UChar32 c = normal.char32At(i);
        i += U16_LENGTH(c);
        out.push_back(c);
    }
    return out;
}

char mark_of(UChar32 c) {
    switch (c) {
    case '\'':
    case '`':
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2BC:
    case 0x2BB:
    case 0x2032:
    case 0x55A:
        return '\'';
    case '.':
        return '.';
    case '&':
        return '&';
    case '(':
    case '[':
    case '{':
        return '(';
    case ')':
    case ']':
    case '}':
        return ')';
    case ',':
    case ';':
    case ':':
    case '|':
    case '/':
    case 0x3001:
    case 0x60C:
        return ',';
    case '-':
    case 0x2010:
    case 0x2011:
        return '-';
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
        return '~';
    default:
        return ' ';
    }
}

struct Slavic {
    bool h = false; ///< г is h
    bool y = false; ///< и is y
};

Slavic slavic(const std::vector<UChar32>& text, bool ukrainian) {
    bool uk = ukrainian, be = false, ru = false, turkic = false;
    for (const UChar32 upper : text) {
        const UChar32 c = upper < 0x400 || upper > 0x530 ? 0 : u_tolower(upper);
        uk |= c == U'ґ' || c == U'є' || c == U'і' || c == U'ї';
        be |= c == U'ў';
        ru |= c == U'ъ' || (!be && (c == U'ы' || c == U'э' || c == U'ё'));
        turkic |=
            c == U'қ' || c == U'ң' || c == U'ғ' || c == U'ұ' || c == U'ү' || c == U'ә' || c == U'ө';
    }
    if (turkic) return {};
    if (be) return {true, false};
    if (uk && !ru) return {true, true};
    return {};
}

std::vector<Letter> letters_of(std::string_view text, bool ukrainian) {
    std::vector<Letter> out;
    out.reserve(text.size());
    if (std::all_of(text.begin(), text.end(),
                    [](char c) { return static_cast<unsigned char>(c) < 128; })) {
        for (const char c : text) {
            Letter l;
            if (c >= 'a' && c <= 'z') {
                l.letter = true;
                l.text = c;
            } else if (c >= 'A' && c <= 'Z') {
                l.letter = l.upper = true;
                l.text = static_cast<char>(c - 'A' + 'a');
            } else if (c >= '0' && c <= '9') {
                l.digit = true;
                l.text = c;
            } else {
                l.mark = mark_of(c);
            }
            out.push_back(std::move(l));
        }
        return out;
    }
    auto points = composed(text);
    unmix(points);
    const Slavic of = slavic(points, ukrainian);
    const auto& roman = romanization();
    for (const UChar32 c : points) {
        Letter l;
        const auto type = u_charType(c);
        if (c < 0x80) {
            if (c >= 'a' && c <= 'z') {
                l.letter = true;
                l.text = static_cast<char>(c);
            } else if (c >= 'A' && c <= 'Z') {
                l.letter = l.upper = true;
                l.text = static_cast<char>(c - 'A' + 'a');
            } else if (c >= '0' && c <= '9') {
                l.digit = true;
                l.text = static_cast<char>(c);
            } else {
                l.mark = mark_of(c);
            }
        } else if (mark_of(c) != ' ') {
            l.mark = mark_of(c);
        } else if (type == U_FORMAT_CHAR || (c >= 0x300 && c < 0x370) ||
                   (c >= 0x483 && c < 0x48A) || c == 0xAD) {
            continue;
        } else if (u_charDigitValue(c) >= 0) {
            l.digit = true;
            l.text = static_cast<char>('0' + u_charDigitValue(c));
        } else if (static_cast<std::size_t>(c) < table_size &&
                   roman.known[static_cast<std::size_t>(c)]) {
            l.letter = true;
            l.upper = u_isupper(c);
            l.cyrillic = alphabet_of(c) == Alphabet::cyrillic;
            l.text = roman.text[static_cast<std::size_t>(c)];
            l.schwa = u_tolower(c) == U'ə' || u_tolower(c) == U'ә' || u_tolower(c) == U'ǝ';
            const UChar32 small = u_tolower(c);
            if (of.h && small == U'г') l.text = "h";
            if (of.y && small == U'и') l.text = "y";
        } else if (u_isalpha(c) ||
                   ((u_getCombiningClass(c) != 0 || type == U_COMBINING_SPACING_MARK ||
                     type == U_NON_SPACING_MARK) &&
                    !out.empty() && out.back().letter)) {
            l.letter = true;
            icu::UnicodeString{c}.toUTF8String(l.text);
            UErrorCode status = U_ZERO_ERROR;
            const auto script = uscript_getScript(c, &status);
            l.ideograph = script == USCRIPT_HAN || script == USCRIPT_HIRAGANA ||
                          script == USCRIPT_KATAKANA || script == USCRIPT_THAI ||
                          script == USCRIPT_LAO || script == USCRIPT_KHMER ||
                          script == USCRIPT_MYANMAR;
        }
        out.push_back(std::move(l));
    }
    return out;
}

} // namespace

std::vector<Letter> letters(std::string_view text) { return letters_of(text, false); }

std::string romanized(std::string_view text, bool ukrainian) {
    std::string out;
    for (const auto& l : letters_of(text, ukrainian)) {
        if (l.letter || l.digit)
            out += l.text;
        else if (l.mark == '\'')
            continue;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

} // namespace entente::names
