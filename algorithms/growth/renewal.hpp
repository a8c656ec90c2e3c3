#pragma once
/// Whether ties that end are followed by others of the same pair.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/timeline.hpp>

#include <tuple>

namespace entente::growth {

struct RenewalOptions {
    std::uint32_t term = 365;
    bool by_group = false;
    double confidence = 0.95;

    static constexpr auto fields() {
        return std::tuple{
            Field{"term",
                  &RenewalOptions::term,
                  "days after its end within which a tie has to be followed",
                  {.most = 365250}},
            Field{"by_group", &RenewalOptions::by_group, "also for each group of ties"},
            Field{"confidence",
                  &RenewalOptions::confidence,
                  "share of intervals that hold the true value",
                  {.least = 0.5, .most = 0.999}}};
    }
};

/// The share of ended ties that another tie of the same two actors follows: one that begins after
/// the tie began, and at most `term` days after it ended; it may begin while the tie still holds,
/// and may be of any group.
///
/// Columns `group` (empty for all), `quantity`, `value`, `lower`, `upper`. Quantities: `ties
/// ended`, with both a beginning and an end that are bounded; `too late to tell` of them, whose
/// term runs beyond the last day that is told of; `followed` of the others; `share followed`, with
/// Wilson's interval; and `share by dates`, the same at middle days, between the share that is
/// followed whatever days dates stand for and the share that may be (ties too late at middle days
/// are left out of all three); `without end`, ties with no bounded beginning or end, which say
/// nothing. A renewal that a source tells of as the same agreement lengthens that agreement and is
/// none here. NaN where no tie can tell.
///
/// Time O(e log e + p) for pairs p of ties of two actors, space O(e). Throws UsageError when the
/// timeline is not sound. Reference: [beckman2004].
[[nodiscard]] ResultTable renewal(const Timeline& timeline, const RenewalOptions& options = {},
                                  const Run& run = {});

} // namespace entente::growth
