#pragma once
/// Names of the values of an enumeration, declared once beside the enumeration.
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace entente {

/// Specialized next to each enumeration that users may write or read.
template <class E>
inline constexpr std::array<std::pair<std::string_view, E>, 0> names_of{};

/// The pair type that specializations are made of: `std::array{Named<Color>{"red", Color::red}}`.
template <class E>
using Named = std::pair<std::string_view, E>;

template <class E>
constexpr std::string_view name_of(E value) {
    for (const auto& [name, candidate] : names_of<E>)
        if (candidate == value) return name;
    return "";
}

template <class E>
constexpr std::optional<E> value_named(std::string_view text) {
    for (const auto& [name, value] : names_of<E>)
        if (name == text) return value;
    return std::nullopt;
}

} // namespace entente
