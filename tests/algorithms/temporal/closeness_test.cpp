#include <entente/algorithms/temporal/closeness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "algorithms/temporal/journeys.hpp"

using namespace entente;
using namespace entente::test;
using temporal::closeness;
using temporal::Nearness;

TEST_CASE("temporal closeness: values worked by hand", "[temporal][closeness]") {
    const auto t = timeline(3, {tie(0, 1, on(0), on(3)), tie(1, 2, on(10), on(20))});
    temporal::ClosenessOptions options;
    options.unit = 10;
    const auto at = [&](Nearness distance, Direction direction, std::uint32_t v) {
        options.distance = distance;
        options.direction = direction;
        return closeness(t, options).value[Vertex{v}];
    };
    CHECK(at(Nearness::steps, Direction::out, 0) == Approx((1 + 0.5) / 2));
    CHECK(at(Nearness::steps, Direction::out, 2) == Approx(0.5));
    CHECK(at(Nearness::steps, Direction::in, 2) == Approx((1 + 0.5) / 2));
    // From 0: 1 at once, 2 after seven days at the fastest, on day 10 at the earliest.
    CHECK(at(Nearness::fastest, Direction::out, 0) == Approx((1 + 1 / 1.7) / 2));
    CHECK(at(Nearness::delay, Direction::out, 0) == Approx((1 + 1 / 2.0) / 2));
    // To 2: from 1 on the last day, from 0 seventeen days before it.
    CHECK(at(Nearness::delay, Direction::in, 2) == Approx((1 + 1 / 2.7) / 2));
}

TEST_CASE("temporal closeness: against going every way, within its bounds",
          "[temporal][closeness]") {
    const auto seed = GENERATE(range(0u, 100u));
    Dice dice{seed};
    const std::uint32_t n = 2 + dice.below(4);
    const auto t =
        random_contacts(dice, n, 1 + static_cast<int>(dice.below(8)), seed % 2, seed % 3 == 0);
    temporal::ClosenessOptions options;
    options.step = dice.below(3);
    options.unit = 5;
    options.distance = seed % 3 == 0   ? Nearness::steps
                       : seed % 3 == 1 ? Nearness::delay
                                       : Nearness::fastest;
    const auto scores = closeness(t, options);
    const temporal::Contacts contacts(t, options);
    for (std::uint32_t s = 0; s < n; ++s) {
        double sum = 0;
        if (contacts.size())
            for (const auto& [v, b] :
                 best_from(t, s, contacts.first_day(), contacts.last_day(), options.step, false))
                sum += options.distance == Nearness::steps ? 1.0 / static_cast<double>(b.steps)
                       : options.distance == Nearness::delay
                           ? 1 / (1 + static_cast<double>(b.arrival - contacts.first_day()) / 5)
                           : 1 / (1 + static_cast<double>(b.fastest) / 5);
        CHECK(scores.value[Vertex{s}] == Approx(sum / (n - 1)));
        CHECK((*scores.lower)[Vertex{s}] <= (*scores.upper)[Vertex{s}] + 1e-12);
    }
}

TEST_CASE("temporal closeness: alone, and by name", "[temporal][closeness]") {
    CHECK(closeness(timeline(1, {})).value.values() == std::vector<double>{0});
    CHECK(find_algorithm("closeness").name == "centrality.closeness");
    const auto t = timeline(2, {tie(0, 1, on(3))});
    CHECK_THROWS_AS(
        find_algorithm("temporal.closeness").run({.timeline = &t}, {{"unit", {"0"}}}, {}),
        UsageError);
}
