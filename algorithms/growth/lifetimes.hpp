#pragma once
/// How long ties hold, from dates that are intervals.
#include <entente/core/view/timeline.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::growth {

/// Days that a tie held, at middle days: from its beginning to its end, or to the last day that is
/// told of.
struct Lifetime {
    double days = 0;
    bool ended = false; ///< else it held that long at least
};

/// The least and the most days that dates allow; most is infinite when it may hold still.
struct LifetimeSpan {
    double least = 0, most = 0;
    bool operator==(const LifetimeSpan&) const = default;
};

/// Of the ties of one group, or of all.
struct Lifetimes {
    std::vector<Lifetime> exact;
    std::vector<LifetimeSpan> spans;
    std::size_t without_begin = 0; ///< left out of both: no day, or open to one side
    /// Left out of `exact`: told to have ended, but not when, or only to one side.
    std::size_t without_end = 0;
    std::size_t too_late = 0; ///< left out of both: begun after the last day that is told of
};

/// Beginnings are those of spells. What has no known end, and is not told to have ended, is
/// censored on timeline.last_told, or, where it is not taken to last, when it is last told to hold;
/// an end after timeline.last_told is censored there. A tie told to have ended at an
/// unknown time held from 0 days to that day. Time O(e).
Lifetimes lifetimes(const Timeline& timeline, const std::uint32_t* group = nullptr);

/// A step of a survival curve: from `days` on a share `share` holds longer.
struct SurvivalStep {
    double days = 0, share = 1, lower = 1, upper = 1;
    std::size_t at_risk = 0, ended = 0;
};

/// The product-limit estimate of Kaplan and Meier, one step per distinct end, with Greenwood's
/// variance on the scale log(-log S). What is censored on a day was at risk on it. The interval is
/// NaN where S is 0. Time O(n log n).
std::vector<SurvivalStep> kaplan_meier(std::vector<Lifetime> lifetimes, double confidence);

/// The first step at which a share is reached, and the first at which its interval's bounds reach
/// it; NaN where none does. Reference: [brookmeyer1982].
struct Reached {
    double days, lower, upper;
};
Reached reached(std::span<const SurvivalStep> steps, double share);

/// Turnbull's estimate: mass on the innermost intervals of what dates allow, and none elsewhere.
struct Innermost {
    double from = 0, to = 0, mass = 0;
};
struct Turnbull {
    std::vector<Innermost> intervals; ///< ascending
    /// The mean log-likelihood is within this of the greatest.
    double gap = 0;
    bool converged = false;
    std::size_t iterations = 0;
    /// The share that holds longer than so many days: between its values at both ends where the
    /// days lie inside of an innermost interval.
    double after(double days) const;  ///< all mass up to and at `days` gone
    double before(double days) const; ///< only what surely ends by then gone
};

/// Self-consistency by expectation and maximization, squared steps where they gain, until the gap
/// is below 1e-8 or 100,000 rounds are over. Time O(n) a round after O(n log n).
Turnbull turnbull(std::vector<LifetimeSpan> spans);

} // namespace entente::growth
