#include <entente/io/text/ascii_source.hpp>
#include <entente/io/text/unicode.hpp>

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <memory>
#include <utility>

namespace entente {
namespace {

/// Latin, as far as its letters are composed, and punctuation.
constexpr std::array<std::pair<UChar32, UChar32>, 3> ranges{
    {{0xA0, 0x300}, {0x1E00, 0x1F00}, {0x2010, 0x2040}}};

bool stands_alone(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    return U_SUCCESS(status) && u_isdefined(c) &&
           (script == USCRIPT_LATIN || script == USCRIPT_COMMON);
}

} // namespace

std::string ascii_by_icu(std::string_view text) {
    // ə has no plain counterpart in Unicode's own table; the rest is left to it.
    static const std::unique_ptr<icu::Transliterator> to_ascii = [] {
        UErrorCode status = U_ZERO_ERROR;
        UParseError where;
        return std::unique_ptr<icu::Transliterator>{icu::Transliterator::createFromRules(
            "entente", "ə > a; Ə > a; ʼ > ; ’ > ; :: Any-Latin; :: Latin-ASCII;", UTRANS_FORWARD,
            where, status)};
    }();
    auto wide = icu::UnicodeString::fromUTF8(
        icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
    if (to_ascii) to_ascii->transliterate(wide);
    std::string plain;
    wide.toUTF8String(plain);
    return plain;
}

std::vector<std::optional<std::string>> ascii_letters() {
    std::vector<std::optional<std::string>> all(ranges.back().second);
    for (const auto& [from, to] : ranges)
        for (UChar32 c = from; c < to; ++c) {
            if (!stands_alone(c)) continue;
            std::string letter;
            append_code_point(letter, static_cast<std::uint32_t>(c));
            all[static_cast<std::size_t>(c)] = ascii_by_icu(letter);
        }
    return all;
}

} // namespace entente
