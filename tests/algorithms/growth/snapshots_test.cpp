#include <entente/algorithms/growth/snapshots.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace entente;
using growth::snapshots;

namespace {

using Values = std::vector<double>;

const Series::Column& column(const Series& series, const std::string& name) {
    for (const auto& c : series.columns)
        if (c.name == name) return c;
    FAIL("no column " + name);
    return series.columns.front();
}

Timeline timeline(std::size_t order, std::vector<Event> events) {
    Timeline t;
    t.order = order;
    t.events = std::move(events);
    return t;
}

Event event(std::uint32_t u, std::uint32_t v, const Date& onset, const Date& end = {}) {
    return event_of(Vertex{u}, Vertex{v}, onset, end);
}

/// The figures of one slice, counted one by one.
std::map<std::string, double> counted(const std::vector<const Event*>& held) {
    std::set<std::pair<Vertex, Vertex>> pairs;
    std::map<Vertex, std::set<Vertex>> partners;
    for (const Event* e : held) {
        partners[e->from];
        partners[e->to];
        if (e->from == e->to) continue;
        pairs.insert(std::minmax(e->from, e->to));
        partners[e->from].insert(e->to);
        partners[e->to].insert(e->from);
    }
    std::size_t degree = 0, components = 0, largest = 0;
    std::set<Vertex> seen;
    for (const auto& [v, all] : partners) {
        degree = std::max(degree, all.size());
        if (seen.contains(v)) continue;
        ++components;
        std::vector<Vertex> queue{v};
        seen.insert(v);
        for (std::size_t i = 0; i < queue.size(); ++i)
            for (const Vertex w : partners[queue[i]])
                if (seen.insert(w).second) queue.push_back(w);
        largest = std::max(largest, queue.size());
    }
    const auto number = [](std::size_t value) { return static_cast<double>(value); };
    return {{"ties", number(held.size())},          {"pairs", number(pairs.size())},
            {"actors", number(partners.size())},    {"components", number(components)},
            {"largest component", number(largest)}, {"greatest degree", number(degree)}};
}

} // namespace

TEST_CASE("snapshots: values worked by hand", "[growth][snapshots]") {
    const auto t = timeline(5, {event(0, 1, Date::day(2018, 1, 1), Date::day(2018, 6, 1)),
                                event(1, 2, Date::year(2019)), event(1, 2, Date::day(2020, 5, 5)),
                                event(3, 4, Date::month(2020, 2)), event(4, 4, {})});
    const auto all = snapshots(t);
    CHECK(all.periods.size() == 3);
    CHECK(column(all, "ties").lower == Values{1, 2, 4});
    CHECK(column(all, "pairs").lower == Values{1, 2, 3});
    CHECK(column(all, "components").lower == Values{1, 1, 2});
    CHECK(column(all, "largest component").lower == Values{2, 3, 3});
    CHECK(column(all, "greatest degree").upper == Values{1, 2, 2});
    CHECK(all.apart.front() == std::pair<std::string, double>{"undated ties", 1});
    const auto force = snapshots(t, {.slicing = Slicing::in_force});
    CHECK(column(force, "ties").lower == Values{0, 1, 3});
    CHECK(column(force, "largest component").lower == Values{0, 2, 2});
    const auto window = snapshots(t, {.slicing = Slicing::sliding, .width = 2});
    CHECK(column(window, "actors").lower == Values{2, 3, 4});
}

TEST_CASE("snapshots: exact dates give what is counted slice by slice", "[growth][snapshots]") {
    const auto seed = GENERATE(range(0u, 60u));
    std::mt19937 engine{seed};
    const auto draw = [&] { return static_cast<std::uint32_t>(engine()); };
    const Day base = Date::day(2010, 1, 1).earliest();
    std::vector<Event> events;
    const std::uint32_t n = 2 + draw() % 25, count = 1 + draw() % 90;
    for (std::uint32_t i = 0; i < count; ++i) {
        const Day begin = base + static_cast<Day>(draw() % 900),
                  end = begin + static_cast<Day>(draw() % 400);
        events.push_back(event(draw() % n, draw() % n, Date::between(begin, begin),
                               draw() % 3 ? Date::between(end, end) : Date{}));
    }
    const auto t = timeline(n, events);
    for (const auto slicing : {Slicing::cumulative, Slicing::sliding, Slicing::in_force}) {
        const growth::SnapshotsOptions options{PeriodLength::month, slicing, 1 + seed % 4};
        const auto series = snapshots(t, options);
        const Slices slices{t, options.period, slicing, options.width};
        const auto stays = slices.stays(t, Reading::possible);
        REQUIRE(series.periods.size() == slices.count());
        for (std::size_t s = 0; s < slices.count(); ++s) {
            std::vector<const Event*> held;
            for (std::size_t i = 0; i < events.size(); ++i)
                if (stays[i].holds(s)) held.push_back(&t.events[i]);
            for (const auto& [name, value] : counted(held)) {
                CAPTURE(name, s, name_of(slicing));
                CHECK(column(series, name).lower[s] == value);
                CHECK(column(series, name).upper[s] == value);
            }
        }
    }
}

TEST_CASE("snapshots: bounds hold for every choice of days, and the least are attained",
          "[growth][snapshots]") {
    const auto seed = GENERATE(range(0u, 80u));
    std::mt19937 engine{seed};
    const auto draw = [&] { return static_cast<std::uint32_t>(engine()); };
    const Day base = Date::day(2010, 1, 1).earliest();
    std::vector<Event> events{event(0, 1, Date::between(base, base))};
    const bool selves = seed % 2;
    for (int i = 0; i < 6; ++i) {
        const Day a = base + static_cast<Day>(draw() % 3) * 100;
        const auto u = draw() % 6;
        auto v = draw() % 6;
        if (!selves && u == v) v = (v + 1) % 6;
        events.push_back(event(u, v, Date::between(a, a + static_cast<Day>(draw() % 3) * 100)));
    }
    const auto t = timeline(6, events);
    for (const auto slicing : {Slicing::cumulative, Slicing::sliding, Slicing::in_force}) {
        const growth::SnapshotsOptions options{PeriodLength::quarter, slicing, 2};
        const auto series = snapshots(t, options);
        std::map<std::string, std::pair<Values, Values>> seen;
        // All choices of one of three days in each interval, which lie in different quarters.
        for (int choice = 0; choice < 729; ++choice) {
            auto exact = t;
            for (std::size_t i = 1, c = static_cast<std::size_t>(choice); i < exact.events.size();
                 ++i, c /= 3) {
                const Date& date = t.events[i].onset;
                const Day day =
                    std::min(date.latest(), date.earliest() + 100 * static_cast<Day>(c % 3));
                exact.events[i] = event(static_cast<std::uint32_t>(index(t.events[i].from)),
                                        static_cast<std::uint32_t>(index(t.events[i].to)),
                                        Date::between(day, day));
            }
            exact.last_told = series.periods.back().last;
            const auto one = snapshots(exact, options);
            REQUIRE(one.periods.front().label == series.periods.front().label);
            REQUIRE(one.periods.size() == series.periods.size());
            for (const auto& c : one.columns) {
                const auto& bounds = column(series, c.name);
                auto& [least, most] = seen.try_emplace(c.name, c.lower, c.lower).first->second;
                for (std::size_t s = 0; s < c.lower.size(); ++s) {
                    CAPTURE(c.name, s, choice, name_of(slicing));
                    if (c.lower[s] < bounds.lower[s] || c.lower[s] > bounds.upper[s])
                        FAIL_CHECK("out of bounds: " << bounds.lower[s] << " <= " << c.lower[s]
                                                     << " <= " << bounds.upper[s]);
                    least[s] = std::min(least[s], c.lower[s]);
                    most[s] = std::max(most[s], c.lower[s]);
                }
            }
        }
        if (slicing == Slicing::sliding) continue; // a day in each quarter is not tried
        for (const auto& [name, found] : seen) {
            CAPTURE(name, name_of(slicing));
            CHECK(column(series, name).lower == found.first);
            if (name != "components") CHECK(column(series, name).upper == found.second);
        }
    }
}

TEST_CASE("snapshots: by name, and nonsense is refused", "[growth][snapshots]") {
    const auto t = timeline(2, {event(0, 1, Date::year(2019))});
    const auto& spec = find_algorithm("growth.snapshots");
    const auto outcome = spec.run({.timeline = &t}, {{"slicing", {"in-force"}}}, {});
    CHECK(column(std::get<Series>(outcome.result), "ties").upper == Values{1});
    CHECK_THROWS_AS(spec.run({.timeline = &t}, {{"slicing", {"week"}}}, {}), UsageError);
    CHECK_THROWS_AS(spec.run({.timeline = &t}, {{"width", {"0"}}}, {}), UsageError);
    CHECK_THROWS_AS(snapshots(timeline(1, {event(0, 1, Date::year(2019))})), UsageError);
    CHECK(snapshots(timeline(2, {event(0, 1, {})})).periods.empty());
}
