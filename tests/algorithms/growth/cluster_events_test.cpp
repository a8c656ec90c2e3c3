#include <entente/algorithms/growth/cluster_events.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

using namespace entente;
using namespace entente::test;
using namespace entente::growth;
using Texts = std::vector<std::string>;
using Values = std::vector<double>;

namespace {

/// 2000: 0 1 2 and 3 4. 2001: 0 1 2. 2002: 0 1 2 5 and 3 4.
Timeline three_years() {
    const auto in = [](std::uint32_t u, std::uint32_t v, int year) {
        return tie(u, v, Date::year(year));
    };
    return timeline(6,
                    {in(0, 1, 2000), in(1, 2, 2000), in(3, 4, 2000), in(0, 1, 2001), in(1, 2, 2001),
                     in(0, 1, 2002), in(1, 2, 2002), in(2, 5, 2002), in(3, 4, 2002)});
}

ClusterEventsOptions components() {
    ClusterEventsOptions options;
    options.slicing = Slicing::sliding;
    options.method = "clusters.components";
    return options;
}

} // namespace

TEST_CASE("growth cluster events: by likeness", "[growth][cluster_events]") {
    const auto table = cluster_events(three_years(), components());
    CHECK(texts(table, "slice") == Texts{"2000", "2000", "2001", "2002", "2002"});
    CHECK(texts(table, "event") == Texts{"birth", "birth", "continuation", "growth", "revival"});
    CHECK(texts(table, "from_slice") == Texts{"", "", "2000", "2001", "2000"});
    CHECK(texts(table, "from_cluster") == Texts{"", "", "1", "1", "2"});
    CHECK(texts(table, "cluster") == Texts{"1", "2", "1", "1", "2"});
    CHECK(values(table, "timeline") == Values{1, 2, 1, 1, 2});
    CHECK(values(table, "before") == Values{0, 0, 3, 3, 2});
    CHECK(values(table, "actors") == Values{3, 2, 3, 4, 2});
    CHECK(values(table, "likeness")[3] == 0.75);
}

TEST_CASE("growth cluster events: by inclusion", "[growth][cluster_events]") {
    auto options = components();
    options.rule = Recognition::ged;
    const auto table = cluster_events(three_years(), options);
    CHECK(texts(table, "event") ==
          Texts{"birth", "birth", "continuation", "death", "growth", "birth"});
    CHECK(texts(table, "cluster") == Texts{"1", "2", "1", "", "1", "2"});
    CHECK(values(table, "actors")[3] == 0);
    // 0 1 2 are three of four, with four of five partners' ends... of six: 1 + 2 + 2 of 1 + 2 + 2
    // + 1.
    CHECK(values(table, "likeness")[4] == Approx(0.75 * 5 / 6));
}

TEST_CASE("growth cluster events: by name", "[growth][cluster_events]") {
    const auto t = three_years();
    const auto& spec = find_algorithm("growth.cluster_events");
    CHECK(texts(cluster_events({}), "event").empty());
    CHECK_THROWS_AS(spec.run({.timeline = &t}, {{"rule", {"newman"}}}, {}), UsageError);
    CHECK_THROWS_AS(spec.run({.timeline = &t}, {{"threshold", {"1.5"}}}, {}), UsageError);
}
