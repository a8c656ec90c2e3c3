#pragma once
/// How many actors have how many partners.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::growth {

struct DegreeDistributionOptions {
    paths::Sides direction = paths::Sides::all;
    std::uint32_t least = 0;

    static constexpr auto fields() {
        return std::tuple{
            Field{"direction", &DegreeDistributionOptions::direction,
                  "count neighbors reached by which ties"},
            Field{"least", &DegreeDistributionOptions::least,
                  "degree from which the law is fitted; 0 for the one that fits best"}};
    }
};

/// One row per degree that occurs, ascending: `degree` (distinct neighbors), `actors` with it,
/// `share_at_least`, the share of all actors with as many or more, and `fit`, the same share by the
/// power law of growth.power_law, which holds from its least degree on: NaN below, and everywhere
/// if no law can be fitted. Actors without partners are a row of degree 0 and count in the shares.
///
/// Time O(n + m + d²) for d distinct degrees, space O(n). Reference: [clauset2009].
[[nodiscard]] ResultTable degree_distribution(const Graph& graph,
                                              const DegreeDistributionOptions& options = {},
                                              const Run& run = {});

} // namespace entente::growth
