#include <entente/io/sources/serial_date.hpp>

#include <catch2/catch.hpp>

#include <limits>

using namespace entente;

TEST_CASE("serial dates: which formats show dates", "[serial]") {
    const auto kind = [](std::string_view code) {
        const DateFormat f = date_format(code);
        return std::string{f.day ? "d" : ""} + (f.month ? "m" : "") + (f.year ? "y" : "") + (f.time ? "t" : "");
    };
    CHECK(kind("General").empty());
    CHECK(kind("0.00").empty());
    CHECK(kind("#,##0.00 [$€-407]").empty());
    CHECK(kind("0.00E+00").empty());
    CHECK(kind("[Red]0").empty());
    CHECK(kind("\"day\" 0").empty());
    CHECK(kind("0\\d").empty());
    CHECK(kind("_-* #,##0_-").empty());
    CHECK(kind("@").empty());
    CHECK(kind("0;dd.mm.yyyy").empty()); // of negative numbers
    CHECK(kind("dd.mm.yyyy") == "dmy");
    CHECK(kind("dd/mm/yyyy;@") == "dmy");
    CHECK(kind("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy") == "dmy");
    CHECK(kind("yyyy\"年\"m\"月\"d\"日\"") == "dmy");
    CHECK(kind("mmm-yy") == "my");
    CHECK(kind("mmmm") == "m");
    CHECK(kind("yyyy") == "y");
    CHECK(kind("h:mm AM/PM") == "t");
    CHECK(kind("mm:ss") == "t");
    CHECK(kind("[h]:mm:ss") == "t");
    CHECK(kind("[mm]:ss") == "t");
    CHECK(kind("dd/mm/yyyy hh:mm") == "dmyt");
    CHECK(kind("m/d/yy h:mm") == "dmyt");
    CHECK(kind("").empty());
    CHECK(kind("\"open") .empty());
    CHECK(kind("[open").empty());
    for (const unsigned id : {14u, 15u, 27u, 36u, 50u, 58u}) CHECK(built_in_date_format(id).is_date());
    for (const unsigned id : {0u, 1u, 9u, 13u, 23u, 26u, 37u, 48u, 49u, 59u, 164u}) CHECK(built_in_date_format(id).is_number());
    for (const unsigned id : {18u, 21u, 45u, 47u}) CHECK(built_in_date_format(id).time);
}

TEST_CASE("serial dates: days, times, and the leap year that was none", "[serial]") {
    const DateFormat day = built_in_date_format(14);
    CHECK(serial_date(1, day, false) == "1900-01-01");
    CHECK(serial_date(59, day, false) == "1900-02-28");
    CHECK(serial_date(60, day, false) == "1900-02-28"); // shown as 29 February
    CHECK(serial_date(61, day, false) == "1900-03-01");
    CHECK(serial_date(25'569, day, false) == "1970-01-01");
    CHECK(serial_date(44'197, day, false) == "2021-01-01");
    CHECK(serial_date(42'735, day, true) == "2021-01-01");
    CHECK(serial_date(44'197.999'999'9, day, false) == "2021-01-02"); // rounded to the second
    CHECK(serial_date(44'197.5, day, false) == "2021-01-01T12:00");
    CHECK(serial_date(44'197.000'011'6, day, false) == "2021-01-01T00:00:01");
    CHECK(serial_date(2'958'465, day, false) == "9999-12-31");
    CHECK(serial_date(2'958'466, day, false).empty());
    CHECK(serial_date(-1, day, false).empty());
    CHECK(serial_date(std::numeric_limits<double>::quiet_NaN(), day, false).empty());
    CHECK(serial_date(std::numeric_limits<double>::infinity(), day, false).empty());
}
