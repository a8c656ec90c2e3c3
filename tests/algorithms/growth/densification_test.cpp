#include <entente/algorithms/growth/densification.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

using namespace entente;
using namespace entente::test;
using growth::densification;

namespace {

/// A growing clique: actor v comes in year 2000 + v with ties to all before.
Timeline clique(std::uint32_t n) {
    std::vector<Event> events;
    for (std::uint32_t v = 1; v < n; ++v)
        for (std::uint32_t u = 0; u < v; ++u)
            events.push_back(tie(u, v, Date::year(2000 + static_cast<int>(v))));
    return timeline(n, std::move(events));
}

} // namespace

TEST_CASE("growth densification: values worked by hand", "[growth][densification]") {
    // N = 2, 3, 4 and E = 1, 3, 6.
    const auto table = densification(clique(4));
    const double x1 = std::log(2), x2 = std::log(3), x3 = std::log(4), y2 = std::log(3),
                 y3 = std::log(6), mx = (x1 + x2 + x3) / 3, my = (y2 + y3) / 3,
                 xx = (x1 - mx) * (x1 - mx) + (x2 - mx) * (x2 - mx) + (x3 - mx) * (x3 - mx),
                 a = ((x1 - mx) * -my + (x2 - mx) * (y2 - my) + (x3 - mx) * (y3 - my)) / xx;
    CHECK(figure(table, "exponent") == Approx(a));
    CHECK(figure(table, "factor") == Approx(std::exp(my - a * mx)));
    CHECK(figure(table, "slices") == 3);
    CHECK(figure(table, "actors 2003") == 4);
    CHECK(figure(table, "ties 2003") == 6);
    CHECK(figure(table, "exponent", "lower") < a);
    CHECK(figure(table, "exponent", "upper") > a);
    CHECK(figure(table, "r squared") > 0.99);
}

TEST_CASE("growth densification: parallel ties, loops and what has no date",
          "[growth][densification]") {
    auto t = clique(4);
    t.events.push_back(tie(0, 1, Date::year(2003)));
    t.events.push_back(tie(2, 2, Date::year(2001)));
    t.events.push_back(tie(0, 1));
    t.events.push_back(tie(0, 3, Date::between(Date::open_begin, Date::year(2001).latest())));
    const auto once = densification(t), every = densification(t, {.parallel = true});
    CHECK(figure(once, "exponent") == figure(densification(clique(4)), "exponent"));
    CHECK(figure(every, "ties 2003") == 7);
    CHECK(figure(once, "ties undated") == 1);
    CHECK(figure(once, "ties open to one side") == 1);
    const auto sliding = densification(t, {.slicing = Slicing::sliding});
    CHECK(figure(sliding, "ties 2002") == 2);
    CHECK(figure(sliding, "actors 2002") == 3);
}

TEST_CASE("growth densification: laws", "[growth][densification]") {
    Dice dice{7};
    std::vector<Event> events;
    for (int i = 0; i < 200; ++i)
        events.push_back(
            tie(dice.below(40), dice.below(40),
                Date::month(2000 + static_cast<int>(dice.below(8)), 1 + dice.below(12))));
    const auto t = timeline(40, events);
    const auto table = densification(t, {.period = PeriodLength::month}, {.threads = 3});
    CHECK(same(table, densification(t, {.period = PeriodLength::month}, {.threads = 1})));
    std::reverse(events.begin(), events.end());
    for (auto& event : events) std::swap(event.from, event.to);
    CHECK(same(table, densification(timeline(40, events), {.period = PeriodLength::month})));
}

TEST_CASE("growth densification: what has no exponent", "[growth][densification]") {
    CHECK(std::isnan(figure(densification({}), "exponent")));
    const auto one = timeline(2, {tie(0, 1, Date::year(2000)), tie(1, 0, Date::year(2003))});
    CHECK(std::isnan(figure(densification(one), "exponent")));
    CHECK(figure(densification(one), "slices") == 4);
    CHECK_THROWS_AS(densification(timeline(1, {tie(0, 1)})), UsageError);
    CHECK_THROWS_AS(
        find_algorithm("growth.densification").run({.timeline = &one}, {{"confidence", {"2"}}}, {}),
        UsageError);
}
