#include <entente/algorithms/growth/figures.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace entente;
using namespace entente::growth;

TEST_CASE("growth figures: nine digits", "[growth][figures]") {
    CHECK(steady(1.0 / 3) == 0.333333333);
    CHECK(steady(123456789.4) == 123456789);
    CHECK(steady(-2.5e-300 / 3) == -8.33333333e-301);
    CHECK(steady(0.1 + 0.2) == steady(0.3));
    CHECK(!std::signbit(steady(-0.0)));
    CHECK(std::isnan(steady(undefined)));
    CHECK(std::isinf(steady(HUGE_VAL)));
}

TEST_CASE("growth figures: quantiles of tables", "[growth][figures]") {
    CHECK(normal_quantile(0.975) == Approx(1.959963985));
    CHECK(student_quantile(0.975, 3) == Approx(3.182446305));
    CHECK(normal_tails(1.959963985) == Approx(0.05));
    CHECK(normal_tails(-1.959963985) == Approx(0.05));
}

TEST_CASE("growth figures: a line by hand", "[growth][figures]") {
    // Sxx = 10, Sxy = 6, Syy = 6, residual sum 2.4 on 3 degrees of freedom.
    const std::vector<double> x{1, 2, 3, 4, 5}, y{2, 4, 5, 4, 5};
    const auto fit = line(x, y, {}, 0.95);
    CHECK(fit.slope == Approx(0.6));
    CHECK(fit.intercept == Approx(2.2));
    CHECK(fit.determined == Approx(0.6));
    CHECK(fit.upper - fit.slope == Approx(3.182446305 * std::sqrt(2.4 / 3 / 10)));
    CHECK(fit.slope - fit.lower == Approx(fit.upper - fit.slope));

    SECTION("a weight of two is as good as the point twice, but for the degrees of freedom") {
        const auto weighted = line(x, y, std::vector<double>{2, 1, 1, 1, 1}, 0.95);
        const auto twice = line(std::vector<double>{1, 1, 2, 3, 4, 5},
                                std::vector<double>{2, 2, 4, 5, 4, 5}, {}, 0.95);
        CHECK(weighted.slope == Approx(twice.slope));
        CHECK(weighted.intercept == Approx(twice.intercept));
    }
    SECTION("what has no slope") {
        CHECK(std::isnan(line({}, {}, {}, 0.95).slope));
        CHECK(
            std::isnan(line(std::vector<double>{3, 3}, std::vector<double>{1, 2}, {}, 0.95).slope));
        const auto two = line(std::vector<double>{1, 2}, std::vector<double>{1, 3}, {}, 0.95);
        CHECK(two.slope == Approx(2));
        CHECK(std::isnan(two.lower));
    }
}

TEST_CASE("growth figures: rows", "[growth][figures]") {
    Figures figures;
    figures.add("a", 2.0 / 3, 0.5);
    figures.add_count("b", 7);
    figures.add("c", -HUGE_VAL, 1, HUGE_VAL);
    const auto table = std::move(figures).table();
    REQUIRE(table.columns.size() == 4);
    CHECK(table.columns[0].name == "quantity");
    const auto& value = std::get<1>(table.columns[1].cells);
    CHECK(value[0] == 0.666666667);
    CHECK(value[1] == 7);
    CHECK(std::isnan(value[2]));
    CHECK(std::isnan(std::get<1>(table.columns[3].cells)[2]));
    CHECK(std::isnan(std::get<1>(table.columns[3].cells)[0]));
}
