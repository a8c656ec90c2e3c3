#include <entente/core/base/errors.hpp>
#include <entente/core/view/lens.hpp>

#include <catch2/catch.hpp>

#include "support/networks.hpp"

using namespace entente;
using test::NetworkMaker;

namespace {

std::size_t ties_at(const Network& network, Lens lens, const char* at,
                    Reading reading = Reading::possible) {
    lens.at = *parse_edtf(at);
    lens.reading = reading;
    return lens(network).graph.size();
}

} // namespace

TEST_CASE("lens: layers that are on by default, and those asked for", "[lens]") {
    NetworkMaker make;
    make.tie("a", "b");
    make.tie("p", "a", "", "rector_of");
    make.tie("a", "c", "2014", "met");
    const Network network = make.build();
    CHECK(Lens{}(network).graph.size() == 2);
    CHECK(Lens{.layers = {"contact"}}(network).graph.size() == 1);
    CHECK(Lens{.types = {"met"}}(network).graph.size() == 1);
    CHECK(Lens{.layers = {"cooperation"}, .types = {"met"}}(network).graph.size() == 0);
    CHECK(Lens{}(network).graph.order() == 3);
    CHECK(Lens{.isolates = true}(network).graph.order() == 4);
    CHECK_THROWS_AS(Lens{.layers = {"cooperatoin"}}(network), UsageError);
    CHECK_THROWS_AS(Lens{.kinds = {"universities"}}(network), UsageError);
    CHECK_THROWS_AS(Lens{.types = {"mous"}}(network), UsageError);
}

TEST_CASE("lens: a moment, certain and possible", "[lens]") {
    NetworkMaker make;
    make.tie("a", "b", "2019");                   // begins some day of 2019, open end
    make.tie("a", "c", "2018", "mou", "2019-06"); // ends in June 2019
    make.tie("a", "d");                           // undated
    const Network network = make.build();
    CHECK(ties_at(network, {}, "2017") == 1); // the undated one may have been there
    CHECK(ties_at(network, {}, "2017", Reading::certain) == 0);
    CHECK(ties_at(network, {}, "2019-03-01") == 3);
    CHECK(ties_at(network, {}, "2019-03-01", Reading::certain) == 1);
    CHECK(ties_at(network, {}, "2019-06-15", Reading::certain) ==
          0); // June's end is not known to the day
    CHECK(ties_at(network, {}, "2021") == 2);
    CHECK(ties_at(network, {}, "2021", Reading::certain) == 1);
    CHECK(ties_at(network, {.open_ends = OpenEnds::unknown}, "2021", Reading::certain) == 0);
}

TEST_CASE("lens: certain ties are always among the possible ones", "[lens]") {
    NetworkMaker make;
    const char* dates[] = {"", "2018", "2019-03", "2019-03-05", "[2017..2019]", "[..2018]"};
    for (int i = 0; i < 6; ++i)
        for (int j = 0; j < 6; ++j)
            make.tie("a" + std::to_string(i), "b" + std::to_string(j), dates[i], "mou",
                     j == 5   ? "[2019..]"
                     : j == 3 ? "2020"
                              : "");
    const Network network = make.build();
    for (const char* at : {"2016", "2018", "2018-06", "2019-03-05", "2020-01", "2025"}) {
        Lens lens{.at = *parse_edtf(at), .reading = Reading::certain};
        const auto certain = lens.selects(network);
        lens.reading = Reading::possible;
        const auto possible = lens.selects(network);
        for (std::size_t i = 0; i < certain.size(); ++i) CHECK((!certain[i] || possible[i]));
    }
}

TEST_CASE("lens: a window of onsets", "[lens]") {
    NetworkMaker make;
    make.tie("a", "b", "2019");
    make.tie("a", "c", "2020-05-01");
    make.tie("a", "d");
    const Network network = make.build();
    const auto count = [&](const char* from, const char* to, Reading reading) {
        return Lens{.from = *parse_edtf(from), .to = *parse_edtf(to), .reading = reading}(network)
            .graph.size();
    };
    CHECK(count("2019", "2019", Reading::possible) == 2);
    CHECK(count("2019", "2019", Reading::certain) == 1);
    CHECK(count("2019-06", "", Reading::certain) == 1);
    CHECK(count("2019-06", "", Reading::possible) == 3);
}

TEST_CASE("lens: parallel ties and weights", "[lens]") {
    NetworkMaker make;
    make.tie("a", "b", "2018");
    make.builder()[make.tie("b", "a", "2019")].weight = 3;
    make.tie("a", "c");
    const Network network = make.build();
    CHECK(Lens{}(network).graph.size() == 3);
    CHECK_FALSE(Lens{}(network).graph.is_weighted());
    const View sum = Lens{.parallel = Parallel::sum}(network);
    CHECK(sum.graph.size() == 2);
    CHECK(sum.graph.weight(Edge{0}) == 2);
    const auto both = sum.ties_of[Edge{0}];
    CHECK(std::vector(both.begin(), both.end()) == std::vector<Tie>{Tie{0}, Tie{1}});
    CHECK(Lens{.parallel = Parallel::sum, .weighting = Weighting::ties}(network).graph.weight(
              Edge{0}) == 4);
    CHECK(Lens{.parallel = Parallel::max, .weighting = Weighting::ties}(network).graph.weight(
              Edge{0}) == 3);
    CHECK(Lens{.parallel = Parallel::first, .weighting = Weighting::ties}(network).graph.weight(
              Edge{0}) == 1);
    CHECK(Lens{.parallel = Parallel::sum, .arrows = Arrows::directed}(network).graph.size() == 4);
}

TEST_CASE("lens: undirected ties become two arcs of a directed view, directed ones one", "[lens]") {
    NetworkMaker make;
    make.tie("a", "b");
    make.tie("p", "a", "", "rector_of");
    make.tie("c", "c");
    const Network network = make.build();
    const View view = Lens{.arrows = Arrows::directed}(network);
    CHECK(view.graph.size() == 4);
    const Vertex p = *view.vertex(*network.find("p")), a = *view.vertex(*network.find("a"));
    CHECK(view.graph.neighbors(p).size() == 1);
    CHECK(view.graph.neighbors(p, Direction::in).empty());
    CHECK(view.graph.neighbors(a, Direction::in).size() == 2);
}

TEST_CASE("lens: kinds and certainty", "[lens]") {
    NetworkMaker make;
    make.actor("p", "person");
    make.tie("p", "a", "", "rector_of");
    make.builder()[make.tie("a", "b")].certainty = Certainty::planned;
    make.builder()[make.tie("a", "c")].certainty = Certainty::implied;
    const Network network = make.build();
    CHECK(Lens{}(network).graph.size() == 2);
    CHECK(Lens{.least_certainty = Certainty::planned}(network).graph.size() == 3);
    CHECK(Lens{.least_certainty = Certainty::stated}(network).graph.size() == 1);
    CHECK(Lens{.kinds = {"university"}}(network).graph.size() == 1);
}

TEST_CASE("timeline: events, groups and countries", "[timeline]") {
    NetworkMaker make;
    make.actor("a", "university", "AZ");
    make.actor("b", "university", "TR");
    make.tie("a", "b", "2019");
    make.tie("a", "c");
    const Network network = make.build();
    const Timeline t = Lens{}.timeline(network, {"x", "y"});
    REQUIRE(t.events.size() == 2);
    CHECK(t.order == 3);
    CHECK(t.groups == std::vector<std::string>{"x", "y"});
    CHECK(t.events[1].group == 1);
    CHECK(t.classes == std::vector<std::string>{"", "AZ", "TR"});
    CHECK(t.class_of[t.events[0].from] == 1);
    CHECK(t.class_of[t.events[1].to] == 0);
    CHECK(to_edtf(t.events[0].onset) == "2019");
    CHECK(t.events[1].tie == Tie{1});
    CHECK(t.last_told == Date::year(2019).latest());
    CHECK(network.id(t.actor_of[t.events[1].to]) == "c");
    CHECK_FALSE(t.is_directed);
}

TEST_CASE("timeline: how far the sources tell", "[timeline]") {
    NetworkMaker make;
    make.tie("a", "b", "2010", "mou", "2014");
    const Network undated_source = make.build();
    CHECK(Lens{}.timeline(undated_source).last_told == Date::year(2014).latest());
    // Of a source that says when it was made, a later end is still to come.
    NetworkMaker dated;
    dated.tie("a", "b", "2010", "mou", "2014");
    dated.builder().add(SourceRecord{"d", "Dated", "", "", Date::year(2012)});
    const Network network = dated.build();
    CHECK(Lens{}.timeline(network).last_told == Date::year(2012).latest());
}

TEST_CASE("timeline: a tie without direction is two events of a directed view", "[timeline]") {
    NetworkMaker make;
    make.tie("a", "b", "2019");
    make.tie("a", "a", "2020");
    const Network network = make.build();
    const Timeline t = Lens{.arrows = Arrows::directed}.timeline(network);
    CHECK(t.is_directed);
    REQUIRE(t.events.size() == 3);
    CHECK(t.events[1].from == t.events[0].to);
    CHECK(t.events[1].tie == t.events[0].tie);
    CHECK(t.events[2].spell.begin == Date::year(2020));
}

TEST_CASE("lens: units roll up to the topmost body", "[lens]") {
    NetworkMaker make;
    make.tie("faculty", "partner");
    make.tie("clinic", "partner");
    make.tie("faculty", "clinic"); // inside one body
    make.tie("university", "other");
    make.builder()[make.actor("faculty")].parent = make.actor("university");
    make.builder()[make.actor("clinic")].parent = make.actor("faculty");
    const Network network = make.build();
    CHECK(Lens{}(network).graph.order() == 5);
    const View view = Lens{.roll_up = true}(network);
    CHECK(view.graph.order() == 3);
    CHECK(view.graph.size() == 3);
    CHECK(view.vertex(*network.find("clinic")) == view.vertex(*network.find("university")));
    CHECK(Lens{.roll_up = true, .isolates = true}(network).graph.order() == 3);
    const Timeline timeline = Lens{.roll_up = true}.timeline(network);
    CHECK(timeline.order == 3);
    CHECK(timeline.events.size() == 3);
}
