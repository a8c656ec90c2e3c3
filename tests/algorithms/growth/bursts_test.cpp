#include <entente/algorithms/growth/bursts.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

#include <numeric>

using namespace entente;
using namespace entente::test;
using growth::burst_levels;
using growth::bursts;
using Levels = std::vector<std::uint32_t>;
using Texts = std::vector<std::string>;
using Values = std::vector<double>;

namespace {

/// The example of the R package bursts, as node-kleinberg-burst repeats it: places of 71 events.
std::vector<int> example() {
    std::vector<int> places;
    const auto run = [&](int first, int last, int step) {
        for (int at = first; at <= last; at += step) places.push_back(at);
    };
    run(0, 400, 100);
    run(410, 410, 1);
    run(415, 450, 5);
    run(451, 451, 1);
    run(453, 469, 2);
    run(480, 600, 5);
    run(700, 700, 1);
    run(710, 800, 5);
    run(900, 1000, 100);
    return places;
}

Levels expected(std::initializer_list<std::pair<std::size_t, std::uint32_t>> ends) {
    Levels levels;
    for (const auto& [end, level] : ends) levels.resize(end + 1, level);
    return levels;
}

/// All ways through the levels, one by one.
double cheapest(const std::vector<double>& places, double s, double gamma, std::size_t count,
                Levels* best) {
    const std::size_t n = places.size() - 1;
    const double mean = (places.back() - places.front()) / static_cast<double>(n);
    double least = 1e300;
    Levels way(n, 0);
    while (true) {
        double cost = 0;
        std::uint32_t before = 0;
        for (std::size_t t = 0; t < n; ++t) {
            const double rate = std::pow(s, way[t]) / mean;
            if (way[t] > before)
                cost += (way[t] - before) * gamma * std::log(static_cast<double>(n));
            cost -= std::log(rate) - rate * (places[t + 1] - places[t]);
            before = way[t];
        }
        if (cost < least - 1e-9) {
            least = cost;
            *best = way;
        }
        std::size_t i = 0;
        while (i < n && ++way[i] == count) way[i++] = 0;
        if (i == n) return least;
    }
}

} // namespace

TEST_CASE("growth bursts: the example of the R package", "[growth][bursts]") {
    const auto days = example();
    REQUIRE(days.size() == 71);
    const std::vector<double> places(days.begin(), days.end());
    CHECK(burst_levels(places, 2, 1) ==
          expected({{5, 0}, {13, 1}, {23, 2}, {48, 1}, {50, 0}, {68, 1}, {70, 0}}));
    CHECK(burst_levels(places, 3, 1) == expected({{5, 0}, {48, 1}, {50, 0}, {68, 1}, {70, 0}}));
    CHECK(burst_levels(places, 2, 3) == expected({{5, 0}, {48, 1}, {70, 0}}));
}

TEST_CASE("growth bursts: rows of levels within levels", "[growth][bursts]") {
    std::vector<Event> events;
    for (const int day : example()) events.push_back(tie(0, 1, on(day), {}, day < 500 ? 1 : 0));
    auto t = timeline(2, events);
    t.groups = {"", "MoU", "unused"};
    const auto table = bursts(t);
    CHECK(texts(table, "group") == Texts{"", "", ""});
    CHECK(values(table, "level") == Values{1, 2, 1});
    CHECK(values(table, "events") == Values{43, 10, 18});
    CHECK(texts(table, "first") == Texts{to_iso(415), to_iso(451), to_iso(715)});
    CHECK(texts(table, "last") == Texts{to_iso(600), to_iso(469), to_iso(800)});
    const auto by_group = bursts(t, {.by_group = true});
    const auto& groups = texts(by_group, "group");
    CHECK(Texts(groups.begin(), groups.begin() + 3) == Texts{"", "", ""});
    CHECK(std::count(groups.begin(), groups.end(), "MoU") > 0);
    CHECK(std::count(groups.begin(), groups.end(), "unused") == 0);
}

TEST_CASE("growth bursts: no way through the levels is cheaper", "[growth][bursts]") {
    const auto seed = GENERATE(range(0u, 60u));
    Dice dice{seed};
    std::vector<double> places{0};
    // Gaps between 1 and 8 and steps of 2: at most seven levels for six gaps.
    for (int i = 0; i < 6; ++i)
        places.push_back(places.back() + 1 + dice.below(1 + dice.below(24)));
    const double gamma = 0.3 + 0.3 * dice.below(4);
    double least = 1e300;
    for (std::size_t i = 1; i < places.size(); ++i)
        least = std::min(least, places[i] - places[i - 1]);
    const auto count = 1 + static_cast<std::size_t>(std::ceil(
                               std::log2((places.back() - places.front()) / least) - 1e-9));
    Levels best;
    cheapest(places, 2, gamma, count, &best);
    const auto levels = burst_levels(places, 2, gamma);
    CHECK(levels.front() == 0);
    const Levels got(levels.begin() + 1, levels.end());
    const auto cost = [&](const Levels& way) {
        const std::size_t n = way.size();
        const double mean = (places.back() - places.front()) / static_cast<double>(n);
        double sum = 0;
        std::uint32_t before = 0;
        for (std::size_t t = 0; t < n; ++t) {
            const double rate = std::pow(2, way[t]) / mean;
            if (way[t] > before)
                sum += (way[t] - before) * gamma * std::log(static_cast<double>(n));
            sum -= std::log(rate) - rate * (places[t + 1] - places[t]);
            before = way[t];
        }
        return sum;
    };
    CHECK(cost(got) == Approx(cost(best)).margin(1e-7));
}

TEST_CASE("growth bursts: ties of one day, and nothing", "[growth][bursts]") {
    std::vector<Event> events;
    for (int i = 0; i < 30; ++i) events.push_back(tie(0, 1, on(100 * i)));
    for (int i = 0; i < 20; ++i) events.push_back(tie(0, 1, on(1500)));
    events.push_back(tie(0, 1));
    const auto table = bursts(timeline(2, events));
    REQUIRE_FALSE(values(table, "level").empty());
    CHECK(texts(table, "first")[0] == to_iso(1500));
    CHECK(texts(table, "last")[0] == to_iso(1500));
    CHECK(values(table, "events")[0] <= 21);
    CHECK(values(bursts({}), "level").empty());
    CHECK(values(bursts(timeline(2, {tie(0, 1, on(5))})), "level").empty());
    const auto t = timeline(2, events);
    const auto& spec = find_algorithm("growth.bursts");
    CHECK_THROWS_AS(spec.run({.timeline = &t}, {{"s", {"1"}}}, {}), UsageError);
    CHECK_THROWS_AS(spec.run({.timeline = &t}, {{"gamma", {"0"}}}, {}), UsageError);
}
