#include <entente/algorithms/uncertainty/intervals.hpp>
#include <entente/core/base/draws.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace entente;
using uncertainty::interval;
using uncertainty::least_draws;

TEST_CASE("intervals: values worked by hand", "[uncertainty][intervals]") {
    std::vector<double> values;
    for (int i = 200; i >= 1; --i) values.push_back(i);
    const auto whole = interval(values, 0.95); // r = 5 of 201
    CHECK(whole.lower == 5);
    CHECK(whole.median == 100);
    CHECK(whole.upper == 196);
    std::vector<double> few{3, 1, 2};
    const auto all = interval(few, 0.95);
    CHECK(all.lower == 1);
    CHECK(all.median == 2);
    CHECK(all.upper == 3);
    std::vector<double> nothing{std::nan(""), std::nan("")};
    CHECK(std::isnan(interval(nothing, 0.95).median));
    std::vector<double> some{std::nan(""), 7};
    CHECK(interval(some, 0.95).lower == 7);
}

TEST_CASE("intervals: as many draws as a level needs", "[uncertainty][intervals]") {
    CHECK(least_draws(0.95) == 39);
    CHECK(least_draws(0.5) == 3);
    CHECK(least_draws(0.99) == 199);
}

TEST_CASE("intervals: one more draw lies within as often as is said", "[uncertainty][intervals]") {
    const auto draws = GENERATE(as<std::size_t>{}, 39, 79, 100, 200);
    const double level = GENERATE(0.9, 0.95);
    std::size_t within = 0;
    constexpr std::size_t trials = 20'000;
    for (std::size_t t = 0; t < trials; ++t) {
        Draws chance{draws, t};
        std::vector<double> values;
        for (std::size_t i = 0; i < draws; ++i) values.push_back(chance.unit());
        const double next = chance.unit();
        const auto i = interval(values, level);
        within += i.lower <= next && next <= i.upper;
    }
    const double r = std::floor(static_cast<double>(draws + 1) * (1 - level) / 2 + 1e-9);
    const double expected = 1 - 2 * r / static_cast<double>(draws + 1);
    CHECK(expected >= level - 1e-12);
    CHECK(static_cast<double>(within) / trials == Approx(expected).margin(0.006));
}
