#pragma once
/// When actors and their classes came in.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/timeline.hpp>

#include <tuple>

namespace entente::growth {

struct EntryOptions {
    bool actors = true;

    static constexpr auto fields() {
        return std::tuple{
            Field{"actors", &EntryOptions::actors, "tell of every actor, not of classes alone"}};
    }
};

/// Between which days each class (country, say) and each actor had its first tie.
///
/// The first of several dated ties lies between the least earliest and the least latest day of
/// their onsets, and any day between is possible; undated ties are counted beside, for each of them
/// may have been the first. Columns `what` (class or actor), `name` (of the class, or the number of
/// the actor's vertex), `earliest` and `latest` (days as 2019-09-16; empty where that side is open
/// or nothing is dated), `dated ties` and `undated ties`. Classes come first, then actors; within
/// each by latest day, then earliest, then number; those without any date last. Actors without a
/// tie and the unknown class are left out. A tie between two actors of a class counts once for it.
///
/// Time O(e + n log n), space O(n). Throws UsageError when the timeline is not sound.
/// Reference: [edtf2019].
[[nodiscard]] ResultTable entry(const Timeline& timeline, const EntryOptions& options = {},
                                const Run& run = {});

} // namespace entente::growth
