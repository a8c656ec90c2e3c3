#pragma once
/// Positions in the plane whose distances follow those of the network.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>

namespace entente::layout {

struct StressOptions {
    std::uint32_t iterations = 32;
    double tolerance = 5e-3;
    std::uint32_t pivots = 200;

    static constexpr auto fields() {
        return std::tuple{
            Field{
                "iterations", &StressOptions::iterations, "stop after so many steps", {.least = 0}},
            Field{"tolerance",
                  &StressOptions::tolerance,
                  "stop when no actor moves farther, in lengths of a tie",
                  {.least = 0}},
            Field{"pivots",
                  &StressOptions::pivots,
                  "how many actors distances are kept to where all pairs are too many",
                  {.least = 3, .value_name = "COUNT"}}};
    }
};

/// Places actors so that distances in the plane are like distances along ties.
///
///     stress = sum over pairs u, v of (|p(u) - p(v)| - d(u, v))^2 / d(u, v)^2
///
/// d counts hops; direction, weights, parallel ties and self-ties do not matter. Each component is
/// laid out by majorization, one vertex at a time, from classical scaling to pivots, then scaled to
/// a mean tie length of 1 and packed, largest first, into a rectangle of about 4 : 3 that begins at
/// (0, 0); components keep 1 apart. Above 1,500 vertices a component keeps distances to pivots and
/// neighbors only, each pivot standing for those nearer to it (sparse stress); up to 6,000 a
/// quarter as many steps over all pairs follow, above there are three times as many pivots and
/// twice as many steps.
///
/// Distance in the picture approximates distance along ties and nothing else; absolute place,
/// orientation and the places of components mean nothing. In dense networks most distances are 2,
/// which no plane can show.
///
/// Deterministic, by + - * / and square roots alone, without chance; components in parallel, the
/// same bits for any number of threads. Sums run in single precision, side by side in fixed order.
/// Time O(n (n + m)) and O(n^2) a step; for large components O(p m) and O(p n + m) a step for p
/// pivots; space 4 n^2 bytes, or 8 p n. Convergence: residual is the longest move of the last step.
/// Throws UsageError for a negative tolerance or fewer than 3 pivots, and Cancelled. References:
/// [gansner2004], [brandes2006], [ortmann2017].
[[nodiscard]] Positions stress(const Graph& graph, const StressOptions& options = {},
                               const Run& run = {});

/// The stress that is left, over all pairs within components. Time O(n (n + m)).
[[nodiscard]] double remaining_stress(const Graph& graph, const Positions& positions);

} // namespace entente::layout
