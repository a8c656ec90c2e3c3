#include <entente/algorithms/temporal/arrival.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

using namespace entente;
using namespace entente::test;
using temporal::arrival;
using Texts = std::vector<std::string>;
using Values = std::vector<double>;

TEST_CASE("temporal arrival: values worked by hand", "[temporal][arrival]") {
    // 0 and 1 from day 0 to 10, 1 and 2 from 5 to 7 and on 30, 0 and 2 from 50 on.
    auto t = timeline(4, {tie(0, 1, on(0), on(10)), tie(1, 2, on(5), on(7)),
                          tie(1, 2, on(30), on(30)), tie(0, 2, on(50)), tie(2, 3)});
    t.last_told = 60;
    temporal::ArrivalOptions options;
    options.from = 0;
    const auto table = arrival(t, options);
    CHECK(texts(table, "from") == Texts{"0", "0"});
    CHECK(texts(table, "to") == Texts{"1", "2"});
    CHECK(texts(table, "earliest arrival") == Texts{to_iso(0), to_iso(5)});
    CHECK(texts(table, "latest departure") == Texts{to_iso(10), to_iso(60)});
    CHECK(values(table, "fastest") == Values{0, 0});
    CHECK(values(table, "steps") == Values{1, 1});
    options.to = 2;
    options.step = 3;
    options.until = on(40);
    const auto slow = arrival(t, options);
    CHECK(texts(slow, "to") == Texts{"2"});
    CHECK(texts(slow, "earliest arrival") == Texts{to_iso(8)});
    CHECK(texts(slow, "latest departure") == Texts{to_iso(10)});
    CHECK(values(slow, "fastest") == Values{6});
    CHECK(values(slow, "steps") == Values{2});
    // 2 reaches 1 and 0 by 7, though 0 and 1 part on 10.
    CHECK(texts(arrival(t), "from").size() == 6);
}

TEST_CASE("temporal arrival: nobody, and no such vertex", "[temporal][arrival]") {
    CHECK(texts(arrival({}), "from").empty());
    const auto t = timeline(2, {tie(0, 1, on(3))});
    const auto& spec = find_algorithm("temporal.arrival");
    CHECK_THROWS_AS(spec.run({.timeline = &t}, {{"from", {"2"}}}, {}), UsageError);
    CHECK_THROWS_AS(spec.run({.timeline = &t}, {{"step", {"-1"}}}, {}), UsageError);
    CHECK(same(arrival(t, {}, {.threads = 1}), arrival(t, {}, {.threads = 3})));
}
