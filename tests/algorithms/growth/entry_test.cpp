#include <entente/algorithms/growth/entry.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

using namespace entente;
using namespace entente::test;
using growth::entry;
using Texts = std::vector<std::string>;
using Values = std::vector<double>;

TEST_CASE("growth entry: values worked by hand", "[growth][entry]") {
    auto t = timeline(
        6, {tie(0, 1, Date::year(2003)), tie(0, 2, Date::day(2001, 5, 4)),
            tie(2, 3, Date::between(Date::open_begin, Date::day(2002, 1, 1).latest())), tie(0, 4),
            tie(4, 4, Date::between(Date::day(2010, 1, 1).earliest(), Date::open_end)),
            tie(1, 3, Date::month(2003, 2))});
    t.class_of = VertexMap<std::uint32_t>({1, 2, 1, 3, 2, 3});
    t.classes = {"", "AZ", "DE", "FR"};
    const auto table = entry(t);
    CHECK(texts(table, "what") ==
          Texts{"class", "class", "class", "actor", "actor", "actor", "actor", "actor"});
    CHECK(texts(table, "name") == Texts{"AZ", "FR", "DE", "2", "0", "3", "1", "4"});
    CHECK(texts(table, "earliest") ==
          Texts{"", "", "2003-01-01", "", "2001-05-04", "", "2003-01-01", "2010-01-01"});
    CHECK(texts(table, "latest") == Texts{"2001-05-04", "2002-01-01", "2003-02-28", "2001-05-04",
                                          "2001-05-04", "2002-01-01", "2003-02-28", ""});
    CHECK(values(table, "dated ties") == Values{3, 2, 3, 2, 2, 2, 2, 1});
    CHECK(values(table, "undated ties") == Values{1, 0, 1, 0, 1, 0, 0, 1});
    CHECK(texts(entry(t, {.actors = false}), "name") == Texts{"AZ", "FR", "DE"});
}

TEST_CASE("growth entry: nothing known", "[growth][entry]") {
    const auto t = timeline(3, {tie(0, 1)});
    const auto table = entry(t);
    CHECK(texts(table, "name") == Texts{"0", "1"});
    CHECK(texts(table, "latest") == Texts{"", ""});
    CHECK(texts(entry({}), "name").empty());
    CHECK_THROWS_AS(
        find_algorithm("growth.entry").run({.timeline = &t}, {{"actors", {"perhaps"}}}, {}),
        UsageError);
}
