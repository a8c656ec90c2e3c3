#include <entente/algorithms/growth/survival_curve.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

using namespace entente;
using namespace entente::test;
using growth::survival_curve;
using Texts = std::vector<std::string>;
using Values = std::vector<double>;

TEST_CASE("growth survival curve: values worked by hand", "[growth][survival_curve]") {
    auto t = timeline(2, {tie(0, 1, on(0), on(100)), tie(0, 1, on(0), Date::between(200, 210)),
                          tie(0, 1, on(0))});
    t.last_told = 400;
    const auto table = survival_curve(t);
    CHECK(texts(table, "method") == Texts{"kaplan-meier", "kaplan-meier", "kaplan-meier",
                                          "turnbull", "turnbull", "turnbull", "turnbull"});
    CHECK(values(table, "days") == Values{0, 100, 205, 100, 200, 210, 400});
    const auto& share = values(table, "share");
    CHECK(share[1] == Approx(2.0 / 3));
    CHECK(share[2] == Approx(1.0 / 3));
    CHECK(share[3] == Approx(2.0 / 3));
    CHECK(share[4] == Approx(2.0 / 3));
    CHECK(share[5] == Approx(1.0 / 3));
    CHECK(share[6] == Approx(1.0 / 3));
    CHECK(values(table, "at risk")[1] == 3);
    CHECK(values(table, "ended")[1] == 1);
    CHECK(std::isnan(values(table, "at risk")[3]));
}

TEST_CASE("growth survival curve: groups, and nothing", "[growth][survival_curve]") {
    auto t = timeline(2, {tie(0, 1, on(0), on(100), 1)});
    t.groups = {"", "MoU"};
    const auto table = survival_curve(t, {.by_group = true});
    CHECK(texts(table, "group") == Texts{"", "", "", "MoU", "MoU", "MoU"});
    CHECK(texts(survival_curve({}), "group").empty());
    CHECK_THROWS_AS(
        find_algorithm("growth.survival_curve").run({.timeline = &t}, {{"confidence", {"1"}}}, {}),
        UsageError);
}
