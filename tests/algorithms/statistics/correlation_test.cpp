#include <entente/algorithms/statistics/correlation.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace entente::statistics;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// All pairs, by the definition.
double slow_kendall(const std::vector<double>& x, const std::vector<double>& y) {
    double same = 0, opposite = 0, all = 0, in_x = 0, in_y = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t j = i + 1; j < x.size(); ++j) {
            ++all;
            in_x += x[i] == x[j];
            in_y += y[i] == y[j];
            same += (x[i] - x[j]) * (y[i] - y[j]) > 0;
            opposite += (x[i] - x[j]) * (y[i] - y[j]) < 0;
        }
    return (same - opposite) / std::sqrt((all - in_x) * (all - in_y));
}

} // namespace

TEST_CASE("correlation: by hand", "[correlation]") {
    const std::vector<double> x{1, 2, 3, 4, 5}, up{2, 4, 6, 8, 10}, down{5, 4, 3, 2, 1}, curve{1, 8, 27, 64, 125};
    for (const auto kind : {Correlation::pearson, Correlation::spearman, Correlation::kendall}) {
        CHECK(correlation(x, up, kind) == Approx(1));
        CHECK(correlation(x, down, kind) == Approx(-1));
    }
    CHECK(correlation(x, curve, Correlation::spearman) == Approx(1));
    CHECK(correlation(x, curve, Correlation::pearson) == Approx(0.9431175138077005));
    // Kendall 1945 allows for ties: equal values in both columns.
    const std::vector<double> a{1, 1, 2, 3, 3, 3}, b{1, 2, 2, 3, 4, 5};
    CHECK(correlation(a, b, Correlation::kendall) == Approx(slow_kendall(a, b)));
    CHECK(correlation(a, b, Correlation::spearman) == Approx(0.892369614796338));
}

TEST_CASE("correlation: what cannot be told", "[correlation]") {
    for (const auto kind : {Correlation::pearson, Correlation::spearman, Correlation::kendall}) {
        CHECK(std::isnan(correlation({}, {}, kind)));
        CHECK(std::isnan(correlation(std::vector<double>{1}, std::vector<double>{2}, kind)));
        CHECK(std::isnan(correlation(std::vector<double>{1, 1, 1}, std::vector<double>{1, 2, 3}, kind)));
        // Where either is missing, the place does not count.
        CHECK(correlation(std::vector<double>{1, none, 2, 9}, std::vector<double>{1, 5, 2, none}, kind) == Approx(1));
    }
}

TEST_CASE("correlation: Kendall's tau as all pairs tell it", "[correlation]") {
    std::mt19937_64 draw{3};
    for (int round = 0; round < 200; ++round) {
        std::vector<double> x, y;
        for (std::size_t i = 0; i < 2 + draw() % 40; ++i) {
            x.push_back(static_cast<double>(draw() % 7));
            y.push_back(static_cast<double>(draw() % 7));
        }
        const double slow = slow_kendall(x, y), fast = correlation(x, y, Correlation::kendall);
        if (std::isfinite(slow))
            CHECK(fast == Approx(slow).margin(1e-12));
        else
            CHECK(std::isnan(fast));
    }
}
