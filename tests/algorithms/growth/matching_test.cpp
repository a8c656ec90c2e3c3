#include <entente/algorithms/growth/matching.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

#include <algorithm>
#include <numeric>

using namespace entente;
using namespace entente::growth;
using Clusters = std::vector<std::vector<std::uint32_t>>;

namespace {

std::vector<std::uint32_t> from_to(std::uint32_t first, std::uint32_t last) {
    std::vector<std::uint32_t> all(last - first + 1);
    std::iota(all.begin(), all.end(), first);
    return all;
}

/// The memberships of the sample of the dynamic community tracking tool
/// (github.com/derekgreene/dynamic-community, sample/), four times.
std::vector<Assembly> sample() {
    const auto four = from_to(1, 4), five = from_to(5, 9), new_five = from_to(24, 28),
               eight = from_to(10, 17), left = from_to(18, 20), right = from_to(21, 23);
    return {{Clusters{four, five, from_to(10, 13), from_to(14, 17), from_to(18, 23)}},
            {Clusters{four, new_five, five, eight, left, right}},
            {Clusters{four, new_five, eight, left, right}},
            {Clusters{four, new_five, eight, left, right, five}}};
}

/// "1=2,2=3,4=6": times and clusters counted from 1, as the tool writes them.
std::string text(const std::vector<Seen>& timeline) {
    std::string all;
    for (const Seen& seen : timeline)
        all += (all.empty() ? "" : ",") + std::to_string(seen.time + 1) + "=" +
               std::to_string(seen.cluster + 1);
    return all;
}

std::vector<std::pair<Turn, std::size_t>> at(const std::vector<Happening>& all, std::size_t time) {
    std::vector<std::pair<Turn, std::size_t>> turns;
    for (const auto& h : all)
        if (h.time == time) turns.push_back({h.turn, h.to.cluster});
    return turns;
}

} // namespace

TEST_CASE("growth matching: the sample of the tracking tool", "[growth][matching]") {
    const auto all = follow(sample(), {.threshold = 0.1});
    REQUIRE(all.timelines.size() == 7);
    CHECK(text(all.timelines[0]) == "1=1,2=1,3=1,4=1");
    CHECK(text(all.timelines[1]) == "1=2,2=3,4=6");
    CHECK(text(all.timelines[2]) == "1=3,2=4,3=3,4=3");
    CHECK(text(all.timelines[3]) == "1=4,2=4,3=3,4=3");
    CHECK(text(all.timelines[4]) == "1=5,2=5,3=4,4=4");
    CHECK(text(all.timelines[5]) == "2=2,3=2,4=2");
    CHECK(text(all.timelines[6]) == "1=5,2=6,3=5,4=5");

    using Turns = std::vector<std::pair<Turn, std::size_t>>;
    CHECK(at(all.happenings, 1) == Turns{{Turn::continuation, 0},
                                         {Turn::birth, 1},
                                         {Turn::continuation, 2},
                                         {Turn::merge, 3},
                                         {Turn::merge, 3},
                                         {Turn::split, 4},
                                         {Turn::split, 5}});
    // What went through both timelines of the merge goes on as one.
    CHECK(at(all.happenings, 2) == Turns{{Turn::continuation, 0},
                                         {Turn::continuation, 1},
                                         {Turn::continuation, 2},
                                         {Turn::continuation, 3},
                                         {Turn::continuation, 4}});
    CHECK(at(all.happenings, 3).back() == std::pair{Turn::revival, std::size_t{5}});
    CHECK(all.timeline_of[3] == std::vector<std::size_t>{0, 5, 2, 4, 6, 1});
}

TEST_CASE("growth matching: patience, death and the threshold", "[growth][matching]") {
    const std::vector<Assembly> times{{Clusters{{0, 1, 2, 3}, {4, 5}}},
                                      {Clusters{{0, 1, 2}}},
                                      {Clusters{{0, 1, 2, 3, 6}}},
                                      {Clusters{{0, 1, 2, 3, 6}, {4, 5}}}};
    const auto patient = follow(times, {.threshold = 0.5, .patience = 3});
    CHECK(text(patient.timelines[0]) == "1=1,2=1,3=1,4=1");
    CHECK(text(patient.timelines[1]) == "1=2,4=2");
    using Turns = std::vector<std::pair<Turn, std::size_t>>;
    CHECK(at(patient.happenings, 1) == Turns{{Turn::contraction, 0}});
    CHECK(at(patient.happenings, 2) == Turns{{Turn::growth, 0}});
    CHECK(at(patient.happenings, 3) == Turns{{Turn::continuation, 0}, {Turn::revival, 1}});

    const auto hasty = follow(times, {.threshold = 0.5, .patience = 2});
    REQUIRE(hasty.timelines.size() == 3);
    CHECK(at(hasty.happenings, 1) == Turns{{Turn::contraction, 0}, {Turn::death, 1}});
    CHECK(at(hasty.happenings, 3) == Turns{{Turn::continuation, 0}, {Turn::birth, 1}});

    // Three of four are alike by 0.75, which is not above 0.75; four of five are.
    const auto strict = follow(times, {.threshold = 0.75});
    CHECK(text(strict.timelines[0]) == "1=1,3=1,4=1");
    CHECK(follow({}, {}).timelines.empty());
}

TEST_CASE("growth matching: the most like keeps the number", "[growth][matching]") {
    const std::vector<Assembly> times{{Clusters{from_to(0, 9)}},
                                      {Clusters{from_to(0, 3), from_to(4, 9)}}};
    const auto all = follow(times, {.threshold = 0.1});
    REQUIRE(all.timelines.size() == 2);
    CHECK(text(all.timelines[0]) == "1=1,2=2");
    CHECK(text(all.timelines[1]) == "1=1,2=1");
    CHECK(all.timeline_of[1] == std::vector<std::size_t>{1, 0});
}

TEST_CASE("growth matching: events by inclusion", "[growth][matching]") {
    const std::vector<Assembly> times{{Clusters{from_to(0, 7), from_to(10, 13), from_to(14, 16),
                                                from_to(20, 23), from_to(30, 33)}},
                                      {Clusters{from_to(0, 3), from_to(4, 7), from_to(10, 16),
                                                from_to(20, 27), from_to(40, 43)}}};
    const auto following = follow(times, {});
    const auto all = evolve(times, following, 0.5);
    using Turns = std::vector<std::pair<Turn, std::size_t>>;
    CHECK(at(all, 0).size() == 5);
    CHECK(at(all, 1) == Turns{{Turn::split, 0},
                              {Turn::split, 1},
                              {Turn::merge, 2},
                              {Turn::merge, 2},
                              {Turn::growth, 3},
                              {Turn::birth, 4},
                              {Turn::death, 4}});

    SECTION("who counts for more decides what is included") {
        // Half of four, and with them nearly all standing: 0.5 * 0.9 is below, 1 * 0.45 as well.
        std::vector<Assembly> two{{Clusters{{0, 1, 2, 3}}, {9, 9, 1, 1, 0, 0}},
                                  {Clusters{{0, 1, 4, 5}}, {1, 1, 1, 1, 1, 1}}};
        CHECK(evolve(two, follow(two, {}), 0.4)[1].turn == Turn::growth);
        two[0].standing = {1, 1, 9, 9, 0, 0};
        CHECK(evolve(two, follow(two, {}), 0.4).size() == 1);
    }
}

TEST_CASE("growth matching: numbers of actors do not matter", "[growth][matching]") {
    const auto seed = GENERATE(range(0u, 20u));
    test::Dice dice{seed};
    const auto shuffled = [&](std::uint32_t n) {
        auto order = from_to(0, n - 1);
        for (std::uint32_t i = n; i-- > 1;) std::swap(order[i], order[dice.below(i + 1)]);
        return order;
    };
    std::vector<Assembly> times, renamed;
    const auto to = shuffled(20);
    for (int t = 0; t < 5; ++t) {
        Clusters clusters(4), others(4);
        for (std::uint32_t v = 0; v < 20; ++v) {
            const auto c = dice.below(3) ? v / 5 : dice.below(4);
            clusters[c].push_back(v);
            others[c].push_back(to[v]);
        }
        for (auto& cluster : others) std::sort(cluster.begin(), cluster.end());
        times.push_back({clusters});
        renamed.push_back({others});
    }
    const auto a = follow(times, {}), b = follow(renamed, {});
    CHECK(a.timelines == b.timelines);
    CHECK(a.timeline_of == b.timeline_of);
    REQUIRE(a.happenings.size() == b.happenings.size());
    // Each timeline is seen at most once at a time, and each cluster is on its own.
    for (const auto& timeline : a.timelines)
        for (std::size_t i = 1; i < timeline.size(); ++i)
            CHECK(timeline[i - 1].time < timeline[i].time);
    for (std::size_t t = 0; t < times.size(); ++t)
        for (std::size_t c = 0; c < times[t].clusters.size(); ++c) {
            const auto& timeline = a.timelines[a.timeline_of[t][c]];
            CHECK(std::find(timeline.begin(), timeline.end(), Seen{t, c}) != timeline.end());
        }
}
