#include <entente/algorithms/growth/figures.hpp>
#include <entente/algorithms/growth/forecast.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

using namespace entente;
using namespace entente::test;
using namespace entente::growth;

TEST_CASE("growth forecast: bands about the curve", "[growth][forecast]") {
    std::vector<Event> events;
    std::vector<double> sums;
    int year = 2001;
    for (const int count : {1, 3, 6, 11, 18, 25, 30, 27, 19, 11, 6, 3}) {
        for (int i = 0; i < count; ++i) events.push_back(tie(0, 1, Date::year(year)));
        sums.push_back(count + (sums.empty() ? 0 : sums.back()));
        ++year;
    }
    const auto s = forecast(timeline(2, events), {.ahead = 3});
    REQUIRE(s.periods.size() == 15);
    CHECK(s.periods.back().label == "2015");
    const auto fit = fit_rising(Rising::logistic, sums);
    const double half =
        student_quantile(0.975, 9) *
        std::sqrt(fit.residual_error * fit.residual_error + fit.error_at(14) * fit.error_at(14));
    CHECK(column(s, "logistic").lower[13] == Approx(fit.at(14)));
    CHECK(column(s, "logistic").upper[13] == Approx(fit.at(14)));
    CHECK(column(s, "logistic band").lower[13] == Approx(fit.at(14) - half));
    CHECK(column(s, "logistic band").upper[13] == Approx(fit.at(14) + half));
    CHECK(column(s, "observed").lower[11] == sums.back());
    CHECK(std::isnan(column(s, "observed").lower[12]));
    CHECK(s.columns.size() == 7);
}

TEST_CASE("growth forecast: no curve, no end of time", "[growth][forecast]") {
    CHECK(forecast({}).periods.empty());
    const auto late = timeline(2, {tie(0, 1, Date::year(9997)), tie(0, 1, Date::year(9998))});
    const auto s = forecast(late);
    REQUIRE(s.periods.size() == 3);
    CHECK(s.periods.back().label == "9999");
    CHECK(std::isnan(column(s, "bass").lower[2]));
    CHECK_THROWS_AS(
        find_algorithm("growth.forecast").run({.timeline = &late}, {{"ahead", {"-1"}}}, {}),
        UsageError);
}
