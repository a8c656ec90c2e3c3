#include <entente/algorithms/growth/figures.hpp>
#include <entente/algorithms/growth/tails.hpp>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/minima.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace entente::growth {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::uint64_t greatest = std::uint64_t{1} << 50;

double real(std::uint64_t value) { return static_cast<double>(value); }

/// Where f is least between two places, and its value there.
template <class F>
std::pair<double, double> least(F f, double from, double to) {
    std::uintmax_t steps = 200;
    return boost::math::tools::brent_find_minima(f, from, to, 30, steps);
}

} // namespace

Zeta zeta(double s, double q) {
    Zeta sum{0, 0, 0};
    const auto add = [&](double term, double slope, double curve) {
        sum.value += term;
        sum.first += term * slope;
        sum.second += term * (slope * slope + curve);
    };
    double at = q;
    for (; at < 14; ++at) add(std::pow(at, -s), -std::log(at), 0);
    const double log_at = std::log(at), power = std::pow(at, -s);
    add(power * at / (s - 1), -log_at - 1 / (s - 1), 1 / ((s - 1) * (s - 1)));
    add(power / 2, -log_at, 0);
    // Bernoulli numbers over factorials.
    constexpr double factors[] = {1.0 / 12,          -1.0 / 720,
                                  1.0 / 30240,       -1.0 / 1209600,
                                  1.0 / 47900160,    -691.0 / 1307674368000,
                                  1.0 / 74724249600, -3617.0 / 10670622842880000};
    double product = s, slope = 1 / s, curve = -1 / (s * s), scale = power / at;
    int i = 1;
    for (const double factor : factors) {
        add(factor * product * scale, slope - log_at, curve);
        for (int step = 0; step < 2; ++step, ++i) {
            product *= s + i;
            slope += 1 / (s + i);
            curve -= 1 / ((s + i) * (s + i));
        }
        scale /= at * at;
    }
    return sum;
}

Counts Counts::of(std::vector<std::uint64_t> values) {
    std::sort(values.begin(), values.end());
    Counts counts;
    for (const auto value : values) {
        if (counts.value.empty() || counts.value.back() != value) {
            counts.value.push_back(value);
            counts.count.push_back(0);
        }
        ++counts.count.back();
    }
    return counts;
}

Counts Counts::from(std::uint64_t least_value) const {
    const auto at = std::lower_bound(value.begin(), value.end(), least_value) - value.begin();
    return {{value.begin() + at, value.end()}, {count.begin() + at, count.end()}};
}

std::size_t Counts::total() const {
    return std::accumulate(count.begin(), count.end(), std::size_t{0});
}

double PowerLaw::at_least(std::uint64_t x) const {
    return zeta(exponent, real(x)).value / zeta(exponent, real(least)).value;
}

namespace {

/// The law from the value at `begin` on, given the sums of counts and of logarithms from there.
PowerLaw fit_from(const Counts& counts, std::size_t begin, double number, double mean_log) {
    PowerLaw law{.least = counts.value[begin], .count = static_cast<std::size_t>(number)};
    const double q = real(law.least);
    // zeta' / zeta + mean log x rises with the exponent; from below 0 to above.
    double low = 1 + 1e-9, high = 2;
    const auto off = [&](double s) {
        const auto z = zeta(s, q);
        return z.first / z.value + mean_log;
    };
    while (high < 1e4 && off(high) < 0) low = std::exchange(high, 2 * high);
    double s = std::clamp(1 + 1 / (mean_log - std::log(q - 0.5)), low, high);
    for (int step = 0; step < 200; ++step) {
        const auto z = zeta(s, q);
        const double g = z.first / z.value, off_here = g + mean_log,
                     rise = z.second / z.value - g * g;
        (off_here < 0 ? low : high) = s;
        double next = s - off_here / rise;
        if (!(next > low && next < high)) next = (low + high) / 2;
        const bool still = std::abs(next - s) <= 1e-14 * s;
        s = next;
        if (still) break;
    }
    law.exponent = s;
    const auto z = zeta(s, q);
    const double g = z.first / z.value;
    law.error = 1 / std::sqrt(number * (z.second / z.value - g * g));

    // From the top down: the sum of x^-s from each value on, and below it the share of values.
    double above = 0, seen = 0;
    for (std::size_t i = counts.value.size(); i-- > begin;) {
        const double x = real(counts.value[i]);
        const bool last = i + 1 == counts.value.size();
        const double gap = last ? infinity : real(counts.value[i + 1]) - x;
        const double after = last       ? zeta(s, x + 1).value // all beyond x
                             : gap == 1 ? above
                             : gap < 12 ? above +
                                              [&] {
                                                  double sum = 0;
                                                  for (double k = x + 1; k < x + gap; ++k)
                                                      sum += std::pow(k, -s);
                                                  return sum;
                                              }()
                                        : zeta(s, x + 1).value;
        // Between two values the empirical share stands still: its ends are where it is farthest.
        law.distance = std::max({law.distance, std::abs(seen / number - after / z.value),
                                 std::abs(seen / number - above / z.value)});
        above = after + std::pow(x, -s);
        seen += static_cast<double>(counts.count[i]);
    }
    return law;
}

} // namespace

PowerLaw fit_power_law(const Counts& all, std::uint64_t least_value) {
    const Counts counts = all.from(std::max<std::uint64_t>(1, least_value));
    PowerLaw best;
    if (counts.value.size() < 2) return best;
    std::vector<PowerLaw> laws;
    double number = 0, logs = 0;
    for (std::size_t i = counts.value.size(); i-- > 0;) {
        number += static_cast<double>(counts.count[i]);
        logs += static_cast<double>(counts.count[i]) * std::log(real(counts.value[i]));
        if (i + 2 > counts.value.size() || (least_value && i > 0)) continue;
        if (!least_value || i == 0) {
            Counts shifted;
            const PowerLaw law = fit_from(counts, i, number, logs / number);
            if (!best.is_fitted() || law.distance <= best.distance) best = law;
        }
    }
    return best;
}

PowerLawDraws::PowerLawDraws(const PowerLaw& law)
    : law_(law), norm_(zeta(law.exponent, real(law.least)).value) {
    double rest = 1;
    for (std::size_t i = 0; i < 4096 && rest > 1e-12; ++i) {
        at_least_.push_back(rest);
        rest -= std::pow(real(law.least + i), -law.exponent) / norm_;
    }
}

std::uint64_t PowerLawDraws::operator()(Draws& draws) const {
    const double u = 1 - draws.unit(); // in (0, 1]; the greatest x with u <= P(X >= x)
    if (u > at_least_.back()) {
        const auto it = std::lower_bound(at_least_.begin(), at_least_.end(), u,
                                         [](double share, double x) { return share >= x; });
        return law_.least + static_cast<std::uint64_t>(it - at_least_.begin()) - 1;
    }
    std::uint64_t low = law_.least + at_least_.size() - 1, high = 2 * low;
    const auto beyond = [&](std::uint64_t x) {
        return zeta(law_.exponent, real(x)).value / norm_ >= u;
    };
    while (high < greatest && beyond(high)) low = std::exchange(high, 2 * high);
    high = std::min(high, greatest);
    while (high - low > 1) {
        const auto half = low + (high - low) / 2;
        (beyond(half) ? low : high) = half;
    }
    return low;
}

namespace {

double sum_of(const Counts& tail, const std::vector<double>& logs) {
    double sum = 0;
    for (std::size_t i = 0; i < logs.size(); ++i)
        sum += static_cast<double>(tail.count[i]) * logs[i];
    return std::isnan(sum) ? -infinity : sum;
}

double upper(double z) { return boost::math::erfc(z / std::sqrt(2.0)) / 2; }

/// Rounded to whole numbers; z is where the least value lies, in deviations from the mean.
std::vector<double> log_normal(const Counts& tail, double z, double deviation) {
    const double first = real(tail.value.front());
    const auto place = [&](double x) { return std::log(x / first) / deviation + z; };
    const double norm = upper(place(first - 0.5));
    std::vector<double> logs;
    for (const auto value : tail.value) {
        const double a = place(real(value) - 0.5), b = place(real(value) + 0.5);
        // The smaller tail loses least.
        const double share = a > 0 ? upper(a) - upper(b) : upper(-b) - upper(-a);
        logs.push_back(share > 0 && norm > 0 ? std::log(share / norm) : -1e4);
    }
    return logs;
}

std::vector<double> stretched(const Counts& tail, double rate, double shape) {
    const double first = real(tail.value.front());
    const auto power = [&](double x) { return rate * std::pow(x / first, shape); };
    const double begin = power(first - 0.5);
    std::vector<double> logs;
    for (const auto value : tail.value) {
        const double a = power(real(value) - 0.5), b = power(real(value) + 0.5);
        logs.push_back(begin - a + std::log(-std::expm1(a - b)));
    }
    return logs;
}

/// The logarithm of the sum of x^-s e^(-rate (x - first)) over x >= first.
double log_cut_norm(double s, double rate, double first) {
    double sum = 0;
    const double until = first + 40;
    for (double x = first; x < until; ++x) sum += std::pow(x, -s) * std::exp(-rate * (x - first));
    // Euler and Maclaurin from there on; the integral over t = log(x / until).
    const double here = std::pow(until, -s) * std::exp(-rate * (until - first));
    if (here > 0) {
        const double slope = -s / until - rate;
        const auto f = [&](double t) {
            return std::exp((1 - s) * t - rate * until * std::expm1(t));
        };
        double end = std::log1p(45 / (rate * until)), integral = 0;
        if (s > 1.5) end = std::min(end, 45 / (s - 1));
        const int pieces = 1 + static_cast<int>(end / 2);
        for (int i = 0; i < pieces; ++i)
            integral += boost::math::quadrature::gauss<double, 30>::integrate(
                f, end * i / pieces, end * (i + 1) / pieces);
        sum += here * (until * integral + 0.5 - slope / 12);
    }
    return std::log(sum);
}

std::vector<double> cut(const Counts& tail, double s, double rate) {
    const double first = real(tail.value.front()), norm = log_cut_norm(s, rate, first);
    std::vector<double> logs;
    for (const auto value : tail.value)
        logs.push_back(-s * std::log(real(value)) - rate * (real(value) - first) - norm);
    return logs;
}

std::vector<double> poisson(const Counts& tail, double mean) {
    const double norm = std::log(boost::math::gamma_p(real(tail.value.front()), mean));
    std::vector<double> logs;
    for (const auto value : tail.value)
        logs.push_back(real(value) * std::log(mean) - mean - boost::math::lgamma(real(value) + 1) -
                       norm);
    return logs;
}

std::vector<double> power_law(const Counts& tail, const PowerLaw& law) {
    const double norm = std::log(zeta(law.exponent, real(law.least)).value);
    std::vector<double> logs;
    for (const auto value : tail.value)
        logs.push_back(-law.exponent * std::log(real(value)) - norm);
    return logs;
}

} // namespace

std::vector<Rival> fit_rivals(const Counts& tail, const PowerLaw& law) {
    std::vector<Rival> rivals;
    const double first = real(tail.value.front()), last = real(tail.value.back());
    double number = 0, mean = 0;
    for (std::size_t i = 0; i < tail.value.size(); ++i) {
        number += static_cast<double>(tail.count[i]);
        mean += static_cast<double>(tail.count[i]) * real(tail.value[i]);
    }
    mean /= number;

    {
        // A log-normal far below the least value comes as near to a power law as one likes.
        const auto best_z = [&](double log_deviation) {
            return least(
                [&](double z) {
                    return -sum_of(tail, log_normal(tail, z, std::exp(log_deviation)));
                },
                -30, 30);
        };
        const auto [d, _] =
            least([&](double x) { return best_z(x).second; }, std::log(0.05), std::log(15));
        const double deviation = std::exp(d), z = best_z(d).first;
        rivals.push_back({"log-normal",
                          {{"mu", std::log(first) - z * deviation}, {"sigma", deviation}},
                          log_normal(tail, z, deviation)});
    }
    {
        const double rate = std::log1p(1 / (mean - first));
        std::vector<double> logs;
        for (const auto value : tail.value)
            logs.push_back(std::log(-std::expm1(-rate)) - rate * (real(value) - first));
        rivals.push_back({"exponential", {{"rate", rate}}, std::move(logs)});
    }
    {
        const auto best_rate = [&](double shape) {
            return least(
                [&](double x) { return -sum_of(tail, stretched(tail, std::exp(x), shape)); },
                -shape * std::log(last / first) - 12, std::log(60 / shape));
        };
        const auto [log_shape, _] = least([&](double x) { return best_rate(std::exp(x)).second; },
                                          std::log(0.01), std::log(5));
        const double shape = std::exp(log_shape), rate = std::exp(best_rate(shape).first);
        rivals.push_back({"stretched exponential",
                          {{"rate", rate * std::pow(first, -shape)}, {"shape", shape}},
                          stretched(tail, rate, shape)});
    }
    {
        const auto best_rate = [&](double s) {
            return least([&](double x) { return -sum_of(tail, cut(tail, s, std::exp(x))); },
                         std::log(1e-4 / last), std::log(10));
        };
        const auto [s, value] = least([&](double x) { return best_rate(x).second; }, -5, 12);
        const double rate = std::exp(best_rate(s).first);
        auto logs = power_law(tail, law);
        Rival rival{"cut-off", {{"exponent", law.exponent}, {"rate", 0}}, logs, true};
        if (-value > sum_of(tail, logs))
            rival = {"cut-off", {{"exponent", s}, {"rate", rate}}, cut(tail, s, rate), true};
        rivals.push_back(std::move(rival));
    }
    {
        const double best =
            std::exp(least([&](double x) { return -sum_of(tail, poisson(tail, std::exp(x))); },
                           std::log(1e-6), std::log(2 * mean + 10))
                         .first);
        rivals.push_back({"poisson", {{"mean", best}}, poisson(tail, best)});
    }
    return rivals;
}

Ratio compare(const Counts& tail, const PowerLaw& law, const Rival& rival) {
    const auto logs = power_law(tail, law);
    const auto number = static_cast<double>(tail.total());
    double sum = 0, square = 0;
    for (std::size_t i = 0; i < logs.size(); ++i)
        sum += static_cast<double>(tail.count[i]) * (logs[i] - rival.log_chance[i]);
    for (std::size_t i = 0; i < logs.size(); ++i) {
        const double off = logs[i] - rival.log_chance[i] - sum / number;
        square += static_cast<double>(tail.count[i]) * off * off;
    }
    if (rival.holds_power_law) {
        const double gain = std::max(0.0, -2 * sum);
        return {sum, boost::math::cdf(boost::math::complement(boost::math::chi_squared{1}, gain))};
    }
    // What is the same for every value has no spread to compare with.
    if (!(square > 1e-18 * number)) return {sum, undefined};
    return {sum, normal_tails(sum / std::sqrt(square))};
}

} // namespace entente::growth
