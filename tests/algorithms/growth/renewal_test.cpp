#include <entente/algorithms/growth/renewal.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

using namespace entente;
using namespace entente::test;
using growth::renewal;

TEST_CASE("growth renewal: values worked by hand", "[growth][renewal]") {
    auto t =
        timeline(4, {tie(0, 1, on(0), on(100)),      // followed on day 150, by the other way
                     tie(1, 0, on(150), on(200), 1), // not followed within the term
                     tie(2, 3, on(0), on(50)),       // followed while it holds
                     tie(2, 3, on(40), on(950)),     // too late to tell
                     tie(0, 2, on(0), Date::between(100, 140)), // depends on the day
                     tie(0, 2, on(480)), tie(1, 3), tie(1, 3, on(9), {}), tie(1, 1, on(0), on(1))});
    t.groups = {"", "MoU"};
    t.last_told = 1000;
    const auto table = renewal(t, {.term = 365, .by_group = true});
    CHECK(of(table, "", "ties ended") == 5);
    CHECK(of(table, "", "too late to tell") == 1);
    CHECK(of(table, "", "followed") == 3);
    CHECK(of(table, "", "share followed") == 0.75);
    CHECK(of(table, "", "share by dates") == 0.75);
    CHECK(of(table, "", "share by dates", "lower") == 0.5);
    CHECK(of(table, "", "share by dates", "upper") == 0.75);
    // Wilson for three of four.
    CHECK(of(table, "", "share followed", "lower") == Approx(0.300642).epsilon(1e-5));
    CHECK(of(table, "", "share followed", "upper") == Approx(0.954413).epsilon(1e-5));
    CHECK(of(table, "", "without end") == 3);
    CHECK(of(table, "MoU", "ties ended") == 1);
    CHECK(of(table, "MoU", "share followed") == 0);
    CHECK(of(renewal(t, {.term = 10}), "", "followed") == 1);
}

TEST_CASE("growth renewal: bounds hold for all choices of days", "[growth][renewal]") {
    const auto seed = GENERATE(range(0u, 60u));
    Dice dice{seed};
    std::vector<Event> events;
    const auto between = [&](Day from) {
        const Day a = from + static_cast<Day>(dice.below(6));
        return Date::between(a, a + static_cast<Day>(dice.below(3)));
    };
    for (int i = 0; i < 3; ++i) {
        const Date begin = between(0);
        events.push_back(tie(0, 1, begin, between(begin.latest())));
    }
    auto t = timeline(2, events);
    t.last_told = 40;
    const auto table = renewal(t, {.term = 3});
    REQUIRE(of(table, "", "too late to tell") == 0);
    double least = 1, most = 0;
    const auto visit = [&](const auto& self, std::size_t i) -> void {
        if (i == 2 * events.size()) {
            const double share = of(renewal(t, {.term = 3}), "", "share followed");
            least = std::min(least, share);
            most = std::max(most, share);
            return;
        }
        const Date date = i % 2 ? events[i / 2].spell.end : events[i / 2].spell.begin;
        for (Day day = date.earliest(); day <= date.latest(); ++day) {
            auto& spell = t.events[i / 2].spell;
            (i % 2 ? spell.end : spell.begin) = on(day);
            self(self, i + 1);
        }
    };
    visit(visit, 0);
    CHECK(of(table, "", "share by dates", "lower") <= least + 1e-12);
    CHECK(of(table, "", "share by dates", "upper") >= most - 1e-12);
}

TEST_CASE("growth renewal: nothing ended", "[growth][renewal]") {
    CHECK(std::isnan(of(renewal({}), "", "share followed")));
    const auto t = timeline(2, {tie(0, 1, on(3))});
    CHECK(of(renewal(t), "", "without end") == 1);
    CHECK_THROWS_AS(find_algorithm("growth.renewal").run({.timeline = &t}, {{"term", {"-1"}}}, {}),
                    UsageError);
}
