#include <entente/core/model/calendar.hpp>

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("calendar: every day lies in its period, whatever the length", "[calendar]") {
    for (const auto& [_, length] : names_of<PeriodLength>) {
        const Calendar calendar{length};
        const int begin = calendar.of(first_day(1999)), end = calendar.of(last_day(2001));
        CHECK(end - begin + 1 == 3 * (length == PeriodLength::year      ? 1
                                      : length == PeriodLength::quarter ? 4
                                                                        : 12));
        Day next = first_day(1999);
        for (int p = begin; p <= end; ++p) {
            CHECK(calendar.first_day(p) == next);
            CHECK(calendar.of(calendar.first_day(p)) == p);
            CHECK(calendar.of(calendar.last_day(p)) == p);
            next = calendar.last_day(p) + 1;
        }
        CHECK(next == first_day(2002));
    }
}

TEST_CASE("calendar: labels", "[calendar]") {
    const Day day = Date::day(2019, 9, 16).earliest();
    const auto label = [&](PeriodLength length) {
        const Calendar calendar{length};
        return calendar.label(calendar.of(day));
    };
    CHECK(label(PeriodLength::year) == "2019");
    CHECK(label(PeriodLength::quarter) == "2019-Q3");
    CHECK(label(PeriodLength::month) == "2019-09");
    CHECK(Calendar{PeriodLength::year}.label(Calendar{PeriodLength::year}.of(first_day(7))) ==
          "0007");
}
