#include <entente/io/text/date_reader.hpp>

#include <catch2/catch.hpp>

using namespace entente;

namespace {
std::string read(std::string_view cell, DayOrder order = DayOrder::day_month) {
    static const LocaleWords words{{"en", "az"}};
    const auto date = read_date(cell, order, words);
    return date ? to_edtf(*date) : "none";
}
} // namespace

TEST_CASE("dates: the forms that registers hold", "[dates]") {
    CHECK(read("30.06.2003") == "2003-06-30");
    CHECK(read("5/6/2018") == "2018-06-05");
    CHECK(read("5/6/2018", DayOrder::month_day) == "2018-05-06");
    CHECK(read("2018.06.05") == "2018-06-05");
    CHECK(read("2008") == "2008");
    CHECK(read("06.2018") == "2018-06");
    CHECK(read("Oktyabr, 2020") == "2020-10");
    CHECK(read("Sentyabr, 2018") == "2018-09");
    CHECK(read("May 2014") == "2014-05");
    CHECK(read("1-5 July, 2014") == "[2014-07-01..2014-07-05]");
    CHECK(read("20 November, 2015") == "2015-11-20");
    CHECK(read("June 9, 2021") == "2021-06-09");
    CHECK(read("2016–2019") == "[2016..2019]");
    CHECK(read("second quarter of 2017") == "2017-34");
    CHECK(read("Q2 2017") == "2017-34");
    CHECK(read("spring of 2018") == "2018-21");
    CHECK(read("November-December, 2017") == "[2017-11..2017-12]");
    CHECK(read("9 июня 2021 г.") == "2021-06-09");
    CHECK(read(" 2019-09-16 ") == "2019-09-16");
}

TEST_CASE("dates: what is no date stays unread", "[dates]") {
    for (const char* text : {"ISO 9001:2008", "HORIZON 2020", "_2016", "1751 Main Street", "31.02.2019", "30.30.2020", "unknown", "12.5", "2019 2020", "July", "5 July", "1.2.3.4"}) {
        INFO(text);
        CHECK(read(text) == "none");
    }
    for (const char* text : {"2018-21", "2017-34", "2017-40", "<2019", "2019+", ">2019"}) {
        INFO(text);
        CHECK(read(text) == "none"); // a span of years, a bound
    }
    CHECK(read("01.09.2018 г.") == "2018-09-01");
    CHECK(read("2019-05-06 00:00:00") == "2019-05-06");
    CHECK(read("05.06.2018", DayOrder::unknown) == "none"); // could be two days
    CHECK(read("05.05.2018", DayOrder::unknown) == "2018-05-05");
    CHECK(read("25.06.2018", DayOrder::unknown) == "2018-06-25");
}

TEST_CASE("dates: the order of a column is counted from its cells", "[dates]") {
    const auto e = order_evidence({"05.06.2018", "25.06.2018", "06/25/2018", "x", "2019", "07.07.2019"});
    CHECK(e.day_first == 1);
    CHECK(e.month_first == 1);
    CHECK(e.either == 1);
    CHECK(e.first_either == 0);
}

TEST_CASE("dates: unspecified digits survive folding", "[dates]") {
    const LocaleWords words;
    for (const char* cell : {"201X", "20XX", "2019-XX", "2019-09-XX", "2019-XX-XX"}) {
        INFO(cell);
        CHECK(read_date(cell, DayOrder::unknown, words) == parse_edtf(cell));
    }
}
