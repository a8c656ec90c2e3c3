#include <entente/io/text/escape.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace entente {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct CodePoint {
    std::uint32_t value = 0;
    std::size_t length = 1;
    bool valid = false;
};

/// The code point at the front of a text that is not empty; a faulty byte counts for one.
CodePoint front(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};
    std::uint32_t value = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {};
        value = value << 6 | (byte(i) & 0x3FU);
    }
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return {};
    return {value, length, true};
}

bool is_unfit(std::uint32_t c) {
    if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
    return (c >= 0x7F && c <= 0x9F) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

bool turns_direction(std::uint32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

template <class Escape>
std::string escaped(std::string_view text, Escape escape) {
    const std::string visible = visible_text(text);
    std::string out;
    out.reserve(visible.size());
    for (const char c : visible) {
        const std::string_view instead = escape(c);
        if (instead.empty())
            out += c;
        else
            out += instead;
    }
    return out;
}

/// What begins or could end markup anywhere: '>' because "]]>" may not stand in content.
std::string_view markup_entity(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    default:
        return {};
    }
}

} // namespace

std::string visible_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const CodePoint c = front(text);
        if (!c.valid || is_unfit(c.value))
            out += replacement;
        else if (turns_direction(c.value))
            out += fmt::format("[U+{:04X}]", c.value);
        else
            out += text.substr(0, c.length);
        text.remove_prefix(c.length);
    }
    return out;
}

std::string xml_text(std::string_view text) {
    return escaped(text, [](char c) -> std::string_view {
        return c == '\r' ? "&#13;" : markup_entity(c); // a parser would make it a line feed
    });
}

std::string xml_attribute(std::string_view text) {
    return escaped(text, [](char c) -> std::string_view {
        switch (c) {
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        // A parser would make each of these a space.
        case '\t':
            return "&#9;";
        case '\n':
            return "&#10;";
        case '\r':
            return "&#13;";
        default:
            return markup_entity(c);
        }
    });
}

std::string dot_text(std::string_view text) {
    return escaped(text, [](char c) -> std::string_view { return c == '\\' ? "\\\\" : ""; });
}

bool is_safe_link(std::string_view url) {
    const auto is_hidden = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte == 0x7F;
    };
    if (std::any_of(url.begin(), url.end(), is_hidden) || visible_text(url) != url) return false;
    const auto begins = [&](std::string_view scheme) {
        return url.size() > scheme.size() &&
               std::equal(scheme.begin(), scheme.end(), url.begin(), [](char expected, char c) {
                   return expected == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
               });
    };
    return begins("http://") || begins("https://") || begins("mailto:");
}

} // namespace entente
