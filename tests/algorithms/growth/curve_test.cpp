#include <entente/algorithms/growth/curve.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace entente;
using growth::curve;

namespace {

Event event(std::uint32_t from, std::uint32_t to, Date onset = {}, std::uint32_t group = 0) {
    return event_of(Vertex{from}, Vertex{to}, onset, {}, group);
}

Timeline timeline(std::size_t order, std::vector<Event> events) {
    return {.order = order,
            .events = std::move(events),
            .groups = {""},
            .class_of = {},
            .classes = {""}};
}

const Series::Column& column(const Series& series, const std::string& name,
                             const std::string& group = {}) {
    for (const auto& c : series.columns)
        if (c.name == name && c.group == group) return c;
    FAIL("no column " + name);
    return series.columns.front();
}

double apart(const Series& series, const std::string& name) {
    for (const auto& [what, value] : series.apart)
        if (what == name) return value;
    FAIL("nothing apart is called " + name);
    return 0;
}

using Values = std::vector<double>;

struct Draw {
    std::uint32_t seed;
    std::mt19937 engine{seed};
    std::uint32_t operator()() { return static_cast<std::uint32_t>(engine()); }
};

} // namespace

TEST_CASE("growth curve: values worked by hand", "[growth][curve]") {
    auto t = timeline(5, {event(0, 1, Date::day(2018, 3, 1)), event(1, 0, Date::year(2019)),
                          event(0, 2,
                                Date::between(Date::day(2018, 12, 1).earliest(),
                                              Date::day(2019, 2, 1).earliest())),
                          event(3, 4), event(0, 0, Date::day(2021, 1, 1))});
    t.class_of = VertexMap<std::uint32_t>(std::vector<std::uint32_t>{1, 1, 2, 0, 3});
    t.classes = {"", "AZ", "DE", "FR"};
    const auto s = curve(t);
    REQUIRE(s.periods.size() == 4);
    CHECK(s.periods.front().label == "2018");
    CHECK(s.periods.back().label == "2021");
    CHECK(s.periods[1].first == Date::year(2019).earliest());
    CHECK(s.periods[1].last == Date::year(2019).latest());
    CHECK(column(s, "new ties").lower == Values{1, 1, 0, 1});
    CHECK(column(s, "new ties").upper == Values{2, 2, 0, 1});
    CHECK(column(s, "ties").lower == Values{1, 3, 3, 4});
    CHECK(column(s, "ties").upper == Values{2, 3, 3, 4});
    CHECK(column(s, "pairs").lower == Values{1, 2, 2, 2});
    CHECK(column(s, "pairs").upper == Values{2, 2, 2, 2});
    CHECK(column(s, "actors").lower == Values{2, 3, 3, 3});
    CHECK(column(s, "classes").upper == Values{2, 2, 2, 2});
    CHECK(column(s, "new classes").lower == Values{1, 0, 0, 0});
    CHECK(apart(s, "undated ties") == 1);
    CHECK(apart(s, "pairs without any dated tie") == 1);
    CHECK(apart(s, "actors without any dated tie") == 2);
    CHECK(apart(s, "classes without any dated tie") == 1);
}

TEST_CASE("growth curve: labels of quarters and months", "[growth][curve]") {
    const auto t =
        timeline(2, {event(0, 1, Date::day(2018, 12, 31)), event(0, 1, Date::day(2019, 4, 1))});
    const auto q = curve(t, {.period = PeriodLength::quarter}),
               m = curve(t, {.period = PeriodLength::month});
    REQUIRE(q.periods.size() == 3);
    CHECK(q.periods[0].label == "2018-Q4");
    CHECK(q.periods[2].label == "2019-Q2");
    REQUIRE(m.periods.size() == 5);
    CHECK(m.periods[0].label == "2018-12");
    CHECK(m.periods[1].label == "2019-01");
    CHECK(m.periods[2].last - m.periods[2].first == 27);
    for (std::size_t p = 1; p < m.periods.size(); ++p)
        CHECK(m.periods[p].first == m.periods[p - 1].last + 1);
}

TEST_CASE("growth curve: a date of a year only is wide within that year only", "[growth][curve]") {
    const auto t = timeline(3, {event(0, 1, Date::day(2018, 1, 15)), event(1, 2, Date::year(2019)),
                                event(0, 2, Date::day(2020, 12, 15))});
    const auto s = curve(t, {.period = PeriodLength::month});
    const auto& ties = column(s, "ties");
    for (std::size_t p = 0; p < s.periods.size(); ++p) {
        const bool inside =
            s.periods[p].label.substr(0, 4) == "2019" && s.periods[p].label != "2019-12";
        CHECK((ties.lower[p] < ties.upper[p]) == inside);
    }
    const auto years = curve(t);
    CHECK(column(years, "ties").lower == column(years, "ties").upper);
    CHECK(column(years, "new ties").lower == Values{1, 1, 1});
}

TEST_CASE("growth curve: onsets open to one side", "[growth][curve]") {
    const auto t =
        timeline(4, {event(0, 1, Date::year(2017)), event(1, 2, Date::year(2020)),
                     event(2, 3, Date::between(Date::open_begin, Date::year(2018).latest())),
                     event(0, 3, Date::between(Date::year(2019).earliest(), Date::open_end))});
    const auto s = curve(t);
    CHECK(column(s, "ties").lower == Values{1, 2, 2, 3});
    CHECK(column(s, "ties").upper == Values{2, 2, 3, 4});
    CHECK(column(s, "new ties").lower == Values{1, 0, 0, 1});
    CHECK(column(s, "new ties").upper == Values{2, 1, 1, 2});
    CHECK(apart(s, "undated ties") == 0);
    CHECK(apart(s, "ties without a latest day") == 1);
}

TEST_CASE("growth curve: groups add up to the whole", "[growth][curve]") {
    auto t = timeline(4, {});
    t.groups = {"", "MoU", "treaty", "unused"};
    Draw draw{3};
    for (int i = 0; i < 40; ++i)
        t.events.push_back(event(draw() % 4, draw() % 4,
                                 Date::year(2010 + static_cast<int>(draw() % 5)), draw() % 3));
    const auto s = curve(t, {.by_group = true});
    CHECK(s.columns.size() == 8 + 3 * 2);
    for (const std::string name : {"new ties", "ties"})
        for (std::size_t p = 0; p < s.periods.size(); ++p) {
            double sum = 0;
            for (const auto& c : s.columns)
                if (c.name == name && !c.group.empty()) sum += c.lower[p];
            CHECK(sum == column(s, name).lower[p]);
        }
    CHECK(column(s, "ties", "(none)").upper.back() > 0);
}

TEST_CASE("growth curve: bounds are those of all placements", "[growth][curve]") {
    const auto seed = GENERATE(range(0u, 60u));
    Draw draw{seed};
    const Day start = Date::day(2019, 1, 10).earliest();
    const auto some_day = [&] { return start + static_cast<Day>(draw() % 120); };
    auto t = timeline(4, {});
    for (std::uint32_t i = 0; i < 2 + seed % 4; ++i) {
        Day a = some_day(), b = some_day();
        if (a > b) std::swap(a, b);
        const auto kind = draw() % 8;
        t.events.push_back(event(draw() % 4, draw() % 4,
                                 kind == 0   ? Date::between(Date::open_begin, b)
                                 : kind == 1 ? Date::between(a, Date::open_end)
                                 : kind == 2 ? Date::between(a, a)
                                             : Date::between(a, b)));
    }
    const auto s = curve(t, {.period = PeriodLength::month});
    REQUIRE_FALSE(s.periods.empty());

    // Enough days for every event to fall in every period that it may: ends and starts of periods.
    std::vector<std::vector<Day>> choices;
    for (const Event& e : t.events) {
        const bool open_left = e.onset.earliest() == Date::open_begin;
        const bool open_right = e.onset.latest() == Date::open_end;
        const Day least = open_left ? s.periods.front().first - 1 : e.onset.earliest();
        const Day most = open_right ? s.periods.back().last + 1 : e.onset.latest();
        std::set<Day> days{least, most};
        for (const auto& p : s.periods)
            if (p.first > least && p.first < most) days.insert(p.first);
        choices.emplace_back(days.begin(), days.end());
    }
    struct Bounds {
        Values lower, upper;
    };
    const std::vector<std::string> names{"new ties", "ties",       "new pairs",
                                         "pairs",    "new actors", "actors"};
    std::vector<Bounds> bounds(names.size(),
                               {Values(s.periods.size(), 1e9), Values(s.periods.size(), -1)});
    std::vector<Day> day(t.events.size());
    const auto place = [&](auto&& self, std::size_t i) -> void {
        if (i < day.size()) {
            for (const Day d : choices[i]) {
                day[i] = d;
                self(self, i + 1);
            }
            return;
        }
        std::map<std::pair<Vertex, Vertex>, Day> pair;
        std::map<Vertex, Day> actor;
        for (std::size_t e = 0; e < day.size(); ++e) {
            const auto [u, v] = std::minmax(t.events[e].from, t.events[e].to);
            const auto first = [&](auto& map, auto key) {
                const auto [it, fresh] = map.emplace(key, day[e]);
                if (!fresh) it->second = std::min(it->second, day[e]);
            };
            if (u != v) first(pair, std::pair{u, v});
            first(actor, u);
            first(actor, v);
        }
        for (std::size_t p = 0; p < s.periods.size(); ++p) {
            const auto [label, first, last] = s.periods[p];
            double found[6] = {};
            const auto tally = [&, begin = first, end = last](Day d, int what) {
                found[what] += begin <= d && d <= end;
                found[what + 1] += d <= end;
            };
            for (const Day d : day) tally(d, 0);
            for (const auto& [_, d] : pair) tally(d, 2);
            for (const auto& [_, d] : actor) tally(d, 4);
            for (std::size_t c = 0; c < names.size(); ++c) {
                bounds[c].lower[p] = std::min(bounds[c].lower[p], found[c]);
                bounds[c].upper[p] = std::max(bounds[c].upper[p], found[c]);
            }
        }
    };
    place(place, 0);
    for (std::size_t c = 0; c < names.size(); ++c) {
        INFO(names[c]);
        const auto& found = column(s, names[c]);
        if (names[c] == "new actors") { // hold, but are not always attained together
            for (std::size_t p = 0; p < s.periods.size(); ++p) {
                CHECK(found.lower[p] <= bounds[c].lower[p]);
                CHECK(found.upper[p] >= bounds[c].upper[p]);
            }
            continue;
        }
        CHECK(found.lower == bounds[c].lower);
        CHECK(found.upper == bounds[c].upper);
    }
}

TEST_CASE("growth curve: curves close at the total", "[growth][curve]") {
    const auto seed = GENERATE(range(0u, 20u));
    Draw draw{seed};
    auto t = timeline(9, {});
    std::size_t undated = 0;
    for (int i = 0; i < 60; ++i) {
        const int year = 1990 + static_cast<int>(draw() % 30);
        const auto kind = draw() % 4;
        undated += kind == 3;
        t.events.push_back(event(draw() % 9, draw() % 9,
                                 kind == 0   ? Date::year(year)
                                 : kind == 1 ? Date::month(year, 1 + draw() % 12)
                                 : kind == 2 ? Date::day(year, 1 + draw() % 12, 1 + draw() % 28)
                                             : Date{}));
    }
    const auto period = seed % 3 == 0   ? PeriodLength::year
                        : seed % 3 == 1 ? PeriodLength::quarter
                                        : PeriodLength::month;
    const auto s = curve(t, {.period = period});
    CHECK(column(s, "ties").lower.back() + apart(s, "undated ties") == 60);
    CHECK(apart(s, "undated ties") == static_cast<double>(undated));
    for (const auto& c : s.columns) {
        for (std::size_t p = 0; p < s.periods.size(); ++p) CHECK(c.lower[p] <= c.upper[p]);
        if (c.name.substr(0, 4) == "new ") continue;
        CHECK(c.lower.back() == c.upper.back());
        CHECK(std::is_sorted(c.lower.begin(), c.lower.end()));
        CHECK(std::is_sorted(c.upper.begin(), c.upper.end()));
    }
}

TEST_CASE("growth curve: nothing, and nonsense", "[growth][curve]") {
    CHECK(curve(Timeline{}).periods.empty());
    CHECK(curve(Timeline{}).columns.size() == 8);
    const auto undated = curve(timeline(2, {event(0, 1)}));
    CHECK(undated.periods.empty());
    CHECK(apart(undated, "undated ties") == 1);
    CHECK_THROWS_AS(curve(timeline(1, {event(0, 1)})), UsageError);
    CHECK_THROWS_AS(curve(timeline(2, {event(0, 1, {}, 3)})), UsageError);
    CHECK_THROWS_AS(curve(timeline(2, {event(0, 1, Date::between(-2'000'000'000, 5))})),
                    UsageError);
    const Timeline none;
    CHECK_THROWS_AS(find_algorithm("curve").run({.timeline = &none}, {{"period", {"week"}}}, {}),
                    UsageError);
}
