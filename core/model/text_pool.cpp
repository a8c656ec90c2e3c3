#include <entente/core/model/text_pool.hpp>

#include <functional>

namespace entente {

Text TextPool::intern(std::string_view text) {
    const std::size_t hash = std::hash<std::string_view>{}(text);
    const auto [begin, end] = index_.equal_range(hash);
    for (auto it = begin; it != end; ++it)
        if ((*this)[it->second] == text) return it->second;
    const Text id = append(text);
    index_.emplace(hash, id);
    return id;
}

Text TextPool::append(std::string_view text) {
    if (made_first_.empty()) made_first_.push_back(0);
    const Text id{static_cast<std::uint32_t>(made_first_.size() - 1)};
    made_.insert(made_.end(), text.begin(), text.end());
    made_first_.push_back(made_.size());
    return id;
}

void TextPool::freeze() {
    index_ = {};
    made_.shrink_to_fit();
    made_first_.shrink_to_fit();
    bytes_ = std::exchange(made_, {});
    first_ = std::exchange(made_first_, {});
}

} // namespace entente
