#pragma once
/// Immutable arrays that share their memory: made once, copied for nothing, mapped from a file if
/// need be.
#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace entente {

template <class T>
class Column {
public:
    Column() = default;
    Column(std::vector<T> values) {
        auto kept = std::make_shared<const std::vector<T>>(std::move(values));
        values_ = *kept;
        owner_ = std::move(kept);
    }
    /// Values that live as long as `owner` does.
    Column(std::span<const T> values, std::shared_ptr<const void> owner)
        : values_(values), owner_(std::move(owner)) {}

    /// n values, which fill(std::span<T>) must all write.
    template <class Fill>
    static Column filled(std::size_t n, Fill fill) {
        auto memory = std::make_shared_for_overwrite<T[]>(n);
        const std::span<T> values{memory.get(), n};
        fill(values);
        return Column{values, std::move(memory)};
    }

    std::size_t size() const noexcept { return values_.size(); }
    bool empty() const noexcept { return values_.empty(); }
    const T& operator[](std::size_t i) const { return values_[i]; }
    const T& back() const { return values_.back(); }
    auto begin() const { return values_.begin(); }
    auto end() const { return values_.end(); }
    std::span<const T> span() const noexcept { return values_; }
    operator std::span<const T>() const noexcept { return values_; }

private:
    std::span<const T> values_;
    std::shared_ptr<const void> owner_;
};

} // namespace entente
