#pragma once
/// Curves that rise to a ceiling, fitted to counts by least squares.
#include <entente/core/base/names.hpp>
#include <entente/core/model/calendar.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/view/timeline.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace entente::growth {

/// What is counted.
enum class Counted : std::uint8_t { ties, pairs, actors, classes };

/// How many there are at the end of each period, onsets at the middle day of their interval, first
/// ones of pairs, actors and classes. Self-ties are no pairs. Periods run without gaps from the
/// first to the last of such days.
struct Cumulated {
    std::vector<Series::Period> periods;
    std::vector<double> count;
    std::size_t undated = 0, open = 0; ///< ties left out
};
Cumulated cumulated(const Timeline& timeline, PeriodLength period, Counted what);

/// y(t) for t = 1, 2, … at the end of each period, with K the ceiling:
///   logistic       K / (1 + e^(-r (t - m)))
///   gompertz       K exp(-e^(-r (t - m)))
///   bass           K (1 - e^(-(p + q) t)) / (1 + (q / p) e^(-(p + q) t))
///   bass_density   the slope of bass at t, fitted to what is new in each period
///   bass_steps     bass(t) - bass(t - 1), likewise (Srinivasan and Mason)
enum class Rising : std::uint8_t { logistic, gompertz, bass, bass_density, bass_steps };

struct RisingFit {
    Rising curve{};
    bool converged = false;
    std::array<double, 3> parameter{}; ///< K, r, m or K, p, q
    std::array<double, 3> error{};     ///< standard errors; NaN without degrees of freedom
    double rest = 0;                   ///< sum of squared residuals
    double residual_error = 0;         ///< its root per degree of freedom
    double aicc = 0;
    std::size_t points = 0;
    /// Variances and covariances of parameters, row by row.
    std::array<double, 9> covariance{};

    double at(double t) const;
    /// The standard error of the fitted curve at t.
    double error_at(double t) const;
};

/// Levenberg and Marquardt from a grid of starts, parameters kept positive (but for m) by their
/// logarithms, the ceiling below 10^6 times the greatest count. Not converged: the ceiling ran
/// away, or there are not more points than parameters. AICc with the variance as a parameter more.
RisingFit fit_rising(Rising curve, std::span<const double> y);

/// The parameter names of a curve: ceiling, rate, midpoint or ceiling, innovation, imitation.
std::array<std::string, 3> parameter_names(Rising curve);

/// Bass's own regression, n(t) = a + b N(t - 1) + c N(t - 1)², on what is new and what there was
/// before; K, p = a / K, q = -c K from its roots. NaN where no ceiling follows.
struct BassRegression {
    double ceiling, innovation, imitation, determined;
};
BassRegression bass_regression(std::span<const double> fresh);

} // namespace entente::growth

namespace entente {
template <>
inline constexpr std::array names_of<growth::Counted>{
    Named<growth::Counted>{"ties", growth::Counted::ties},
    Named<growth::Counted>{"pairs", growth::Counted::pairs},
    Named<growth::Counted>{"actors", growth::Counted::actors},
    Named<growth::Counted>{"classes", growth::Counted::classes}};
} // namespace entente
