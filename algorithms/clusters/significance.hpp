#pragma once
/// Whether clusters are more than chance makes of the same degrees.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>

namespace entente::clusters {

struct SignificanceOptions {
    std::uint32_t samples = 100;
    double switches = 10;
    double resolution = 1;

    static constexpr auto fields() {
        return std::tuple{
            Field{"samples", &SignificanceOptions::samples, "random networks", {.least = 2}},
            Field{"switches",
                  &SignificanceOptions::switches,
                  "attempts to switch two ties, per tie of the network",
                  {.least = 0, .most = 10000}},
            Field{"resolution",
                  &SignificanceOptions::resolution,
                  "above 1 smaller clusters, below larger ones",
                  {.least = 0}}};
    }
};

/// The modularity that leiden() finds, against what it finds in random networks of the same
/// degrees.
///
/// Each sample starts from the network made simple (parallel ties once, self-ties and ties of
/// weight 0 dropped; direction ignored) and attempts `switches` times its number of ties to
/// exchange the ends of two ties drawn at random, {a, b}, {c, d} to {a, d}, {c, b}, which is left
/// undone where it would make a parallel or a self-tie; so all simple networks of these degrees are
/// equally likely in the end. Weights are left out on both sides: a null model of weights would be
/// another question.
///
/// A table of measures: `modularity` of the simple network's clusters, `mean` and `standard
/// deviation` in random ones (n - 1), `z`, `p` = (1 + samples at least as high) / (1 + samples),
/// `samples`, `attempts` per sample and the mean share of `switched` among them. z is NaN where all
/// samples are alike: degrees may leave nothing to chance, as in a star. A low p says that there is
/// more than degrees, such as triangles; not that these clusters are the right ones.
///
/// Sample i draws from (seed, i); samples go in parallel; the same for any number of threads. Time
/// that of `samples` runs of leiden() and O(switches m) each, space O(n + m) a thread. Throws
/// UsageError for options out of bounds, and Cancelled. References: [newman2004], [milo2003],
/// [guimera2004].
[[nodiscard]] ResultTable significance(const Graph& graph, const SignificanceOptions& options = {},
                                       const Run& run = {});

} // namespace entente::clusters
