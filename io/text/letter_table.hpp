#pragma once
/// What stands for a letter, in arrays that a build can write into a program.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace entente {

/// By code point: all texts in one, where each begins and the last ends, and '1' for each that
/// there is. A view of a table that lives as long as the program.
struct LetterTable {
    std::string_view letters;
    std::span<const std::uint16_t> starts;
    std::string_view known;

    /// Nothing for what is not in the table; an empty text for what is left out.
    std::optional<std::string_view> find(char32_t letter) const {
        if (letter >= known.size() || known[letter] != '1') return std::nullopt;
        return letters.substr(starts[letter], std::size_t{starts[letter + 1]} - starts[letter]);
    }
};

/// What `ascii_letters` of `ascii_source.hpp` says, as it was when the program was built.
LetterTable built_in_ascii_letters();

} // namespace entente
