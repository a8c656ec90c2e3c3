#pragma once
/// Strings of a network, each kept once.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente {

/// A string held by a TextPool; the default is the empty string.
enum class Text : std::uint32_t {};

class TextPool {
public:
    TextPool() { intern(""); }
    TextPool(const TextPool&) = delete;
    TextPool& operator=(const TextPool&) = delete;
    TextPool(TextPool&&) = default;
    TextPool& operator=(TextPool&&) = default;

    Text intern(std::string_view text);
    std::string_view operator[](Text text) const {
        const auto i = static_cast<std::size_t>(text);
        return std::string_view{bytes_}.substr(first_[i], first_[i + 1] - first_[i]);
    }
    /// Forgets the index that intern needs; the pool can only be read from then on.
    void freeze();

private:
    std::string bytes_;
    std::vector<std::uint64_t> first_{0};
    std::unordered_multimap<std::size_t, Text> index_;
};

} // namespace entente
