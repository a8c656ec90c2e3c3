#include <entente/algorithms/growth/survival.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include <cmath>

#include "support/timelines.hpp"

using namespace entente;
using namespace entente::test;
using growth::survival;

TEST_CASE("growth survival: values worked by hand", "[growth][survival]") {
    // Held 100, 200, 300 (of three groups), and 400 days at least.
    auto t = timeline(2, {tie(0, 1, on(0), on(100), 1), tie(0, 1, on(0), on(200), 1),
                          tie(0, 1, on(0), on(300), 2), tie(0, 1, on(0))});
    t.groups = {"", "MoU", "treaty", "unused"};
    t.last_told = 400;
    const auto table = survival(t, {.by_group = true});
    CHECK(of(table, "", "ties") == 4);
    CHECK(of(table, "", "ended") == 3);
    CHECK(of(table, "", "censored") == 1);
    CHECK(of(table, "", "kaplan-meier: median") == 200);
    CHECK(of(table, "", "kaplan-meier: quartile") == 100);
    CHECK(of(table, "", "kaplan-meier: after 1 years") == 0.25);
    CHECK(std::isnan(of(table, "", "kaplan-meier: after 2 years")));
    CHECK(of(table, "", "turnbull: median earliest") == 200);
    CHECK(of(table, "", "turnbull: median latest") == 200);
    CHECK(of(table, "", "turnbull: after 1 years") == 0.25);
    CHECK(of(table, "", "turnbull: median earliest", "lower") <= 200);
    CHECK(of(table, "MoU", "kaplan-meier: median") == 100);
    CHECK(of(table, "treaty", "kaplan-meier: median") == 300);
    CHECK(of(table, "(none)", "censored") == 1);
    CHECK(std::isnan(of(table, "(none)", "kaplan-meier: median")));
    for (const auto& group : texts(table, "group")) CHECK(group != "unused");
}

TEST_CASE("growth survival: intervals of dates", "[growth][survival]") {
    // Ends known to the year: the median lies somewhere in it.
    std::vector<Event> events;
    for (int i = 0; i < 9; ++i)
        events.push_back(tie(0, 1, Date::day(2000, 1, 1), Date::year(2001 + i)));
    const auto table = survival(timeline(2, events), {.draws = 50}, {.threads = 3, .seed = 4});
    const Day start = Date::day(2000, 1, 1).earliest();
    CHECK(of(table, "", "turnbull: median earliest") == first_day(2005) - start);
    CHECK(of(table, "", "turnbull: median latest") == last_day(2005) - start);
    const double middle = of(table, "", "kaplan-meier: median");
    CHECK(middle > first_day(2005) - start);
    CHECK(middle < last_day(2005) - start);
    CHECK(same(table, survival(timeline(2, events), {.draws = 50}, {.threads = 1, .seed = 4})));
    CHECK(of(table, "", "turnbull: after 5 years") == Approx(5.0 / 9));
    // From the middle of a year on, a year later lies within what is not known closer.
    for (auto& event : events) event = tie(0, 1, Date::day(2000, 7, 1), event.spell.end);
    const auto later = survival(timeline(2, events), {.draws = 0});
    CHECK(of(later, "", "turnbull: after 1 years", "lower") == Approx(8.0 / 9));
    CHECK(of(later, "", "turnbull: after 1 years", "upper") == 1);
}

TEST_CASE("growth survival: nothing known", "[growth][survival]") {
    CHECK(of(survival({}), "", "ties") == 0);
    CHECK(std::isnan(of(survival({}), "", "kaplan-meier: median")));
    CHECK(std::isnan(of(survival({}), "", "turnbull: after 1 years")));
    const auto t = timeline(2, {tie(0, 1)});
    CHECK(of(survival(t), "", "without beginning") == 1);
    CHECK_THROWS_AS(
        find_algorithm("growth.survival").run({.timeline = &t}, {{"draws", {"-3"}}}, {}),
        UsageError);
}

TEST_CASE("growth survival: what nobody knows has no middle", "[growth][survival]") {
    // Ended at an unknown time within thirty years: after five, none or all may be over.
    Event vague = tie(0, 1, on(0), Date::between(1, 30 * 366));
    const auto table = survival(timeline(2, {vague, vague}));
    CHECK(std::isnan(of(table, "", "turnbull: after 5 years")));
    CHECK(of(table, "", "turnbull: after 5 years", "lower") == 0);
    CHECK(of(table, "", "turnbull: after 5 years", "upper") == 1);
}
