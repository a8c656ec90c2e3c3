#include <entente/algorithms/growth/tails.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace entente;
using namespace entente::growth;

namespace {

/// The sum term by term, and what is beyond by the middle of two bounds.
double brute_zeta(double s, double q) {
    double sum = 0;
    const double n = 200000;
    for (double k = n - 1; k >= 0; --k) sum += std::pow(q + k, -s);
    return sum + std::pow(q + n - 0.5, 1 - s) / (s - 1);
}

Counts sample(std::uint32_t seed, std::size_t n) {
    test::Dice dice{seed};
    std::vector<std::uint64_t> values;
    for (std::size_t i = 0; i < n; ++i) {
        const double u = dice.unit() * 0.98 + 0.02;
        values.push_back(static_cast<std::uint64_t>(1.5 * std::pow(u, -0.9)));
    }
    return Counts::of(values);
}

double log_likelihood(const Counts& tail, double s, double norm) {
    double sum = 0;
    for (std::size_t i = 0; i < tail.value.size(); ++i)
        sum -= static_cast<double>(tail.count[i]) *
               (s * std::log(static_cast<double>(tail.value[i])) + std::log(norm));
    return sum;
}

/// Exponent by halving steps on the likelihood, distance over every whole number.
PowerLaw brute(const Counts& counts, std::uint64_t least) {
    const Counts tail = counts.from(least);
    PowerLaw law{.least = least, .count = tail.total()};
    double s = 2.5, step = 0.5;
    const auto at = [&](double x) {
        return log_likelihood(tail, x, brute_zeta(x, static_cast<double>(least)));
    };
    double best = at(s);
    while (step > 1e-7) {
        const double up = at(s + step), down = s - step > 1.01 ? at(s - step) : -1e300;
        if (up > best)
            s += step, best = up;
        else if (down > best)
            s -= step, best = down;
        else
            step /= 2;
    }
    law.exponent = s;
    const double norm = brute_zeta(s, static_cast<double>(least));
    double model = 0, data = 0;
    for (std::uint64_t x = least; x <= tail.value.back(); ++x) {
        model += std::pow(static_cast<double>(x), -s) / norm;
        const auto it = std::lower_bound(tail.value.begin(), tail.value.end(), x);
        if (*it == x)
            data +=
                static_cast<double>(tail.count[static_cast<std::size_t>(it - tail.value.begin())]) /
                static_cast<double>(law.count);
        law.distance = std::max(law.distance, std::abs(model - data));
    }
    return law;
}

} // namespace

TEST_CASE("growth tails: zeta", "[growth][tails]") {
    const double pi = std::acos(-1.0);
    CHECK(zeta(2, 1).value == Approx(pi * pi / 6).epsilon(1e-14));
    CHECK(zeta(4, 1).value == Approx(pi * pi * pi * pi / 90).epsilon(1e-14));
    CHECK(zeta(3, 1).value == Approx(1.2020569031595942).epsilon(1e-14)); // Apéry
    CHECK(zeta(2, 1).first == Approx(-0.9375482543158438).epsilon(1e-13));
    for (const double s : {1.05, 1.5, 2.7, 8.0, 30.0})
        for (const double q : {1.0, 2.0, 7.0, 40.0, 1e6}) {
            INFO(s << ' ' << q);
            const auto z = zeta(s, q);
            CHECK(z.value == Approx(zeta(s, q + 1).value + std::pow(q, -s)).epsilon(1e-13));
            if (s > 20 && q < 2) continue; // differences of values near 1 are lost
            const double h = 1e-5;
            CHECK(z.first ==
                  Approx((zeta(s + h, q).value - zeta(s - h, q).value) / (2 * h)).epsilon(1e-6));
            CHECK(z.second ==
                  Approx((zeta(s + h, q).first - zeta(s - h, q).first) / (2 * h)).epsilon(1e-6));
            if (s > 1.2 && q < 100) CHECK(z.value == Approx(brute_zeta(s, q)).epsilon(1e-9));
        }
}

TEST_CASE("growth tails: exponent and distance by brute force", "[growth][tails]") {
    const auto seed = GENERATE(range(0u, 4u));
    const auto counts = sample(seed, 300);
    for (const std::uint64_t least : {1u, 2u, 5u}) {
        const auto fit = fit_power_law(counts, least), expected = brute(counts, least);
        CHECK(fit.exponent == Approx(expected.exponent).epsilon(1e-5));
        CHECK(fit.distance == Approx(expected.distance).epsilon(1e-4));
        CHECK(fit.count == expected.count);
    }
    const auto best = fit_power_law(counts);
    REQUIRE(best.is_fitted());
    for (const auto least : counts.value)
        if (counts.from(least).value.size() >= 2 && least > 0)
            CHECK(fit_power_law(counts, least).distance >= best.distance);
    // The curvature of the likelihood gives the error.
    const double h = 1e-3, q = static_cast<double>(best.least);
    const Counts tail = counts.from(best.least);
    const auto at = [&](double s) { return log_likelihood(tail, s, zeta(s, q).value); };
    const double curve =
        (at(best.exponent + h) - 2 * at(best.exponent) + at(best.exponent - h)) / (h * h);
    CHECK(best.error == Approx(1 / std::sqrt(-curve)).epsilon(1e-3));
}

TEST_CASE("growth tails: draws follow the law they come from", "[growth][tails]") {
    const PowerLaw law{.least = 3, .exponent = 2.2, .count = 1};
    const PowerLawDraws draw(law);
    Draws draws(5, 0);
    const std::size_t n = 200000;
    std::vector<std::uint64_t> values;
    for (std::size_t i = 0; i < n; ++i) values.push_back(draw(draws));
    CHECK(*std::min_element(values.begin(), values.end()) == 3);
    for (const std::uint64_t x : {4u, 10u, 100u, 20000u}) {
        const auto share = static_cast<double>(std::count_if(values.begin(), values.end(),
                                                             [&](auto v) { return v >= x; })) /
                           static_cast<double>(n);
        const double expected = law.at_least(x);
        CHECK(std::abs(share - expected) < 5 * std::sqrt(expected / static_cast<double>(n)));
    }
    const auto fit = fit_power_law(Counts::of(values), 3);
    CHECK(std::abs(fit.exponent - 2.2) < 4 * fit.error);
}

TEST_CASE("growth tails: rivals are laws, and no neighbor of theirs is more likely",
          "[growth][tails]") {
    const auto counts = sample(11, 400);
    const auto law = fit_power_law(counts, 2);
    const Counts tail = counts.from(2);
    const auto rivals = fit_rivals(tail, law);
    REQUIRE(rivals.size() == 5);
    // On every whole number the chances of a law add up to 1.
    Counts every;
    for (std::uint64_t x = 2; x <= 60000; ++x) {
        every.value.push_back(x);
        every.count.push_back(0);
    }
    const auto value = [&](std::size_t r, std::size_t p) { return rivals[r].parameters[p].second; };
    const auto total = [&](const auto& log_chance) {
        double sum = 0, all = 0;
        for (double x = 2; x <= 60000; ++x) all += std::exp(log_chance(x));
        for (std::size_t i = 0; i < tail.value.size(); ++i) {
            const double x = static_cast<double>(tail.value[i]);
            sum += static_cast<double>(tail.count[i]) * (log_chance(x) - std::log(all));
        }
        return sum;
    };
    const auto of = [&](std::size_t r) {
        double sum = 0;
        for (std::size_t i = 0; i < tail.value.size(); ++i)
            sum += static_cast<double>(tail.count[i]) * rivals[r].log_chance[i];
        return sum;
    };
    const auto cumulated = [](double z) { return std::erfc(-z / std::sqrt(2.0)) / 2; };
    const auto log_normal = [&](double mu, double sigma) {
        return total([&](double x) {
            return std::log(cumulated((std::log(x + 0.5) - mu) / sigma) -
                            cumulated((std::log(x - 0.5) - mu) / sigma));
        });
    };
    const auto stretched = [&](double rate, double shape) {
        return total([&](double x) {
            return std::log(std::exp(-rate * std::pow(x - 0.5, shape)) -
                            std::exp(-rate * std::pow(x + 0.5, shape)) + 1e-300);
        });
    };
    const auto cut = [&](double s, double rate) {
        return total([&](double x) { return -s * std::log(x) - rate * x; });
    };
    const auto exponential = [&](double rate, double) {
        return total([&](double x) { return -rate * x; });
    };
    const auto poisson = [&](double mean, double) {
        return total([&](double x) { return x * std::log(mean) - std::lgamma(x + 1); });
    };
    const auto check = [&](std::size_t r, const auto& likelihood, double tolerance) {
        INFO(rivals[r].name);
        const double a = value(r, 0), b = rivals[r].parameters.size() > 1 ? value(r, 1) : 0;
        const double best = likelihood(a, b);
        CHECK(of(r) == Approx(best).epsilon(tolerance));
        for (const double da : {-0.01, 0.01})
            CHECK(likelihood(a + da * std::abs(a), b) <= best + 1e-6);
        for (const double db : {-0.01, 0.01})
            if (b != 0) CHECK(likelihood(a, b + db * std::abs(b)) <= best + 1e-6);
    };
    check(0, log_normal, 1e-4); // what is beyond the sum is left out
    check(1, exponential, 1e-9);
    check(2, stretched, 1e-4);
    check(3, cut, 1e-9);
    check(4, poisson, 1e-9);
    CHECK(of(3) >= log_likelihood(tail, law.exponent, zeta(law.exponent, 2).value) - 1e-9);
}

TEST_CASE("growth tails: the better law is told", "[growth][tails]") {
    test::Dice dice{4};
    std::vector<std::uint64_t> geometric, poisson;
    for (int i = 0; i < 3000; ++i) {
        std::uint64_t g = 1;
        while (dice.unit() < 0.7) ++g;
        geometric.push_back(g);
        double product = dice.unit();
        std::uint64_t k = 0;
        while (product > std::exp(-6.0)) ++k, product *= dice.unit();
        poisson.push_back(std::max<std::uint64_t>(1, k));
    }
    const auto ratio = [](const Counts& counts, std::size_t r) {
        const auto law = fit_power_law(counts, 1);
        return compare(counts, law, fit_rivals(counts, law)[r]);
    };
    CHECK(ratio(Counts::of(geometric), 1).log_ratio < 0);
    CHECK(ratio(Counts::of(geometric), 1).p < 0.01);
    CHECK(ratio(Counts::of(poisson), 4).log_ratio < 0);
    CHECK(ratio(Counts::of(poisson), 4).p < 0.01);
    const PowerLawDraws draw({.least = 1, .exponent = 2.5, .count = 1});
    Draws draws(1, 2);
    std::vector<std::uint64_t> law;
    for (int i = 0; i < 3000; ++i) law.push_back(draw(draws));
    CHECK(ratio(Counts::of(law), 1).log_ratio > 0);
    CHECK(ratio(Counts::of(law), 1).p < 0.01);
    CHECK(ratio(Counts::of(law), 3).p > 0.01);
}

TEST_CASE("growth tails: what cannot be fitted", "[growth][tails]") {
    CHECK_FALSE(fit_power_law({}).is_fitted());
    CHECK_FALSE(fit_power_law(Counts::of({3, 3, 3})).is_fitted());
    CHECK_FALSE(fit_power_law(Counts::of({0, 0, 3})).is_fitted());
    CHECK(fit_power_law(Counts::of({1, 2})).is_fitted());
}
