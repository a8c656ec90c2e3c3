#pragma once
/// Words with a number each, in arrays that a build can write into a program.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace entente {

/// Views of a table that lives as long as the program. Words stand in order of their bytes, each
/// once. No part of it holds an address, so a program starts without touching it.
class WordTable {
public:
    constexpr WordTable() = default;
    /// All words in one; where each begins and the last ends; the number of each.
    constexpr WordTable(std::string_view letters, std::span<const std::uint32_t> starts,
                        std::span<const std::uint16_t> numbers)
        : letters_(letters), starts_(starts), numbers_(numbers) {}

    std::size_t size() const noexcept { return numbers_.size(); }
    std::string_view word(std::size_t at) const {
        return letters_.substr(starts_[at], starts_[at + 1] - starts_[at]);
    }
    std::uint16_t number(std::size_t at) const { return numbers_[at]; }

    /// The first word that is not before this one in order; size() if there is none. O(log size).
    std::size_t from(std::string_view word) const;
    std::optional<std::uint16_t> find(std::string_view word) const;

private:
    std::string_view letters_;
    std::span<const std::uint32_t> starts_;
    std::span<const std::uint16_t> numbers_;
};

} // namespace entente
