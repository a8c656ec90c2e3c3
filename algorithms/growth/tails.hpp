#pragma once
/// Laws of counts from some least value on, fitted by maximum likelihood.
#include <entente/core/base/draws.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace entente::growth {

/// Hurwitz' zeta function, the sum of (q + k)^-s over k >= 0, for s > 1 and q >= 1, with its first
/// and second derivative by s; by Euler's and Maclaurin's formula, to about 14 digits.
struct Zeta {
    double value, first, second;
};
Zeta zeta(double s, double q);

/// Distinct values, ascending, and how often each occurs.
struct Counts {
    std::vector<std::uint64_t> value;
    std::vector<std::size_t> count;

    static Counts of(std::vector<std::uint64_t> values);
    /// Those from `least` on.
    Counts from(std::uint64_t least) const;
    std::size_t total() const;
};

/// p(x) = x^-exponent / zeta(exponent, least) for x >= least.
struct PowerLaw {
    std::uint64_t least = 0; ///< 0 when nothing could be fitted
    double exponent = 0, error = 0, distance = 0;
    std::size_t count = 0; ///< values from `least` on
    bool is_fitted() const { return least > 0; }
    /// The share of values from `least` on that are `x` or more.
    double at_least(std::uint64_t x) const;
};

/// The exponent by maximum likelihood, its standard error from the information, and the distance
/// of Kolmogorov and Smirnov over all whole numbers. With `least` 0 the least value is the one that
/// gives the smallest distance (the least such) among those that leave two distinct values. Values
/// of 0 are left out. Not fitted where there are not two distinct values. Time O(d²) for d distinct
/// values, O(d) with `least`.
PowerLaw fit_power_law(const Counts& counts, std::uint64_t least = 0);

/// Draws from a fitted law by inversion; no value above 2^50.
class PowerLawDraws {
public:
    explicit PowerLawDraws(const PowerLaw& law);
    std::uint64_t operator()(Draws& draws) const;

private:
    PowerLaw law_;
    double norm_;
    std::vector<double> at_least_; ///< share of values >= least + i
};

/// A law to compare with: the logarithm of the probability of each distinct value.
struct Rival {
    std::string name;
    std::vector<std::pair<std::string, double>> parameters;
    std::vector<double> log_chance; ///< per distinct value
    bool holds_power_law = false;   ///< the power law is a special case
};

/// Log-normal, exponential, stretched exponential, power law with cut-off and Poisson, each on
/// whole numbers from the first value of `tail` on.
std::vector<Rival> fit_rivals(const Counts& tail, const PowerLaw& law);

/// The ratio of likelihoods of Vuong: its logarithm, positive where the power law is better, and
/// how probable a ratio as far from 0 is if both are as close; for a law that holds the power law
/// as a special case, from chi-squared on one degree of freedom.
struct Ratio {
    double log_ratio, p;
};
Ratio compare(const Counts& tail, const PowerLaw& law, const Rival& rival);

} // namespace entente::growth
