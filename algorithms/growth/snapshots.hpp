#pragma once
/// What each slice of time holds, all slices in one sweep.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/slices.hpp>

#include <tuple>

namespace entente::growth {

struct SnapshotsOptions {
    PeriodLength period = PeriodLength::year;
    Slicing slicing = Slicing::cumulative;
    unsigned width = 1;

    static constexpr auto fields() {
        return std::tuple{
            Field{"period", &SnapshotsOptions::period, "how long a slice is"},
            Field{"slicing", &SnapshotsOptions::slicing,
                  "what a slice holds: all ties begun so far, those begun in a sliding window, or "
                  "those in force on its last day"},
            Field{"width",
                  &SnapshotsOptions::width,
                  "periods that a sliding window is wide",
                  {.least = 1, .most = 120'000}}};
    }
};

/// Columns per slice: `ties`; `pairs` of actors with a tie; `actors` with a tie; `components`, of
/// actors with a tie; `largest component`, its actors; `greatest degree`, of distinct partners.
/// Direction does not count; a tie of an actor with itself is a tie and no pair, and brings its
/// actor in.
///
/// `lower` and `upper` are those of all networks that the dates allow. The least number of ties,
/// pairs, actors, largest component and degree is that of the certain ties, the greatest that of
/// the possible ones. The number of components is at least that of the components of possible ties
/// which hold a certain one, and this is attained; it is at most that of the certain ties and one
/// more for every two actors that only possible ties bring in (for every one, where some actor is
/// tied to itself). Ties without any date are in no
/// slice; `apart` counts them.
///
/// One sweep over what changes, and components by parting time (connectivity.hpp): cost O(n + e log
/// e) for e events and not the number of slices times them. Throws UsageError as require_sound.
[[nodiscard]] Series snapshots(const Timeline& timeline, const SnapshotsOptions& options = {},
                               const Run& run = {});

} // namespace entente::growth
