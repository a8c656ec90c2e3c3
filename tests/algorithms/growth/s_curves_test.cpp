#include <entente/algorithms/growth/s_curves.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

using namespace entente;
using namespace entente::test;
using namespace entente::growth;

namespace {

/// As many ties in each year from 2001 on.
Timeline yearly(const std::vector<int>& counts) {
    std::vector<Event> events;
    int year = 2001;
    for (const int count : counts) {
        for (int i = 0; i < count; ++i) events.push_back(tie(0, 1, Date::year(year)));
        ++year;
    }
    return timeline(2, std::move(events));
}

const std::vector<int> rising{1, 3, 6, 11, 18, 25, 30, 27, 19, 11, 6, 3};

} // namespace

TEST_CASE("growth s curves: rows follow from the fits", "[growth][s_curves]") {
    const auto table = s_curves(yearly(rising));
    std::vector<double> sums;
    for (const int count : rising) sums.push_back(count + (sums.empty() ? 0 : sums.back()));
    const auto fit = fit_rising(Rising::logistic, sums);
    CHECK(figure(table, "logistic: ceiling") == Approx(fit.parameter[0]));
    CHECK(figure(table, "logistic: aicc") == Approx(fit.aicc));
    CHECK(figure(table, "logistic: converged") == 1);
    const double half = 2.262157163 * fit.error[2]; // Student, nine degrees of freedom
    CHECK(figure(table, "logistic: midpoint", "upper") == Approx(fit.parameter[2] + half));
    CHECK(figure(table, "logistic: ceiling", "upper") *
              figure(table, "logistic: ceiling", "lower") ==
          Approx(fit.parameter[0] * fit.parameter[0]));
    CHECK(figure(table, "logistic: weight") + figure(table, "gompertz: weight") +
              figure(table, "bass: weight") ==
          Approx(1));
    CHECK(figure(table, "logistic: weight") / figure(table, "gompertz: weight") ==
          Approx(std::exp((figure(table, "gompertz: aicc") - fit.aicc) / 2)));
    CHECK(figure(table, "periods") == 12);
    CHECK(figure(table, "bass 1969: ceiling") > 100);
    CHECK(figure(table, "bass by period: ceiling") > 100);
    const double at_end = sums.back();
    CHECK(figure(table, "logistic: ceiling") == Approx(at_end).epsilon(0.1));
}

TEST_CASE("growth s curves: too little to tell", "[growth][s_curves]") {
    CHECK(std::isnan(figure(s_curves({}), "bass: ceiling")));
    CHECK(figure(s_curves({}), "bass: converged") == 0);
    CHECK(std::isnan(figure(s_curves(yearly({2, 3})), "logistic: rate")));
    const auto five = s_curves(yearly({1, 4, 9, 4, 1}));
    CHECK(std::isnan(figure(five, "logistic: aicc")));
    CHECK_FALSE(std::isnan(figure(five, "logistic: ceiling")));
    const auto t = yearly(rising);
    CHECK_THROWS_AS(
        find_algorithm("growth.s_curves").run({.timeline = &t}, {{"count", {"all"}}}, {}),
        UsageError);
}
