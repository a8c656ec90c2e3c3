#include <entente/algorithms/growth/partnering.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

#include <algorithm>
#include <map>

using namespace entente;
using namespace entente::test;
using growth::partnering;
using Values = std::vector<double>;

TEST_CASE("growth partnering: values worked by hand", "[growth][partnering]") {
    const auto t = timeline(5, {tie(0, 1, Date::year(2001)), tie(1, 0, Date::year(2001)),
                                tie(1, 2, Date::year(2002)), tie(0, 2, Date::year(2003)),
                                tie(0, 1, Date::year(2003)), tie(3, 4, Date::year(2003)),
                                tie(3, 3, Date::year(2001)), tie(0, 4)});
    const auto s = partnering(t);
    CHECK(column(s, "first ties").lower == Values{1, 1, 2});
    CHECK(column(s, "repeat ties").lower == Values{1, 0, 1});
    CHECK(column(s, "new-new").lower == Values{2, 0, 1});
    CHECK(column(s, "new-old").lower == Values{0, 1, 0});
    CHECK(column(s, "old-old").lower == Values{0, 0, 2});
    for (const auto& c : s.columns) CHECK(c.lower == c.upper);
    CHECK(apart(s, "undated ties") == 1);
    CHECK(apart(s, "self-ties") == 1);
}

TEST_CASE("growth partnering: bounds are those of all choices of days", "[growth][partnering]") {
    const auto seed = GENERATE(range(0u, 80u));
    Dice dice{seed};
    const int first_year = 2001, years = 3;
    std::vector<Event> events;
    std::vector<std::pair<int, int>> spans; // of years
    const std::uint32_t n = 2 + dice.below(3);
    for (int i = 0; i < 5; ++i) {
        const auto u = dice.below(n), v = (u + 1 + dice.below(n - 1)) % n;
        int a = static_cast<int>(dice.below(years)), b = static_cast<int>(dice.below(years));
        if (dice.below(3)) b = a;
        if (a > b) std::swap(a, b);
        spans.emplace_back(a, b);
        events.push_back(tie(u, v,
                             Date::between(Date::year(first_year + a).earliest(),
                                           Date::year(first_year + b).latest())));
    }
    // The curve shall begin and end with the years that choices are made from.
    const auto s = partnering(timeline(n, events));
    const int begin = std::stoi(s.periods.front().label) - first_year;
    const auto periods = s.periods.size();
    std::map<std::string, std::pair<Values, Values>> range;
    const std::vector<std::string> names{"first ties", "repeat ties", "new-new", "new-old",
                                         "old-old"};
    for (const auto& name : names) range[name] = {Values(periods, 1e9), Values(periods, -1e9)};
    std::vector<int> year(events.size());
    const auto visit = [&](const auto& self, std::size_t i) -> void {
        if (i == events.size()) {
            std::map<std::string, Values> counts;
            for (const auto& name : names) counts[name] = Values(periods);
            for (std::size_t e = 0; e < events.size(); ++e) {
                bool repeat = false, u_old = false, v_old = false;
                for (std::size_t f = 0; f < events.size(); ++f) {
                    const auto has = [&](Vertex v) {
                        return events[f].from == v || events[f].to == v;
                    };
                    const bool pair = has(events[e].from) && has(events[e].to);
                    repeat |= pair && (year[f] < year[e] || (year[f] == year[e] && f < e));
                    u_old |= has(events[e].from) && year[f] < year[e];
                    v_old |= has(events[e].to) && year[f] < year[e];
                }
                const auto p = static_cast<std::size_t>(year[e] - begin);
                ++counts[repeat ? "repeat ties" : "first ties"][p];
                ++counts[u_old && v_old ? "old-old" : u_old || v_old ? "new-old" : "new-new"][p];
            }
            for (const auto& name : names)
                for (std::size_t p = 0; p < periods; ++p) {
                    auto& [low, high] = range[name];
                    low[p] = std::min(low[p], counts[name][p]);
                    high[p] = std::max(high[p], counts[name][p]);
                }
            return;
        }
        for (int y = spans[i].first; y <= spans[i].second; ++y) {
            year[i] = y;
            self(self, i + 1);
        }
    };
    visit(visit, 0);
    for (const auto& name : names)
        for (std::size_t p = 0; p < periods; ++p) {
            INFO(name << " in " << s.periods[p].label);
            const double low = column(s, name).lower[p], high = column(s, name).upper[p];
            if (name == "first ties" || name == "repeat ties") {
                CHECK(low == range[name].first[p]);
                CHECK(high == range[name].second[p]);
            } else {
                CHECK(low <= range[name].first[p]);
                CHECK(high >= range[name].second[p]);
            }
        }
}

TEST_CASE("growth partnering: onsets open to one side", "[growth][partnering]") {
    const auto t =
        timeline(2, {tie(0, 1, Date::year(2002)), tie(0, 1, Date::year(2004)),
                     tie(0, 1, Date::between(Date::open_begin, Date::year(2003).latest()))});
    const auto s = partnering(t);
    REQUIRE(s.periods.size() == 3);
    CHECK(column(s, "first ties").lower == Values{0, 0, 0});
    CHECK(column(s, "first ties").upper == Values{1, 0, 0});
    CHECK(column(s, "repeat ties").lower == Values{0, 0, 1});
    CHECK(column(s, "repeat ties").upper == Values{1, 1, 1});
}

TEST_CASE("growth partnering: by name", "[growth][partnering]") {
    const auto t = timeline(2, {tie(0, 1, Date::year(2002))});
    const auto& spec = find_algorithm("growth.partnering");
    CHECK(std::get<Series>(spec.run({.timeline = &t}, {{"period", {"month"}}}, {}).result)
              .periods.size() == 12);
    CHECK_THROWS_AS(spec.run({.timeline = &t}, {{"period", {"week"}}}, {}), UsageError);
}
