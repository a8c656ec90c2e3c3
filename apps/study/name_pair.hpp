#pragma once
/// Two names that were held against each other.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <entente/core/base/errors.hpp>
#include <entente/core/base/names.hpp>

namespace entente {

/// A pair of names that was judged, and by what.
struct NamePair {
    enum class State : std::uint8_t {
        merged,   ///< one actor, by the words of the names
        open,     ///< to be asked about; two actors until then
        refused,  ///< the words say same, a country, an identifier or a decision forbids it
        same,     ///< decided: one actor
        different ///< decided: two actors
    } state = State::open;
    std::string name, country, other, other_country;
    double score = 0;
    std::vector<std::string> reasons;
    Place place, other_place; ///< where each is met first
};
template <>
inline constexpr std::array names_of<NamePair::State>{
    Named<NamePair::State>{"merged", NamePair::State::merged},
    Named<NamePair::State>{"open", NamePair::State::open},
    Named<NamePair::State>{"refused", NamePair::State::refused},
    Named<NamePair::State>{"same", NamePair::State::same},
    Named<NamePair::State>{"different", NamePair::State::different}};

} // namespace entente
