#include <entente/algorithms/temporal/contacts.hpp>

#include <catch2/catch.hpp>

#include "algorithms/temporal/journeys.hpp"

using namespace entente;
using namespace entente::temporal;
using namespace entente::test;

TEST_CASE("temporal contacts: days on which ties hold", "[temporal][contacts]") {
    auto t = timeline(3, {tie(0, 1, Date::between(10, 20), Date::between(40, 60)),
                          tie(0, 1, on(61), on(70)), tie(0, 2, on(50)), tie(1, 2),
                          tie(2, 2, on(1), on(9)),
                          tie(2, 1, Date::between(Date::open_begin, 30), on(35))});
    t.last_told = 100;
    const Contacts possible(t, {});
    const auto row = [](const Contacts& contacts, std::uint32_t v) {
        const auto all = contacts.of(Vertex{v});
        return std::vector<Contact>(all.begin(), all.end());
    };
    // 10 … 60 and 61 … 70 touch.
    CHECK(row(possible, 0) == std::vector<Contact>{{Vertex{1}, 10, 70}, {Vertex{2}, 50, 100}});
    CHECK(row(possible, 2) == std::vector<Contact>{{Vertex{0}, 50, 100}, {Vertex{1}, 1, 35}});
    CHECK(possible.first_day() == 1);
    CHECK(possible.last_day() == 100);
    JourneyOptions certain;
    certain.reading = Reading::certain;
    CHECK(row(Contacts(t, certain), 0) ==
          std::vector<Contact>{{Vertex{1}, 20, 40}, {Vertex{1}, 61, 70}, {Vertex{2}, 50, 100}});
    t.events[2].spell.certainly_lasts = false;
    CHECK(row(Contacts(t, certain), 2) == std::vector<Contact>{{Vertex{1}, 30, 35}});
    JourneyOptions cut;
    cut.since = on(30);
    cut.until = on(55);
    CHECK(row(Contacts(t, cut), 0) ==
          std::vector<Contact>{{Vertex{1}, 30, 55}, {Vertex{2}, 50, 55}});
    t.is_directed = true;
    CHECK(row(Contacts(t, {}), 2) == std::vector<Contact>{{Vertex{1}, 1, 35}});
    const auto back = Contacts(t, {}).reversed();
    CHECK(row(back, 2) == std::vector<Contact>{{Vertex{0}, -100, -50}});
    CHECK(row(back.reversed(), 0) == row(Contacts(t, {}), 0));
}

TEST_CASE("temporal contacts: every journey against going every way", "[temporal][contacts]") {
    const auto seed = GENERATE(range(0u, 500u));
    Dice dice{seed};
    const std::uint32_t n = 2 + dice.below(4);
    const auto t =
        random_contacts(dice, n, 1 + static_cast<int>(dice.below(8)), seed % 4 == 0, seed % 2);
    JourneyOptions options;
    options.step = dice.below(3);
    options.strict = dice.below(2);
    const Contacts contacts(t, options);
    if (contacts.size() == 0) return;
    const auto back = contacts.reversed();
    const Time first = contacts.first_day(), last = contacts.last_day();
    for (std::uint32_t s = 0; s < n; ++s) {
        INFO("from " << s << ", step " << options.step << ", strict " << options.strict);
        auto expected = best_from(t, s, first, last, options.step, options.strict);
        const auto arrival = earliest_arrival(contacts, Vertex{s}, first);
        const auto steps = fewest_steps(contacts, Vertex{s}, first);
        const auto days = fastest(contacts, Vertex{s});
        for (std::uint32_t v = 0; v < n; ++v) {
            if (v == s) continue;
            const auto leave = earliest_arrival(back, Vertex{v}, back.first_day());
            if (!expected.contains(v)) {
                CHECK(arrival[v] == never);
                CHECK(days[v] == never);
                CHECK(leave[s] == never);
                CHECK(steps[v] == std::numeric_limits<std::uint32_t>::max());
                continue;
            }
            CHECK(arrival[v] == expected[v].arrival);
            CHECK(-leave[s] == expected[v].departure);
            CHECK(days[v] == expected[v].fastest);
            CHECK(steps[v] == expected[v].steps);
        }
    }
}

TEST_CASE("temporal contacts: none", "[temporal][contacts]") {
    const Contacts none(Timeline{}, {});
    CHECK(none.order() == 0);
    const Contacts quiet(timeline(2, {tie(0, 1)}), {});
    CHECK(quiet.size() == 0);
    CHECK(earliest_arrival(quiet, Vertex{0}, 5) == std::vector<Time>{5, never});
    CHECK(fastest(quiet, Vertex{0}) == std::vector<Time>{0, never});
    CHECK_THROWS_AS(Contacts(timeline(1, {tie(0, 1)}), {}), UsageError);
}
