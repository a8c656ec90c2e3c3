#include <entente/algorithms/temporal/reach.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "algorithms/temporal/journeys.hpp"

using namespace entente;
using namespace entente::test;
using temporal::reach;
using Values = std::vector<double>;

TEST_CASE("temporal reach: values worked by hand", "[temporal][reach]") {
    // First 0 and 1 meet, then 1 and 2: 2 cannot reach 0.
    const auto t =
        timeline(4, {tie(0, 1, on(1), on(3)), tie(1, 2, Date::between(2, 4), Date::between(5, 9))});
    const auto out = reach(t);
    CHECK(out.value.values() == Values{2.0 / 3, 2.0 / 3, 2.0 / 3, 0});
    CHECK(out.lower->values() == Values{2.0 / 3, 2.0 / 3, 1.0 / 3, 0});
    temporal::ReachOptions options;
    options.direction = Direction::in;
    options.reading = Reading::certain;
    const auto in = reach(t, options);
    CHECK(in.value.values() == in.lower->values());
    CHECK(in.lower->values() == Values{1.0 / 3, 2.0 / 3, 2.0 / 3, 0});
}

TEST_CASE("temporal reach: bounds hold whatever days the dates stand for", "[temporal][reach]") {
    const auto seed = GENERATE(range(0u, 100u));
    Dice dice{seed};
    const std::uint32_t n = 3 + dice.below(3);
    const auto t = random_contacts(dice, n, 2 + static_cast<int>(dice.below(6)), true, seed % 2);
    temporal::ReachOptions options;
    options.step = dice.below(2);
    const auto bounds = reach(t, options);
    for (int draw = 0; draw < 20; ++draw) {
        auto exact = t;
        for (Event& event : exact.events) {
            const auto day = [&](const Date& date, Day least) {
                const Day from = std::max(date.earliest(), least);
                return from >= date.latest()
                           ? from
                           : from + static_cast<Day>(dice.below(
                                        static_cast<std::uint32_t>(date.latest() - from + 1)));
            };
            const Day begin = day(event.spell.begin, event.spell.begin.earliest());
            event.spell.begin = on(begin);
            event.spell.end = on(day(event.spell.end, event.spell.end.earliest()));
            // An end before the beginning is no choice that dates allow.
            if (event.spell.end.latest() < begin) event.spell.begin = event.spell.end;
        }
        bool allowed = true;
        for (std::size_t i = 0; i < t.events.size(); ++i)
            allowed &= contains(t.events[i].spell.begin, exact.events[i].spell.begin);
        if (!allowed) continue;
        const auto got = reach(exact, options);
        for (const double off : {1e-12})
            for (std::uint32_t v = 0; v < n; ++v) {
                CHECK(got.value[Vertex{v}] >= (*bounds.lower)[Vertex{v}] - off);
                CHECK(got.value[Vertex{v}] <= (*bounds.upper)[Vertex{v}] + off);
            }
    }
}

TEST_CASE("temporal reach: alone, and by name", "[temporal][reach]") {
    CHECK(reach(timeline(1, {})).value.values() == Values{0});
    CHECK(find_algorithm("reach").name == "centrality.reach");
    const auto t = timeline(2, {tie(0, 1, on(3))});
    CHECK_THROWS_AS(
        find_algorithm("temporal.reach").run({.timeline = &t}, {{"since", {"soon"}}}, {}),
        UsageError);
}
