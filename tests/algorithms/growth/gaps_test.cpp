#include <entente/algorithms/growth/gaps.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

using namespace entente;
using namespace entente::test;
using growth::gaps;

TEST_CASE("growth gaps: values worked by hand", "[growth][gaps]") {
    const auto t =
        timeline(3, {tie(0, 1, on(10)), tie(1, 0, on(14)), tie(1, 2, on(4)), tie(0, 1, on(24)),
                     tie(2, 2, on(26)), tie(0, 1), tie(1, 2, Date::between(3, Date::open_end))});
    // Network: 4, 10, 14, 24, 26.
    const auto table = gaps(t, {.draws = 100});
    CHECK(figure(table, "network: gaps") == 4);
    CHECK(figure(table, "network: mean") == 5.5);
    CHECK(figure(table, "network: quantile 0.5") == 5);
    CHECK(figure(table, "network: quantile 0.25") == 3.5);
    CHECK(figure(table, "network: quantile 0.9") == Approx(8.8));
    const double d = std::sqrt((0.25 + 2.25 + 20.25 + 12.25) / 4);
    CHECK(figure(table, "network: burstiness") == Approx((d - 5.5) / (d + 5.5)));
    // (6, 4), (4, 10), (10, 2).
    const double xy = (6 - 20.0 / 3) * (4 - 16.0 / 3) + (4 - 20.0 / 3) * (10 - 16.0 / 3) +
                      (10 - 20.0 / 3) * (2 - 16.0 / 3);
    CHECK(figure(table, "network: memory") == Approx(xy / std::sqrt(56.0 / 3 * 104.0 / 3)));
    // Actor 0: 10, 14, 24; actor 1: 4, 10, 14, 24; actor 2: 4, 26.
    CHECK(figure(table, "actor: gaps") == 6);
    CHECK(figure(table, "actor: mean") == Approx((4 + 10 + 6 + 4 + 10 + 22) / 6.0));
    CHECK(figure(table, "pair: gaps") == 2);
    CHECK(figure(table, "pair: mean") == 7);
    CHECK(std::isnan(figure(table, "pair: memory")));
    CHECK(figure(table, "ties undated") == 1);
    CHECK(figure(table, "ties open to one side") == 1);
    CHECK(figure(table, "network: mean", "lower") <= 5.5);
    CHECK(figure(table, "network: mean", "upper") >= 5.5);
}

TEST_CASE("growth gaps: a clock and chance", "[growth][gaps]") {
    std::vector<Event> clock, chance;
    Dice dice{5};
    Day day = 0;
    for (int i = 0; i < 2000; ++i) {
        clock.push_back(tie(0, 1, on(7 * i)));
        day += static_cast<Day>(-100 * std::log(1 - dice.unit()));
        chance.push_back(tie(0, 1, on(day)));
    }
    CHECK(figure(gaps(timeline(2, clock)), "network: burstiness") == -1);
    CHECK(std::isnan(figure(gaps(timeline(2, clock)), "network: memory")));
    const auto t = timeline(2, chance);
    const auto table = gaps(t, {}, {.threads = 3, .seed = 9});
    CHECK(same(table, gaps(t, {}, {.threads = 1, .seed = 9})));
    CHECK(figure(table, "pair: burstiness", "lower") < 0.01);
    CHECK(figure(table, "pair: burstiness", "upper") > -0.01);
    CHECK(figure(table, "pair: memory", "lower") < 0);
    CHECK(figure(table, "pair: memory", "upper") > 0);
    CHECK(figure(table, "network: mean", "lower") < 100);
    CHECK(figure(table, "network: mean", "upper") > 99);
}

TEST_CASE("growth gaps: nothing to tell", "[growth][gaps]") {
    CHECK(figure(gaps({}), "network: gaps") == 0);
    CHECK(std::isnan(figure(gaps({}), "network: mean")));
    const auto same_day = timeline(2, {tie(0, 1, on(3)), tie(0, 1, on(3))});
    CHECK(figure(gaps(same_day), "pair: mean") == 0);
    CHECK(std::isnan(figure(gaps(same_day), "pair: burstiness")));
    CHECK_THROWS_AS(
        find_algorithm("growth.gaps").run({.timeline = &same_day}, {{"draws", {"x"}}}, {}),
        UsageError);
}
