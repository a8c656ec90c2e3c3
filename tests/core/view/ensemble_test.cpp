#include <entente/core/base/errors.hpp>
#include <entente/core/view/ensemble.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "support/networks.hpp"

using namespace entente;
using test::NetworkMaker;

namespace {

std::set<std::size_t> ties_in(const View& view) {
    std::set<std::size_t> ties;
    for (const Tie t : view.ties_of.all()) ties.insert(index(t));
    return ties;
}

} // namespace

TEST_CASE("ensemble: what is in doubt is counted", "[ensemble]") {
    NetworkMaker make;
    make.tie("a", "b", "2019");
    make.tie("a", "c", "2019-05-05", "mou", "2021");
    make.tie("b", "c");
    const Network network = make.build();
    const Ensemble all{network, {}};
    CHECK(all.is_certain()); // dates do not matter where the lens looks at no time
    const Ensemble at{network, Lens{.at = Date::year(2020), .open_ends = OpenEnds::unknown}};
    CHECK(at.doubts().begin == 1);
    CHECK(at.doubts().end == 1);
    CHECK(at.doubts().open == 2);
    CHECK(at.doubts().undated == 1);
    CHECK_THROWS_AS(Ensemble(network, {}, {{Actor{0}, Actor{9}, 0.5}}), UsageError);
    CHECK_THROWS_AS(Ensemble(network, {}, {{Actor{0}, Actor{1}, 1.5}}), UsageError);
}

TEST_CASE("ensemble: a year is cut where its days are", "[ensemble]") {
    NetworkMaker make;
    make.tie("a", "b", "2019");
    make.tie("a", "c", "2018-01-01"); // keeps the view from being empty
    const Network network = make.build();
    const Ensemble ensemble{network, Lens{.at = Date::day(2019, 3, 14)}}; // day 73 of 365: a fifth
    std::size_t held = 0;
    constexpr std::uint32_t draws = 20'000;
    for (std::uint32_t i = 0; i < draws; ++i) held += ensemble.draw(7, i).graph.size() - 1;
    CHECK(static_cast<double>(held) / draws == Approx(73.0 / 365).margin(0.01));
}

TEST_CASE("ensemble: draws lie between what is certain and what is possible", "[ensemble]") {
    NetworkMaker make;
    const char* dates[] = {"2015", "2016/2019", "2018-05", "", "[..2017]", "2019-02-03", "2020"};
    const char* ends[] = {"", "2020", "2019-06", "2018/2021", "", "", "2019"};
    int tie = 0;
    for (const char* begin : dates)
        for (const char* end : ends) {
            const std::string a = "a" + std::to_string(tie % 7), b = "b" + std::to_string(tie / 7);
            make.tie(a, b, begin, "mou", end);
            ++tie;
        }
    make.builder().add(LifeRecord{Tie{3}, Stage::ended, {}, {}, {}});
    make.builder().add(LifeRecord{Tie{9}, Stage::renewable, {}, {}, {}});
    // Ties that certainly end before they begin are not for a network.
    for (std::uint32_t t = 0; t < make.builder().tie_count(); ++t) {
        TieRecord& record = make.builder()[Tie{t}];
        if (record.start.is_known() && record.end.is_known() &&
            certainly_before(record.end, record.start))
            record.end = {};
    }
    const Network network = make.build();
    for (const auto& [_, open_ends] : names_of<OpenEnds>)
        for (const char* at : {"2014", "2017-03-01", "2018-06", "2019", "2025"}) {
            Lens lens{.at = *parse_edtf(at), .open_ends = open_ends};
            const auto possible = ties_in(lens(network));
            lens.reading = Reading::certain;
            const auto certain = ties_in(lens(network));
            const Ensemble ensemble{network, lens};
            std::set<std::size_t> ever, always = possible;
            for (std::uint32_t i = 0; i < 400; ++i) {
                const auto drawn = ties_in(ensemble.draw(3, i));
                CHECK(std::includes(possible.begin(), possible.end(), drawn.begin(), drawn.end()));
                CHECK(std::includes(drawn.begin(), drawn.end(), certain.begin(), certain.end()));
                ever.insert(drawn.begin(), drawn.end());
                std::erase_if(always, [&](std::size_t t) { return !drawn.contains(t); });
            }
            CHECK(ever.size() >= certain.size());
            CHECK(always.size() >= certain.size());
        }
}

TEST_CASE("ensemble: two actors that may be one", "[ensemble]") {
    NetworkMaker make;
    make.tie("a", "x");
    make.tie("b", "x");
    make.tie("a", "b");
    const Network network = make.build();
    const Actor a = *network.find("a"), b = *network.find("b");
    const Ensemble ensemble{network, {}, {{a, b, 0.25}}};
    CHECK_FALSE(ensemble.is_certain());
    std::size_t one = 0;
    for (std::uint32_t i = 0; i < 8'000; ++i) {
        const View view = ensemble.draw(1, i);
        if (view.vertex(a) == view.vertex(b)) {
            ++one;
            REQUIRE(view.graph.size() == 2); // the tie between them is none
            REQUIRE(view.graph.order() == 2);
        } else {
            REQUIRE(view.graph.size() == 3);
        }
    }
    CHECK(static_cast<double>(one) / 8'000 == Approx(0.25).margin(0.015));
    const Timeline timeline = Lens{}.timeline(network);
    const DrawnTimeline merged = Ensemble(network, {}, {{a, b, 1}}).draw(timeline, 1, 0);
    CHECK(merged.timeline.order == 2);
    CHECK(merged.timeline.actor_of.size() == 2);
    CHECK(merged.vertex_of[timeline.events[0].from] == merged.vertex_of[timeline.events[1].from]);
    CHECK(Ensemble(network, {}, {{a, b, 1}}).draw(timeline, 1, 0).timeline.events.size() == 2);
    CHECK(Ensemble(network, {}, {{a, b, 0}}).draw(timeline, 1, 0).timeline.events.size() == 3);
}

TEST_CASE("ensemble: an actor may be one with another that the lens does not see", "[ensemble]") {
    NetworkMaker make;
    make.tie("a", "z", "2019", "met"); // the contact layer is off
    make.tie("b", "x", "2019");
    const Network network = make.build();
    const Timeline timeline = Lens{}.timeline(network);
    const Ensemble ensemble{network, {}, {{*network.find("a"), *network.find("x"), 1}}};
    const Timeline drawn = ensemble.draw(timeline, 1, 0).timeline;
    REQUIRE(drawn.events.size() == 1);
    CHECK(drawn.events[0].from == timeline.events[0].from);
    CHECK(drawn.events[0].to == timeline.events[0].to);
    CHECK(ensemble.draw(1, 0).graph.size() == 1);
}

TEST_CASE("ensemble: a drawn timeline has days within their intervals", "[ensemble]") {
    NetworkMaker make;
    make.tie("a", "b", "2019", "mou", "2020/2022");
    make.tie("a", "c");
    make.tie("b", "c", "[..2018]");
    const Network network = make.build();
    const Lens lens;
    const Timeline timeline = lens.timeline(network);
    const Ensemble ensemble{network, lens};
    std::set<Day> days;
    for (std::uint32_t i = 0; i < 200; ++i) {
        const Timeline drawn = ensemble.draw(timeline, 5, i).timeline;
        CHECK(drawn.events == ensemble.draw(timeline, 5, i).timeline.events);
        const Event& e = drawn.events[0];
        CHECK(e.onset.earliest() == e.onset.latest());
        CHECK(contains(Date::year(2019), e.onset));
        CHECK(contains(*parse_edtf("2020/2022"), e.spell.end));
        CHECK(e.spell.begin == e.onset);
        days.insert(e.onset.earliest());
        CHECK_FALSE(drawn.events[1].onset.is_known());
        CHECK(drawn.events[2].onset.latest() <= Date::year(2018).latest());
        CHECK(onset_days(drawn).first == onset_days(timeline).first);
        CHECK(onset_days(drawn).last == onset_days(timeline).last);
    }
    CHECK(days.size() > 100);
}
