#include <entente/algorithms/growth/lifetimes.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

#include <algorithm>
#include <limits>

using namespace entente;
using namespace entente::growth;
using namespace entente::test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::vector<Lifetime> drawn(std::uint32_t seed, std::size_t n) {
    Dice dice{seed};
    std::vector<Lifetime> all;
    for (std::size_t i = 0; i < n; ++i)
        all.push_back({static_cast<double>(dice.below(12)), dice.below(3) > 0});
    return all;
}

/// The chance of what was seen when each interval of the given ones has its mass.
double likelihood(const std::vector<LifetimeSpan>& spans, const std::vector<Innermost>& intervals) {
    double sum = 0;
    for (const auto& span : spans) {
        double chance = 0;
        for (const auto& i : intervals)
            if (span.least <= i.from && i.to <= span.most) chance += i.mass;
        sum += std::log(chance);
    }
    return sum / static_cast<double>(spans.size());
}

} // namespace

TEST_CASE("growth lifetimes: what dates say of how long", "[growth][lifetimes]") {
    auto t = timeline(
        2, {tie(0, 1, on(10), on(30)), tie(0, 1, Date::between(10, 20), Date::between(40, 60)),
            tie(0, 1, on(90)), tie(0, 1), tie(0, 1, on(5), Date::between(25, Date::open_end)),
            tie(0, 1, on(200)), tie(0, 1, on(50), on(130)),
            tie(0, 1, Date::between(10, 20), Date::between(0, 16)), tie(0, 1, on(60), {}, 1)});
    t.events.back().spell.is_end_known = true;
    t.events.back().spell.certainly_lasts = false;
    t.groups = {"", "told"};
    t.last_told = 100;
    const auto all = lifetimes(t);
    const auto exact = [&](std::size_t i) {
        return std::pair{all.exact[i].days, all.exact[i].ended};
    };
    REQUIRE(all.exact.size() == 5);
    CHECK(exact(0) == std::pair{20.0, true});
    CHECK(exact(1) == std::pair{35.0, true});
    CHECK(exact(2) == std::pair{10.0, false});
    CHECK(exact(3) == std::pair{50.0, false}); // ends after what is told of
    CHECK(exact(4) == std::pair{0.0, true});
    const std::vector<LifetimeSpan> spans{{20, 20},       {20, 50}, {10, infinity}, {20, infinity},
                                          {50, infinity}, {0, 6},   {0, 40}};
    REQUIRE(all.spans.size() == spans.size());
    for (std::size_t i = 0; i < spans.size(); ++i) {
        CHECK(all.spans[i].least == spans[i].least);
        CHECK(all.spans[i].most == spans[i].most);
    }
    CHECK(all.without_begin == 1);
    CHECK(all.without_end == 2);
    CHECK(all.too_late == 1);
    const std::uint32_t group = 1;
    CHECK(lifetimes(t, &group).spans.size() == 1);
}

TEST_CASE("growth lifetimes: an end that nobody tells or assumes", "[growth][lifetimes]") {
    auto t = timeline(2, {tie(0, 1, on(10)), tie(0, 1, on(10)), tie(0, 1, on(10))});
    t.last_told = 100;
    t.events[1].spell.certainly_lasts = t.events[2].spell.certainly_lasts = false;
    t.events[2].spell.held = on(40);
    const auto all = lifetimes(t);
    REQUIRE(all.exact.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK_FALSE(all.exact[i].ended);
    CHECK(all.exact[0].days == 90); // taken to last
    CHECK(all.exact[1].days == 0);  // for all that is known
    CHECK(all.exact[2].days == 30); // as long as a source says so
    CHECK(all.spans[2].least == 30);
}

TEST_CASE("growth lifetimes: Kaplan and Meier by hand", "[growth][lifetimes]") {
    // The first sample of Freireich's trial as often printed: 6-mercaptopurine, weeks in remission.
    const std::vector<Lifetime> weeks{
        {6, true},   {6, true},   {6, true},   {6, false},  {7, true},   {9, false},  {10, true},
        {10, false}, {11, false}, {13, true},  {16, true},  {17, false}, {19, false}, {20, false},
        {22, true},  {23, true},  {25, false}, {32, false}, {32, false}, {34, false}, {35, false}};
    const auto steps = kaplan_meier(weeks, 0.95);
    REQUIRE(steps.size() == 7);
    const std::vector<double> shares{0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482};
    for (std::size_t i = 0; i < 7; ++i) CHECK(steps[i].share == Approx(shares[i]).epsilon(1e-3));
    CHECK(steps[0].at_risk == 21);
    CHECK(steps[0].ended == 3);
    CHECK(steps[2].at_risk == 15);
    // Median 23, its interval from 13 without an end (log(-log S)).
    const auto median = reached(steps, 0.5);
    CHECK(median.days == 23);
    CHECK(median.lower == 13);
    CHECK(std::isnan(median.upper));
    // S(10) = 0.7529 with error 0.0963.
    const double c = 1.959963985 * 0.0963 / (0.7529 * std::abs(std::log(0.7529)));
    CHECK(steps[2].lower == Approx(std::pow(0.7529, std::exp(c))).epsilon(2e-3));
    CHECK(steps[2].upper == Approx(std::pow(0.7529, std::exp(-c))).epsilon(2e-3));
}

TEST_CASE("growth lifetimes: the product limit by its definition", "[growth][lifetimes]") {
    const auto seed = GENERATE(range(0u, 40u));
    const auto all = drawn(seed, 25);
    const auto steps = kaplan_meier(all, 0.9);
    for (double t = 0; t < 14; ++t) {
        double share = 1;
        for (double day = 0; day <= t; ++day) {
            double ended = 0, risk = 0;
            for (const auto& life : all) {
                ended += life.ended && life.days == day;
                risk += life.days >= day;
            }
            if (risk > 0) share *= 1 - ended / risk;
        }
        double got = 1;
        for (const auto& step : steps)
            if (step.days <= t) got = step.share;
        CHECK(got == Approx(share).margin(1e-12));
    }
}

TEST_CASE("growth lifetimes: Turnbull is Kaplan and Meier where days are exact",
          "[growth][lifetimes]") {
    const auto seed = GENERATE(range(0u, 25u));
    const auto all = drawn(seed, 30);
    std::vector<LifetimeSpan> spans;
    for (const auto& life : all)
        // Censored on a day: ended later than on it.
        spans.push_back(
            {life.ended ? life.days : life.days + 0.5, life.ended ? life.days : infinity});
    const auto curve = turnbull(spans);
    CHECK(curve.converged);
    for (const auto& step : kaplan_meier(all, 0.95))
        CHECK(curve.after(step.days) == Approx(step.share).margin(1e-4));
}

TEST_CASE("growth lifetimes: Turnbull against plain self-consistency, and no better masses",
          "[growth][lifetimes]") {
    const auto seed = GENERATE(range(0u, 40u));
    Dice dice{seed};
    std::vector<LifetimeSpan> spans;
    for (int i = 0; i < 9; ++i) {
        const double a = dice.below(10);
        spans.push_back({a, dice.below(4) == 0 ? infinity : a + dice.below(6)});
    }
    const auto curve = turnbull(spans);
    CHECK(curve.converged);
    double total = 0;
    for (const auto& i : curve.intervals) total += i.mass;
    CHECK(total == Approx(1));
    // Innermost: from a least to a most, and no other end within.
    for (const auto& i : curve.intervals) {
        const auto inside = [&](double x) { return x > i.from && x < i.to; };
        for (const auto& span : spans) {
            CHECK_FALSE(inside(span.least));
            CHECK_FALSE(inside(span.most));
        }
    }
    auto slow = curve.intervals;
    for (auto& i : slow) i.mass = 1 / static_cast<double>(slow.size());
    for (int round = 0; round < 20000; ++round) {
        auto next = slow;
        for (auto& i : next) i.mass = 0;
        for (const auto& span : spans) {
            double chance = 0;
            for (const auto& i : slow)
                if (span.least <= i.from && i.to <= span.most) chance += i.mass;
            for (std::size_t j = 0; j < slow.size(); ++j)
                if (span.least <= slow[j].from && slow[j].to <= span.most)
                    next[j].mass += slow[j].mass / chance / static_cast<double>(spans.size());
        }
        slow = next;
    }
    CHECK(likelihood(spans, curve.intervals) == Approx(likelihood(spans, slow)).margin(1e-7));
    // Any other masses on any points are less likely.
    for (int i = 0; i < 200; ++i) {
        auto other = curve.intervals;
        double sum = 0;
        for (auto& interval : other) sum += interval.mass = interval.mass + 0.2 * dice.unit();
        for (auto& interval : other) interval.mass /= sum;
        CHECK(likelihood(spans, other) <= likelihood(spans, curve.intervals) + 1e-7);
    }
}

TEST_CASE("growth lifetimes: none", "[growth][lifetimes]") {
    CHECK(kaplan_meier({}, 0.95).empty());
    CHECK(std::isnan(reached({}, 0.5).days));
    CHECK(turnbull({}).intervals.empty());
    const auto all_ended = kaplan_meier({{3, true}, {3, true}}, 0.95);
    REQUIRE(all_ended.size() == 1);
    CHECK(all_ended[0].share == 0);
    CHECK(std::isnan(all_ended[0].lower));
}
