#include <entente/algorithms/growth/moments.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

using namespace entente;
using namespace entente::growth;
using namespace entente::test;

TEST_CASE("growth moments: the middle of an interval", "[growth][moments]") {
    CHECK(middle(Date::between(10, 20)) == 15);
    CHECK(middle(Date::between(10, 21)) == 15);
    CHECK(middle(Date::between(-4, -1)) == -3);
    CHECK(middle(on(7)) == 7);
    CHECK_FALSE(middle(Date{}));
    CHECK_FALSE(middle(Date::between(3, Date::open_end)));
}

TEST_CASE("growth moments: in order of days, then of the timeline", "[growth][moments]") {
    const auto t = timeline(3, {tie(0, 1, Date::between(10, 20)), tie(1, 2), tie(0, 2, on(3)),
                                tie(1, 2, Date::between(Date::open_begin, 5)), tie(2, 0, on(15))});
    LeftOut out;
    const auto all = moments(t, &out);
    REQUIRE(all.size() == 3);
    CHECK(all[0].event == 2);
    CHECK(all[1].event == 0);
    CHECK(all[2].event == 4);
    CHECK(all[2].day == 15);
    CHECK(out.undated == 1);
    CHECK(out.open == 1);
}

TEST_CASE("growth moments: spells at middle days", "[growth][moments]") {
    auto t = timeline(2, {tie(0, 1, Date::between(10, 20), Date::between(0, 22)),
                          tie(0, 1, on(4), Date::between(8, Date::open_end)),
                          tie(0, 1, Date::between(Date::open_begin, 9), on(12))});
    const auto placed = at_middle_days(t);
    CHECK(placed.events[0].onset == on(15));
    CHECK(placed.events[0].spell.begin == on(15));
    CHECK(placed.events[0].spell.end == on(15));
    CHECK(placed.events[1].spell.end == t.events[1].spell.end);
    CHECK_FALSE(placed.events[2].onset.is_known());
    CHECK_FALSE(placed.events[2].spell.begin.is_known());
    CHECK(placed.events[2].spell.end == on(12));
    CHECK(placed.last_told == t.last_told);
}
