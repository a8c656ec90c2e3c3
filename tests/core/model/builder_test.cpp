#include <entente/core/base/errors.hpp>

#include <catch2/catch.hpp>

#include "support/networks.hpp"

using namespace entente;
using test::NetworkMaker;

TEST_CASE("builder: what was added is found again", "[builder]") {
    NetworkMaker make;
    make.actor("b", "university", "TR");
    const Tie t = make.tie("a", "b", "2019");
    make.builder().add(t, Evidence{Source{0}, 7, 3, {}, make.builder().text("cell")});
    const Network network = make.build();
    REQUIRE(network.find("a"));
    CHECK(network.label(*network.find("a")) == "Actor a");
    CHECK(network.country(*network.find("b")) == "TR");
    CHECK(network.country(*network.find("a")).empty());
    CHECK_FALSE(network.find("c"));
    REQUIRE(network.evidence(t).size() == 2);
    CHECK(network[network.evidence(t)[1].text] == "cell");
    CHECK(network.type(t).id == "mou");
    CHECK(network.layer(t).id == "cooperation");
}

TEST_CASE("builder: refuses what does not hold together", "[builder]") {
    NetworkMaker make;
    make.actor("a");
    make.actor("b");
    SECTION("two actors of one id") {
        ActorRecord r;
        r.id = make.builder().text("a");
        make.builder().add(r);
    }
    SECTION("an actor without id") { make.builder().add(ActorRecord{}); }
    SECTION("a tie to nobody") {
        TieRecord t;
        t.to = Actor{9};
        make.builder().add(t, {});
    }
    SECTION("a tie that ends before it starts") { make.tie("a", "b", "2020", "mou", "2019"); }
    SECTION("a weight that is no number") {
        TieRecord t;
        t.to = Actor{1};
        t.weight = -1;
        make.builder().add(t, {});
    }
    SECTION("units in a circle") {
        make.builder()[Actor{0}].parent = Actor{1};
        make.builder()[Actor{1}].parent = Actor{0};
    }
    SECTION("evidence of a source that is not there") { make.builder().add(Actor{0}, Evidence{Source{4}, 0, 0, {}, {}}); }
    CHECK_THROWS_AS(make.build(), UsageError);
}

TEST_CASE("builder: an imprecise end may begin with the start", "[builder]") {
    NetworkMaker make;
    make.tie("a", "b", "2020-06", "mou", "2020");
    CHECK_NOTHROW(make.build());
}

TEST_CASE("onset: start, else event, else any day up to the mention", "[network]") {
    TieRecord t;
    CHECK_FALSE(onset(t).is_known());
    t.as_of = *parse_edtf("2014-05");
    CHECK(to_edtf(onset(t)) == "[..2014-05]");
    t.event = *parse_edtf("2013");
    CHECK(to_edtf(onset(t)) == "2013");
    t.start = *parse_edtf("2012");
    CHECK(to_edtf(onset(t)) == "2012");
}

TEST_CASE("text pool: one copy of each string, empty first", "[text]") {
    TextPool pool;
    const Text a = pool.intern("alpha"), b = pool.intern("beta");
    CHECK(pool.intern("alpha") == a);
    CHECK(pool.intern("") == Text{});
    CHECK(pool[b] == "beta");
    for (int i = 0; i < 1000; ++i) CHECK(pool[pool.intern(std::to_string(i))] == std::to_string(i));
    CHECK(pool[a] == "alpha");
}
