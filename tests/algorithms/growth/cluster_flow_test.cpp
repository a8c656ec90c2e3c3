#include <entente/algorithms/growth/cluster_flow.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

using namespace entente;
using namespace entente::test;
using growth::cluster_flow;
using Texts = std::vector<std::string>;
using Values = std::vector<double>;

TEST_CASE("growth cluster flow: values worked by hand", "[growth][cluster_flow]") {
    // 2000: 0 1 2 and 3 4; 2001: 0 1 and 2 3 4 and 5 6.
    const auto in = [](std::uint32_t u, std::uint32_t v, int year) {
        return tie(u, v, Date::year(year));
    };
    const auto t = timeline(7, {in(0, 1, 2000), in(1, 2, 2000), in(3, 4, 2000), in(0, 1, 2001),
                                in(2, 3, 2001), in(3, 4, 2001), in(5, 6, 2001)});
    const auto table =
        cluster_flow(t, {.slicing = Slicing::sliding, .method = "clusters.components"});
    const std::vector<std::string> names{"from_slice",    "from_cluster", "to_slice", "to_cluster",
                                         "from_timeline", "to_timeline",  "actors"};
    REQUIRE(table.columns.size() == names.size());
    for (std::size_t c = 0; c < names.size(); ++c) CHECK(table.columns[c].name == names[c]);
    CHECK(texts(table, "from_cluster") == Texts{"1", "1", "2", ""});
    CHECK(texts(table, "to_cluster") == Texts{"1", "2", "1", "3"});
    CHECK(texts(table, "to_slice") == Texts{"2001", "2001", "2001", "2001"});
    CHECK(values(table, "actors") == Values{1, 2, 2, 2});
    // 2 3 4 is most like 3 4, 0 1 most like 0 1 2: both keep their number.
    CHECK(values(table, "from_timeline")[0] == 1);
    CHECK(values(table, "from_timeline")[2] == 2);
    CHECK(values(table, "to_timeline")[0] == 2);
    CHECK(values(table, "to_timeline")[1] == 1);
    CHECK(std::isnan(values(table, "from_timeline")[3]));
    CHECK(values(table, "to_timeline")[3] == 3);
}

TEST_CASE("growth cluster flow: by Leiden, the same for any number of threads",
          "[growth][cluster_flow]") {
    Dice dice{6};
    std::vector<Event> events;
    for (int i = 0; i < 300; ++i) {
        const auto u = dice.below(40),
                   v = dice.below(5) ? u / 10 * 10 + dice.below(10) : dice.below(40);
        events.push_back(tie(u, v, Date::year(2000 + static_cast<int>(dice.below(6)))));
    }
    const auto t = timeline(40, events);
    const auto& spec = find_algorithm("growth.cluster_flow");
    const auto of = [&](unsigned threads) {
        return std::get<ResultTable>(
            spec.run({.timeline = &t}, {{"period", {"year"}}}, {.threads = threads, .seed = 3})
                .result);
    };
    const auto table = of(1);
    CHECK(same(table, of(3)));
    double actors = 0;
    const auto& slices = texts(table, "to_slice");
    for (std::size_t i = 0; i < slices.size(); ++i)
        if (slices[i] == "2005") actors += values(table, "actors")[i];
    CHECK(actors == 40);
    CHECK_THROWS_AS(spec.run({.timeline = &t}, {{"method", {"degree"}}}, {}), UsageError);
    CHECK(texts(cluster_flow({}), "to_slice").empty());
}
