#include <entente/algorithms/growth/shape.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace entente;
using namespace entente::test;
using growth::shape;

namespace {

struct Oracle {
    double components = 0, giant = 0, mean = NAN, effective = NAN, transitivity = NAN,
           clustering = NAN;
};

/// Floyd and Warshall, and triples one by one.
Oracle oracle(std::size_t n, const std::set<std::pair<int, int>>& pairs) {
    std::vector<std::vector<int>> d(n, std::vector<int>(n, 1000));
    std::set<int> met;
    for (const auto& [u, v] : pairs) {
        d[static_cast<std::size_t>(u)][static_cast<std::size_t>(v)] = 1;
        d[static_cast<std::size_t>(v)][static_cast<std::size_t>(u)] = 1;
        met.insert({u, v});
    }
    auto hop = d;
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
    Oracle all;
    std::vector<double> lengths;
    std::set<std::set<std::size_t>> parts;
    double closed = 0, triples = 0, local = 0, actors = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (!met.count(static_cast<int>(i))) continue;
        std::set<std::size_t> part{i};
        double mine = 0, around = 0;
        for (std::size_t j = 0; j < n; ++j) {
            if (i == j) continue;
            if (d[i][j] < 1000) {
                part.insert(j);
                lengths.push_back(d[i][j]);
            }
            for (std::size_t k = j + 1; k < n; ++k)
                if (k != i && hop[i][j] == 1 && hop[i][k] == 1) {
                    ++around;
                    mine += hop[j][k] == 1;
                }
        }
        parts.insert(part);
        closed += mine;
        triples += around;
        if (around > 0) {
            local += mine / around;
            ++actors;
        }
    }
    all.components = static_cast<double>(parts.size());
    for (const auto& part : parts)
        all.giant =
            std::max(all.giant, static_cast<double>(part.size()) / static_cast<double>(met.size()));
    if (triples > 0) all.transitivity = closed / triples;
    if (actors > 0) all.clustering = local / actors;
    if (lengths.empty()) return all;
    const auto size = static_cast<double>(lengths.size());
    all.mean = 0;
    for (const double x : lengths) all.mean += x / size;
    const auto within = [&](double x) {
        return static_cast<double>(std::count_if(lengths.begin(), lengths.end(),
                                                 [&](double y) { return y <= x; })) /
               size;
    };
    double h = 1;
    while (within(h) < 0.9 - 1e-12) ++h;
    all.effective = h - 1 + (0.9 - within(h - 1)) / (within(h) - within(h - 1));
    return all;
}

} // namespace

TEST_CASE("growth shape: values worked by hand", "[growth][shape]") {
    // A triangle in 2001, a path of two from it in 2002, a pair apart in 2004.
    const auto t = timeline(
        8, {tie(0, 1, Date::year(2001)), tie(1, 2, Date::year(2001)), tie(2, 0, Date::year(2001)),
            tie(2, 3, Date::year(2002)), tie(3, 4, Date::year(2002)), tie(5, 6, Date::year(2004)),
            tie(1, 0, Date::year(2004)), tie(7, 7, Date::year(2004)), tie(0, 7)});
    const auto s = shape(t);
    REQUIRE(s.periods.size() == 4);
    CHECK(column(s, "actors").lower == std::vector<double>{3, 5, 5, 7});
    CHECK(column(s, "pairs").lower == std::vector<double>{3, 5, 5, 6});
    CHECK(column(s, "components").upper == std::vector<double>{1, 1, 1, 2});
    CHECK(column(s, "giant share").lower[3] == Approx(5.0 / 7));
    CHECK(column(s, "transitivity").lower[0] == 1);
    CHECK(column(s, "transitivity").lower[1] == Approx(3.0 / 6));
    CHECK(column(s, "mean clustering").lower[1] == Approx((1 + 1 + 1.0 / 3 + 0) / 4));
    CHECK(column(s, "density").lower[1] == Approx(0.5));
    CHECK(column(s, "mean degree").lower[1] == Approx(2));
    // Ten pairs: five at 1, three at 2, two at 3.
    CHECK(column(s, "mean distance").lower[1] == Approx(1.7));
    CHECK(column(s, "effective diameter").lower[1] == Approx(2.5));
    CHECK(column(s, "effective diameter").lower[0] == Approx(0.9));
    CHECK(apart(s, "undated ties") == 1);
    CHECK(apart(s, "self-ties") == 1);
}

TEST_CASE("growth shape: against triples and all distances", "[growth][shape]") {
    const auto seed = GENERATE(range(0u, 40u));
    Dice dice{seed};
    const std::uint32_t n = 4 + dice.below(12);
    std::vector<Event> events;
    for (std::uint32_t i = 0; i < 2 + 2 * n; ++i)
        events.push_back(tie(dice.below(n), dice.below(n), on(static_cast<Day>(dice.below(900)))));
    const auto slicing = seed % 2 ? Slicing::sliding : Slicing::cumulative;
    const auto s = shape(timeline(n, events), {.period = PeriodLength::quarter, .slicing = slicing},
                         {.threads = 1 + seed % 3});
    for (std::size_t p = 0; p < s.periods.size(); ++p) {
        std::set<std::pair<int, int>> pairs;
        for (const auto& event : events) {
            const Day day = event.onset.earliest();
            if (event.from == event.to || day > s.periods[p].last) continue;
            if (slicing == Slicing::sliding && day < s.periods[p].first) continue;
            const auto [u, v] = std::minmax(event.from, event.to);
            pairs.insert({static_cast<int>(u), static_cast<int>(v)});
        }
        const auto expected = oracle(n, pairs);
        const auto check = [&](const char* name, double value) {
            INFO(name << " in " << s.periods[p].label);
            const double got = column(s, name).lower[p];
            CHECK(std::isnan(got) == std::isnan(value));
            if (!std::isnan(value)) CHECK(got == Approx(value));
        };
        CHECK(column(s, "pairs").lower[p] == static_cast<double>(pairs.size()));
        check("components", expected.components);
        check("mean distance", expected.mean);
        check("effective diameter", expected.effective);
        check("transitivity", expected.transitivity);
        check("mean clustering", expected.clustering);
        if (!pairs.empty()) check("giant share", expected.giant);
    }
}

TEST_CASE("growth shape: some sources", "[growth][shape]") {
    Dice dice{3};
    std::vector<Event> events;
    for (int i = 0; i < 400; ++i) events.push_back(tie(dice.below(200), dice.below(200), on(10)));
    const auto t = timeline(200, events);
    const auto all = shape(t), some = shape(t, {.sources = 60}, {.threads = 3, .seed = 5}),
               again = shape(t, {.sources = 60}, {.threads = 1, .seed = 5}),
               more = shape(t, {.sources = 1000});
    CHECK(column(some, "mean distance").lower == column(again, "mean distance").lower);
    CHECK(column(more, "mean distance").lower == column(all, "mean distance").lower);
    CHECK(column(some, "mean distance").lower[0] != column(all, "mean distance").lower[0]);
    CHECK(column(some, "mean distance").lower[0] ==
          Approx(column(all, "mean distance").lower[0]).epsilon(0.1));
    CHECK_THROWS_AS(find_algorithm("growth.shape").run({.timeline = &t}, {{"width", {"0"}}}, {}),
                    UsageError);
}
