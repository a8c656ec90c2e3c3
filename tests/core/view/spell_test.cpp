#include <entente/core/view/lens.hpp>
#include <entente/core/view/spell.hpp>

#include <catch2/catch.hpp>

#include "support/networks.hpp"

using namespace entente;
using test::NetworkMaker;

namespace {

Date on(const char* text) { return *parse_edtf(text); }

struct Made {
    NetworkMaker make;
    Tie tie;
    explicit Made(const char* start, const char* end = "") : tie(make.tie("a", "b", start, "mou", end)) {}
    Made& life(Stage stage, const char* date = "") {
        make.builder().add(LifeRecord{tie, stage, on(date), {}, {}});
        return *this;
    }
    Spell spell(OpenEnds open_ends = OpenEnds::active, unsigned term = 5) {
        const Network network = make.build();
        return entente::spell(network, tie, open_ends, term);
    }
};

} // namespace

TEST_CASE("spell: an open end lasts, lapses or is not known", "[spell]") {
    CHECK(Made{"2015-03-01"}.spell().certainly_holds(on("2030")));
    const Spell lapsed = Made{"2015-03-01"}.spell(OpenEnds::lapse);
    CHECK(lapsed.end == on("2020-03-01"));
    CHECK(lapsed.certainly_holds(on("2020-02")));
    CHECK_FALSE(lapsed.possibly_holds(on("2020-03-02")));
    const Spell year_only = Made{"2015"}.spell(OpenEnds::lapse, 3);
    CHECK(year_only.end == on("2018"));
    CHECK(year_only.possibly_holds(on("2018-12-31")));
    CHECK_FALSE(year_only.certainly_holds(on("2018-12-31")));
    const Spell unknown = Made{"2015"}.spell(OpenEnds::unknown);
    CHECK(unknown.possibly_holds(on("2030")));
    CHECK_FALSE(unknown.certainly_holds(on("2030")));
}

TEST_CASE("spell: entry into force, renewal, and an end at an unknown time", "[spell]") {
    const Spell late = Made{"2015"}.life(Stage::in_force, "2017-01-01").spell();
    CHECK_FALSE(late.possibly_holds(on("2016")));
    CHECK(late.certainly_holds(on("2017")));
    const Spell renewed = Made{"2015", "2018"}.life(Stage::renewed, "2019").spell();
    CHECK(renewed.certainly_holds(on("2025"))); // renewed after it had run out: open again
    CHECK(Made{"2015", "2018"}.life(Stage::renewed, "2017").spell().end == on("2018"));
    CHECK(Made{"2015"}.life(Stage::renewed, "2017").spell(OpenEnds::lapse).end == on("2022"));
    CHECK(Made{"2015", "2018"}.life(Stage::renewable).spell().certainly_holds(on("2025")));
    CHECK(Made{"2015"}.life(Stage::renewable).spell(OpenEnds::lapse).certainly_holds(on("2040")));
    const Spell over = Made{"2015"}.life(Stage::ended).spell();
    CHECK(over.certainly_holds(on("2015")));
    CHECK(over.possibly_holds(on("2030")));
    CHECK_FALSE(over.certainly_holds(on("2016")));
    CHECK(Made{"2015", "2018"}.life(Stage::ended).life(Stage::renewable).spell().end == on("2018"));
}

TEST_CASE("spell: what certainly holds possibly holds, under every assumption", "[spell]") {
    for (const char* start : {"", "2015", "2015-06-30", "[2012..2016]", "[..2014]"})
        for (const char* end : {"", "2017", "[2016..]"})
            for (const Stage stage : {Stage::signature, Stage::renewable, Stage::ended, Stage::renewed})
                for (const OpenEnds open : {OpenEnds::active, OpenEnds::lapse, OpenEnds::unknown}) {
                    const Spell s = Made{start, end}.life(stage, "2016").spell(open);
                    for (const char* at : {"2010", "2014", "2015-06-30", "2016", "2018", "2030"})
                        CHECK((!s.certainly_holds(on(at)) || s.possibly_holds(on(at))));
                }
}

TEST_CASE("spell: assumptions are ordered", "[spell]") { // what lapses holds no longer than what lasts
    NetworkMaker make;
    for (const char* start : {"2005", "2010-05", "2014-03-02", "2018"}) make.tie("a", start, start);
    const Network network = make.build();
    for (const char* at : {"2006", "2012", "2016", "2020", "2030"}) {
        const auto count = [&](OpenEnds open, Reading reading) {
            return Lens{.at = on(at), .reading = reading, .open_ends = open}(network).graph.size();
        };
        CHECK(count(OpenEnds::lapse, Reading::possible) <= count(OpenEnds::active, Reading::possible));
        CHECK(count(OpenEnds::unknown, Reading::certain) <= count(OpenEnds::lapse, Reading::certain));
        CHECK(count(OpenEnds::unknown, Reading::possible) == count(OpenEnds::active, Reading::possible));
    }
}
