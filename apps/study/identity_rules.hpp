#pragma once
/// What a study lets be merged without asking.
#include <array>
#include <cstdint>

#include <entente/core/base/names.hpp>

namespace entente {

/// Which pairs become one actor without being asked about.
enum class MergeRule : std::uint8_t {
    sure, ///< the same text, and names whose words leave no doubt; each is told with its reasons
    text  ///< the same text only
};
template <>
inline constexpr std::array names_of<MergeRule>{Named<MergeRule>{"sure", MergeRule::sure},
                                                Named<MergeRule>{"text", MergeRule::text}};

/// What becomes of units ("Faculty of X, University of Y") whose body is an actor of its own.
enum class UnitRule : std::uint8_t {
    fold, ///< their ties go to the body, the unit's name stays on them
    keep  ///< they are actors
};
template <>
inline constexpr std::array names_of<UnitRule>{Named<UnitRule>{"fold", UnitRule::fold},
                                               Named<UnitRule>{"keep", UnitRule::keep}};

struct IdentityRules {
    MergeRule merge = MergeRule::sure;
    UnitRule units = UnitRule::fold;
};

} // namespace entente
