#include <entente/core/base/errors.hpp>
#include <entente/core/view/slices.hpp>

#include <catch2/catch.hpp>

#include <random>

using namespace entente;

namespace {

Day day(int year, unsigned month, unsigned d) { return Date::day(year, month, d).earliest(); }

Timeline timeline(std::vector<Event> events, Day last_told = Date::open_begin) {
    Timeline t;
    t.order = 4;
    t.events = std::move(events);
    t.last_told = last_told;
    return t;
}

Event event(const Date& onset, const Date& end = {}) {
    return event_of(Vertex{0}, Vertex{1}, onset, end);
}

} // namespace

TEST_CASE("slices: run without gaps to the last day that is told", "[slices]") {
    const auto t = timeline({event(Date::day(2018, 11, 5)), event(Date::year(2019))});
    const Slices quarters{t, PeriodLength::quarter};
    REQUIRE(quarters.count() == 5);
    CHECK(quarters[0].label == "2018-Q4");
    CHECK(quarters[4].label == "2019-Q4");
    for (std::size_t i = 1; i < quarters.count(); ++i)
        CHECK(quarters[i].first == quarters[i - 1].last + 1);
    const Slices longer{timeline(t.events, day(2021, 2, 1)), PeriodLength::year};
    CHECK(longer.count() == 4);
    CHECK(Slices{timeline({event({})}), PeriodLength::year}.count() == 0);
    CHECK_THROWS_AS(Slices(t, PeriodLength::year, Slicing::sliding, 0), UsageError);
}

TEST_CASE("slices: stays worked by hand", "[slices]") {
    const auto t =
        timeline({event(Date::year(2018)), event(Date::day(2019, 2, 1), Date::year(2020)),
                  event({}), event(Date::month(2018, 12))},
                 day(2021, 12, 31));
    const Slices all{t, PeriodLength::year, Slicing::cumulative};
    CHECK(all.stays(t, Reading::possible) == std::vector<Stay>{{0, 3}, {1, 3}, {}, {0, 3}});
    const Slices sliding{t, PeriodLength::year, Slicing::sliding, 2};
    CHECK(sliding.stays(t, Reading::certain) == std::vector<Stay>{{0, 1}, {1, 2}, {}, {0, 1}});
    const Slices force{t, PeriodLength::year, Slicing::in_force};
    // Its end lies in 2020, perhaps on its last day.
    CHECK(force.stays(t, Reading::possible) == std::vector<Stay>{{0, 3}, {1, 2}, {}, {0, 3}});
    CHECK(force.stays(t, Reading::certain) == std::vector<Stay>{{0, 3}, {1, 1}, {}, {0, 3}});
    const auto graph = all.graph(t, all.stays(t, Reading::possible), 0);
    CHECK(graph.order() == 4);
    CHECK(graph.size() == 2);
}

TEST_CASE("slices: a frame cuts slices off, and changes none", "[slices]") {
    std::vector<Event> events;
    for (int month = 0; month < 36; ++month)
        events.push_back(
            event(Date::day(2018 + month / 12, 1 + static_cast<unsigned>(month) % 12, 9)));
    const auto whole = timeline(events);
    auto framed = whole;
    framed.frame = {day(2020, 4, 1), day(2020, 9, 30)};
    for (const auto slicing : {Slicing::cumulative, Slicing::sliding, Slicing::in_force}) {
        const Slices all{whole, PeriodLength::month, slicing, 5},
            few{framed, PeriodLength::month, slicing, 5};
        REQUIRE(few.count() == 6);
        const auto a = all.stays(whole, Reading::possible),
                   b = few.stays(framed, Reading::possible);
        for (std::size_t i = 0; i < events.size(); ++i)
            for (std::size_t s = 0; s < few.count(); ++s)
                CHECK(b[i].holds(s) == a[i].holds(s + 27));
    }
}

TEST_CASE("slices: stays are what the days of a slice say", "[slices]") {
    const auto seed = GENERATE(range(0u, 60u));
    std::mt19937 draw{seed};
    const auto some = [&](int least, int most) {
        return least + static_cast<int>(draw() % static_cast<unsigned>(most - least + 1));
    };
    const Day base = day(2000, 1, 1);
    std::vector<Event> events{event(Date::day(2000, 1, 1)), event(Date::day(2003, 12, 31))};
    for (int i = 0; i < 40; ++i) {
        const Day a = base + some(0, 1400), b = a + some(0, 200), c = b + some(0, 500);
        Event e = event(Date::between(some(0, 9) ? a : Date::open_begin, b));
        if (some(0, 2)) {
            e.spell.end = Date::between(c, some(0, 5) ? c + some(0, 100) : Date::open_end);
            e.spell.is_end_known = true;
        } else if (some(0, 1)) {
            e.spell.certainly_lasts = false;
            if (some(0, 1)) e.spell.held = Date::between(c, c + 20);
        }
        events.push_back(e);
    }
    const auto t = timeline(events);
    const unsigned width = 1 + seed % 3;
    std::size_t wrong = 0, looked_at = 0;
    for (const auto length : {PeriodLength::year, PeriodLength::quarter, PeriodLength::month})
        for (const auto slicing : {Slicing::cumulative, Slicing::sliding, Slicing::in_force})
            for (const auto reading : {Reading::possible, Reading::certain}) {
                const Slices slices{t, length, slicing, width};
                const auto stays = slices.stays(t, reading);
                const bool possible = reading == Reading::possible;
                for (std::size_t i = 0; i < events.size(); ++i)
                    for (std::size_t s = 0; s < slices.count(); ++s) {
                        const Date& onset = events[i].onset;
                        const Day last = slices[s].last;
                        const Day first = slices[s + 1 < width ? 0 : s + 1 - width].first;
                        bool holds = false;
                        if (slicing == Slicing::cumulative)
                            holds = (possible ? onset.earliest() : onset.latest()) <= last;
                        else if (slicing == Slicing::sliding)
                            holds = possible ? onset.earliest() <= last && onset.latest() >= first
                                             : onset.earliest() >= first && onset.latest() <= last;
                        else
                            holds =
                                possible
                                    ? events[i].spell.possibly_holds(Date::between(last, last))
                                    : events[i].spell.certainly_holds(Date::between(last, last));
                        if (stays[i].holds(s) != holds) ++wrong;
                        ++looked_at;
                    }
            }
    CHECK(looked_at > 10'000);
    CHECK(wrong == 0);
}
