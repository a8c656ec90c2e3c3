#include "json_entries.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::string_view white = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(white);
    if (from == text.npos) return {};
    return text.substr(from, text.find_last_not_of(white) - from + 1);
}

/// One past the end of the value that begins at `from`; npos when the text ends within it.
std::size_t end_of_value(std::string_view text, std::size_t from) {
    std::size_t depth = 0;
    for (std::size_t i = from; i < text.size(); ++i) {
        switch (text[i]) {
        case '"':
            for (++i; i < text.size() && text[i] != '"'; ++i)
                if (text[i] == '\\') ++i;
            break;
        case '{':
        case '[':
            ++depth;
            break;
        case '}':
        case ']':
            if (depth == 0) return i;
            if (--depth == 0) return i + 1;
            break;
        case ',':
            if (depth == 0) return i;
            break;
        default:
            break;
        }
    }
    return std::string_view::npos;
}

} // namespace

std::optional<std::uint32_t>
for_each_entry(std::string_view text,
               const std::function<void(std::string_view, std::uint32_t)>& take) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::uint32_t line = 1;
    std::size_t at = std::min(text.find_first_not_of(white), text.size());
    line += static_cast<std::uint32_t>(
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    if (at == text.size()) return {};
    if (text[at] != '[') {
        while (at < text.size()) {
            const auto end = std::min(text.find('\n', at), text.size());
            if (const auto entry = trimmed(text.substr(at, end - at)); !entry.empty())
                take(entry, line);
            at = end + 1;
            ++line;
        }
        return {};
    }
    ++at;
    while (at < text.size()) {
        const auto from = text.find_first_not_of(" \t\r\n,", at);
        if (from == text.npos) return line;
        line += static_cast<std::uint32_t>(
            std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                       text.begin() + static_cast<std::ptrdiff_t>(from), '\n'));
        if (text[from] == ']') return {};
        const auto end = end_of_value(text, from);
        if (end == text.npos) return line;
        if (const auto entry = trimmed(text.substr(from, end - from)); !entry.empty())
            take(entry, line);
        line += static_cast<std::uint32_t>(
            std::count(text.begin() + static_cast<std::ptrdiff_t>(from),
                       text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
        // A stray closing brace would otherwise be met again and again.
        at = std::max(end, from + 1);
        if (end == from) ++at;
    }
    return line;
}

} // namespace entente
