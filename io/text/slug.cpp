#include <entente/io/text/ascii_source.hpp>
#include <entente/io/text/letter_table.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <cstdint>
#include <optional>
#include <utility>

namespace entente {
namespace {

/// For scripts without a transliteration: "u13e3-u13b3".
std::string code_point_slug(std::string_view text) {
    constexpr std::size_t most = 32; // letters; the name itself is kept elsewhere
    std::string out;
    std::size_t letters = 0;
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(text.size()) && letters < most;) {
        const std::int32_t c = next_code_point(text, i);
        if (c < 0 || !u_isalnum(c)) continue;
        out += fmt::format("{}u{:x}", letters++ ? "-" : "", static_cast<std::uint32_t>(c));
    }
    return out;
}

/// Letter by letter, where none depends on its neighbors; nothing where ICU must be asked, which
/// takes milliseconds the first time.
std::optional<std::string> ascii_by_letters(std::string_view text) {
    static const LetterTable table = built_in_ascii_letters();
    std::string plain;
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(text.size());) {
        const std::int32_t c = next_code_point(text, i);
        if (c < 0) return std::nullopt;
        if (c < 0x80) {
            plain += static_cast<char>(c);
            continue;
        }
        const auto letters = table.find(static_cast<char32_t>(c));
        if (!letters) return std::nullopt;
        plain += *letters;
    }
    return plain;
}

} // namespace

std::string slug(std::string_view text) {
    std::string plain;
    if (auto letters = ascii_by_letters(text))
        plain = std::move(*letters);
    else
        plain = ascii_by_icu(text);
    std::string out;
    for (const char c : plain) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out += upper ? static_cast<char>(c - 'A' + 'a') : c;
        else if (c != '\'' && c != '.' && !out.empty() && out.back() != '-')
            out += '-';
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out.empty() ? code_point_slug(text) : out;
}

} // namespace entente
