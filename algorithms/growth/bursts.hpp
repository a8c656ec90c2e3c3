#pragma once
/// Times in which ties came thick and fast.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/timeline.hpp>

#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

namespace entente::growth {

struct BurstsOptions {
    double s = 2;
    double gamma = 1;
    bool by_group = false;

    static constexpr auto fields() {
        return std::tuple{
            Field{"s",
                  &BurstsOptions::s,
                  "how many times faster each level is than the one below",
                  {.least = 1.1, .most = 1000}},
            Field{"gamma",
                  &BurstsOptions::gamma,
                  "how dear it is to rise a level",
                  {.least = 0.001, .most = 1000}},
            Field{"by_group", &BurstsOptions::by_group, "also the bursts of each group of ties"}};
    }
};

/// The level of each event at ascending places in time, two or more of them, by Kleinberg's
/// automaton: level i has gaps x of density a e^(-a x) with a = s^i / mean gap; rising from i to j
/// costs (j - i) gamma ln n for n gaps, falling is free; the levels 0 to ceil(log_s T + log_s
/// (1 / least gap)), T the whole time, that cost least. An event has the level of the gap before
/// it, the first has 0. Of levels that cost the same the lower. Time O(n k) for k levels.
[[nodiscard]] std::vector<std::uint32_t> burst_levels(std::span<const double> places, double s,
                                                      double gamma);

/// Bursts of Kleinberg: for each level from 1 on, the longest stretches of ties that are at that
/// level or above, so that stretches of higher levels lie within those of lower ones.
///
/// Onsets are taken at the middle day of their interval, and ties of one day are spread evenly over
/// it; ties that are undated or open to one side are left out. Many onsets known only to the year
/// meet in the middle of it and look like a burst: draw dates to see whether it stays.
///
/// Columns `group` (empty for all ties; with `by_group` also each group, "(none)" for ties without
/// one), `level`, `first` and `last` (the days of the first and last tie, as 2019-09-16), `events`
/// (how many ties). All ties first, then groups in their order; within by first tie, then level.
///
/// Time O(e log e + e k) for k levels, space O(e k). Throws UsageError when the timeline is not
/// sound. Reference: [kleinberg2002].
[[nodiscard]] ResultTable bursts(const Timeline& timeline, const BurstsOptions& options = {},
                                 const Run& run = {});

} // namespace entente::growth
