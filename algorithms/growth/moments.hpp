#pragma once
/// Timelines whose dates are brought down to single days, for what needs exact days.
#include <entente/core/view/timeline.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente::growth {

/// The middle day of an interval that is bounded on both sides; of two the earlier.
std::optional<Day> middle(const Date& date);

/// What has no middle.
struct LeftOut {
    std::size_t undated = 0; ///< events without any onset
    std::size_t open = 0;    ///< events whose onset is known to one side only
};

/// The same events, onsets that are bounded brought to their middle day and the others made
/// unknown; likewise where spells begin. Ends that are bounded are brought to their middle day but
/// not before the beginning; ends known to one side only stay as they are. Time O(e).
Timeline at_middle_days(const Timeline& timeline, LeftOut* left_out = nullptr);

/// Events with a bounded onset in the order of its middle day, then of the timeline.
struct Moment {
    Day day = 0;
    std::uint32_t event = 0;
};
std::vector<Moment> moments(const Timeline& timeline, LeftOut* left_out = nullptr);

} // namespace entente::growth
