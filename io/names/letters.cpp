#include "letters.hpp"

#include "romanization.hpp"

#include <entente/io/text/unicode.hpp>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <cstdint>
#include <utility>

namespace entente::names {
namespace {

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
    icu::UnicodeString wide;
    for (std::int32_t i = 0; i < size;) {
        const UChar32 c = next_code_point(text, i);
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
    if (is_ascii(text)) {
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
    static const LetterTable roman_letters = built_in_romanizations();
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
        } else if (const auto roman = roman_letters.find(static_cast<char32_t>(c))) {
            l.letter = true;
            l.upper = u_isupper(c);
            l.cyrillic = alphabet_of(c) == Alphabet::cyrillic;
            l.text = *roman;
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
