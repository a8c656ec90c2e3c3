#pragma once
/// Strings of a network, each kept once.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "../base/column.hpp"

namespace entente {

/// A string held by a TextPool; the default is the empty string.
enum class Text : std::uint32_t {};

class TextPool {
public:
    TextPool() { intern(""); }
    /// Texts made before: bytes one after another, and where each begins, with the end of the last.
    /// The first is empty.
    TextPool(Column<char> bytes, Column<std::uint64_t> first)
        : bytes_(std::move(bytes)), first_(std::move(first)) {}
    TextPool(const TextPool&) = delete;
    TextPool& operator=(const TextPool&) = delete;
    TextPool(TextPool&&) = default;
    TextPool& operator=(TextPool&&) = default;

    Text intern(std::string_view text);
    /// As intern, for a text that the caller knows to be new; it is not found again.
    Text append(std::string_view text);
    std::string_view operator[](Text text) const {
        const auto i = static_cast<std::size_t>(text);
        if (!made_first_.empty())
            return {made_.data() + made_first_[i], made_first_[i + 1] - made_first_[i]};
        return {bytes_.span().data() + first_[i], first_[i + 1] - first_[i]};
    }
    /// Forgets the index that intern needs; the pool can only be read from then on.
    void freeze();

    std::size_t size() const noexcept {
        return (made_first_.empty() ? first_.size() : made_first_.size()) - 1;
    }
    /// What a frozen pool is made of.
    const Column<char>& bytes() const noexcept { return bytes_; }
    const Column<std::uint64_t>& first() const noexcept { return first_; }

private:
    Column<char> bytes_; ///< once frozen
    Column<std::uint64_t> first_;
    std::vector<char> made_; ///< until then
    std::vector<std::uint64_t> made_first_;
    std::unordered_multimap<std::size_t, Text> index_;
};

} // namespace entente
