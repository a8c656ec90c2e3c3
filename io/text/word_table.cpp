#include <entente/io/text/word_table.hpp>

namespace entente {

std::size_t WordTable::from(std::string_view wanted) const {
    std::size_t low = 0, high = size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (word(middle) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::optional<std::uint16_t> WordTable::find(std::string_view wanted) const {
    const std::size_t at = from(wanted);
    if (at == size() || word(at) != wanted) return std::nullopt;
    return number(at);
}

} // namespace entente
