#include <entente/algorithms/temporal/betweenness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "algorithms/temporal/journeys.hpp"

using namespace entente;
using namespace entente::test;
using temporal::betweenness;
using Values = std::vector<double>;

TEST_CASE("temporal betweenness: values worked by hand", "[temporal][betweenness]") {
    // 0 to 3 through 1 or through 2; back only through 2, whose ties hold throughout.
    const auto t = timeline(4, {tie(0, 1, on(0), on(2)), tie(1, 3, on(4), on(5)),
                                tie(0, 2, on(0), on(9)), tie(2, 3, on(0), on(9))});
    CHECK(betweenness(t).value.values() == Values{1, 0.5, 1.5, 1});
    temporal::BetweennessOptions options;
    options.journeys = temporal::Best::foremost;
    // The tie of 1 and 3 comes late: on day 0 all go by 0 and 2.
    CHECK(betweenness(t, options).value.values() == Values{4, 0, 4, 0});
    options.normalized = true;
    CHECK(betweenness(t, options).value[Vertex{2}] == Approx(4.0 / 6));
}

TEST_CASE("temporal betweenness: against going every way", "[temporal][betweenness]") {
    const auto seed = GENERATE(range(0u, 500u));
    Dice dice{seed};
    const std::uint32_t n = 3 + dice.below(3);
    const auto t = random_contacts(dice, n, 2 + static_cast<int>(dice.below(10)), false, seed % 2);
    temporal::BetweennessOptions options;
    options.step = dice.below(3);
    options.strict = dice.below(2);
    options.journeys = dice.below(2) ? temporal::Best::fewest : temporal::Best::foremost;
    const auto got = betweenness(t, options, {.threads = 1 + seed % 3});
    const temporal::Contacts contacts(t, options);
    Values expected(n);
    for (std::uint32_t s = 0; s < n && contacts.size(); ++s) {
        std::map<std::uint32_t, std::vector<Walk>> to;
        for (auto& walk : all_walks(t, s, contacts.first_day(), contacts.last_day(), options.step,
                                    options.strict))
            if (walk.vertices.size() > 1) to[walk.vertices.back()].push_back(walk);
        for (auto& [v, walks] : to) {
            auto arrival = temporal::never;
            for (const auto& walk : walks) arrival = std::min(arrival, walk.arrival);
            if (options.journeys == temporal::Best::foremost)
                std::erase_if(walks, [&](const Walk& walk) { return walk.arrival > arrival; });
            std::size_t fewest = 1000;
            for (const auto& walk : walks) fewest = std::min(fewest, walk.vertices.size());
            std::erase_if(walks, [&](const Walk& walk) { return walk.vertices.size() > fewest; });
            for (const auto& walk : walks)
                for (std::size_t i = 1; i + 1 < walk.vertices.size(); ++i)
                    expected[walk.vertices[i]] += 1 / static_cast<double>(walks.size());
        }
    }
    for (std::uint32_t v = 0; v < n; ++v) {
        INFO(v << " of " << n);
        CHECK(got.value[Vertex{v}] == Approx(expected[v]).margin(1e-12));
    }
}

TEST_CASE("temporal betweenness: nobody between, and by name", "[temporal][betweenness]") {
    CHECK(betweenness(timeline(2, {tie(0, 1, on(3))})).value.values() == Values{0, 0});
    CHECK(betweenness({}).value.values().empty());
    CHECK(find_algorithm("betweenness").name == "centrality.betweenness");
    const auto t = timeline(2, {tie(0, 1, on(3))});
    CHECK_THROWS_AS(
        find_algorithm("temporal.betweenness").run({.timeline = &t}, {{"journeys", {"all"}}}, {}),
        UsageError);
}
