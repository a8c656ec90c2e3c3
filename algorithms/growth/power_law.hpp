#pragma once
/// Whether degrees follow a power law, and what else they may follow.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <tuple>

namespace entente::growth {

struct PowerLawOptions {
    paths::Sides direction = paths::Sides::all;
    std::uint32_t least = 0;
    std::uint32_t draws = 1000;
    double confidence = 0.95;

    static constexpr auto fields() {
        return std::tuple{Field{"direction", &PowerLawOptions::direction,
                                "count neighbors reached by which ties"},
                          Field{"least", &PowerLawOptions::least,
                                "degree from which the law holds; 0 for the one that fits best"},
                          Field{"draws",
                                &PowerLawOptions::draws,
                                "samples drawn from the law to judge the fit; 0 for none",
                                {.most = 1e6}},
                          Field{"confidence",
                                &PowerLawOptions::confidence,
                                "share of intervals that hold the true value",
                                {.least = 0.5, .most = 0.999}}};
    }
};

/// The law p(k) = k^-a / zeta(a, k0) for degrees k >= k0, after Clauset, Shalizi and Newman.
///
/// Degrees are numbers of distinct neighbors; actors without any are left out. The exponent a is
/// the maximum of the likelihood of whole numbers, its interval normal with the error from Fisher's
/// information; k0 is the degree that leaves the least distance of Kolmogorov and Smirnov, unless
/// it is given, and the interval of a does not know that k0 was chosen. `p of the fit` is the share
/// of `draws` samples, from the law above k0 and from the data below, each fitted anew with a k0 of
/// its own, that lie farther from their fit than the data: the law is doubtful below 0.1. It
/// depends on the seed; its interval is that of drawing so few (Wilson's).
///
/// Rivals are fitted to the same degrees from k0 on, on whole numbers: exponential; Poisson; the
/// power law with an exponential cut-off; log-normal and stretched exponential as real numbers
/// rounded. `NAME: log ratio` is the logarithm of the ratio of likelihoods, positive where the
/// power law is better, `NAME: p` how probable a ratio that far from 0 would be were both as good
/// (Vuong; for the cut-off, which holds the power law as a special case, chi-squared on one degree
/// of freedom): above 0.1 the sign says nothing. Parameters follow. A log-normal or stretched
/// exponential that has to stretch to its limits (sigma 15, shape 0.01) is the power law again.
///
/// Other rows: `exponent`, `standard error`, `least degree`, `actors`, `actors in the law`,
/// `distance`. Few actors cannot tell laws apart; ties of unobserved actors are missing, and
/// degrees with them. NaN where there are not two distinct degrees. Exponent, error and distance to
/// nine digits, what rests on searching to six.
///
/// Time O(draws (n log n + d²)) for d distinct degrees, space O(n) a thread. References:
/// [clauset2009], [vuong1989].
[[nodiscard]] ResultTable power_law(const Graph& graph, const PowerLawOptions& options = {},
                                    const Run& run = {});

} // namespace entente::growth
