#include <entente/core/model/text_pool.hpp>

#include <functional>

namespace entente {

Text TextPool::intern(std::string_view text) {
    const std::size_t hash = std::hash<std::string_view>{}(text);
    const auto [begin, end] = index_.equal_range(hash);
    for (auto it = begin; it != end; ++it)
        if ((*this)[it->second] == text) return it->second;
    const Text id{static_cast<std::uint32_t>(first_.size() - 1)};
    bytes_.append(text);
    first_.push_back(bytes_.size());
    index_.emplace(hash, id);
    return id;
}

void TextPool::freeze() {
    index_ = {};
    bytes_.shrink_to_fit();
    first_.shrink_to_fit();
}

} // namespace entente
