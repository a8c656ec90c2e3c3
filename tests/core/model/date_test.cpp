#include <entente/core/base/errors.hpp>
#include <entente/core/model/date.hpp>

#include <catch2/catch.hpp>

#include <random>
#include <string>

using namespace entente;

namespace {
Date edtf(const std::string& text) {
    const auto date = parse_edtf(text);
    INFO(text);
    REQUIRE(date);
    return *date;
}
} // namespace

TEST_CASE("date: intervals of EDTF forms, worked by hand", "[date]") {
    struct Case {
        const char *text, *first, *last;
        Precision precision;
    };
    const Case cases[] = {
        {"2019-09-16", "2019-09-16", "2019-09-16", Precision::day},
        {"2020-02", "2020-02-01", "2020-02-29", Precision::month},
        {"1900-02", "1900-02-01", "1900-02-28", Precision::month},
        {"2019", "2019-01-01", "2019-12-31", Precision::year},
        {"2019-XX", "2019-01-01", "2019-12-31", Precision::year},
        {"2019-04-XX", "2019-04-01", "2019-04-30", Precision::month},
        {"201X", "2010-01-01", "2019-12-31", Precision::decade},
        {"20XX", "2000-01-01", "2099-12-31", Precision::century},
        {"2018-21", "2018-03-01", "2018-05-31", Precision::season},
        {"2018-24", "2018-12-01", "2019-02-28", Precision::season},
        {"2017-34", "2017-04-01", "2017-06-30", Precision::quarter},
        {"2017-40", "2017-01-01", "2017-06-30", Precision::interval},
        {"[2019..2021]", "2019-01-01", "2021-12-31", Precision::interval},
        {"[2019,2021]", "2019-01-01", "2021-12-31", Precision::interval},
        {"2014-07-01/2014-07-05", "2014-07-01", "2014-07-05", Precision::interval},
        {"2004-06?", "2004-06-01", "2004-06-30", Precision::month}};
    for (const Case& c : cases) {
        INFO(c.text);
        const Date d = edtf(c.text);
        CHECK(to_iso(d.earliest()) == c.first);
        CHECK(to_iso(d.latest()) == c.last);
        CHECK(d.precision() == c.precision);
    }
    CHECK(edtf("[..2020-01-01]").earliest() == Date::open_begin);
    CHECK(edtf("[2020..]").latest() == Date::open_end);
    CHECK_FALSE(edtf("").is_known());
    CHECK(edtf("2004?").is_uncertain());
    CHECK(edtf("2004~").is_approximate());
}

TEST_CASE("date: text that is no date is refused", "[date]") {
    const auto text = GENERATE("2019-13", "2019-02-30", "2019-00", "19", "2019-9-16",
                               "ISO 9001:2008", "HORIZON 2020", "2021/2019", "[2021..2019]", "[",
                               "[]", "2019-09-16T10:00", "20190916", "abcd", "2019-",
                               "[2019,abc,2021]", "X019", "-2019", "9999-24", "[2019,9999-24]");
    INFO(text);
    CHECK_FALSE(parse_edtf(text));
}

TEST_CASE("date: written and read back it is the same", "[date]") {
    std::minstd_rand draw{7};
    for (int i = 0; i < 20000; ++i) {
        const int year = static_cast<int>(draw() % 10000);
        const Day a = first_day(year) + static_cast<Day>(draw() % 365),
                  b = a + static_cast<Day>(draw() % 2000);
        const Date forms[] = {Date::year(year),
                              Date::month(year, static_cast<unsigned>(1 + draw() % 12)),
                              Date::between(a, a),
                              Date::between(a, year < 9990 ? b : a),
                              Date::between(Date::open_begin, a),
                              Date::between(a, Date::open_end)};
        for (const Date& d : forms) {
            INFO(to_edtf(d));
            REQUIRE(parse_edtf(to_edtf(d)) == d);
        }
    }
    for (const char* text : {"201X", "19XX", "2018-21", "2018-22", "2018-23", "2018-24", "2017-33",
                             "2017-36", "2004?", "2004-06~", "2004-06-11%"})
        CHECK(to_edtf(edtf(text)) == text);
}

TEST_CASE("date: order exists only without overlap", "[date]") {
    CHECK(certainly_before(edtf("2018"), edtf("2019-01-01")));
    CHECK_FALSE(certainly_before(edtf("2019"), edtf("2019-06")));
    CHECK(possibly_before(edtf("2019"), edtf("2019-06")));
    CHECK_FALSE(possibly_before(edtf("2019-06-01"), edtf("2019-06-01")));
    CHECK(contains(edtf("2019"), edtf("2019-06")));
    CHECK(contains(Date{}, edtf("2019")));
    CHECK_FALSE(contains(edtf("2019"), Date{}));
    CHECK(overlap(edtf("2019"), edtf("[2018-06..2019-01]")));
}

TEST_CASE("date: days and years that do not exist", "[date]") {
    CHECK_THROWS_AS(Date::day(2019, 2, 29), UsageError);
    CHECK_THROWS_AS(Date::month(2019, 13), UsageError);
    CHECK_THROWS_AS(Date::year(10000), UsageError);
    CHECK_THROWS_AS(Date::between(2, 1), UsageError);
    CHECK(Date::between(Date::open_begin, Date::open_end) == Date{});
    CHECK(Date::day(2020, 2, 29).is_bounded());
}

TEST_CASE("date: later by months keeps precision and stays inside months", "[date]") {
    const auto shifted = [](const char* text, unsigned months) { return to_edtf(later(*parse_edtf(text), months)); };
    CHECK(shifted("2019", 60) == "2024");
    CHECK(shifted("2019-05", 13) == "2020-06");
    CHECK(shifted("2019-01-31", 1) == "2019-02-28");
    CHECK(shifted("2020-02-29", 48) == "2024-02-29");
    CHECK(shifted("2020-02-29", 12) == "2021-02-28");
    CHECK(shifted("[2019-01-01..2019-02-15]", 12) == "[2020-01-01..2020-02-15]");
    CHECK(shifted("[..2019-02-15]", 12) == "[..2020-02-15]");
    CHECK(shifted("", 12).empty());
    CHECK(shifted("9999", 12).empty());
}
