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

namespace {

struct Reading {
    const char *cell, *date;
};

void check(std::initializer_list<Reading> readings, DayOrder order = DayOrder::day_month) {
    for (const auto& [cell, date] : readings) {
        INFO(cell);
        CHECK(read(cell, order) == date);
    }
}

} // namespace

TEST_CASE("dates: years of two digits", "[dates]") {
    check({{"30.06.03", "2003-06-30"}, {"5/6/19", "2019-06-05"}, {"5/6/71", "1971-06-05"}, {"30-Jun-03", "2003-06-30"}, {"12-MAY-16", "2016-05-12"}, {"Jun-19", "2019-06"}, {"98-Jun", "1998-06"}, {"Jan'19", "2019-01"}, {"Jan '98", "1998-01"}, {"98-05-12", "1998-05-12"}, {"June 5, 19", "2019-06-05"}});
    check({{"19-Jun", "none"}, {"May 16", "none"}, {"16-May", "none"}, {"05/16", "none"}, {"30/06", "none"}}); // days without a year
    const LocaleWords words;
    DateOptions options{.order = DayOrder::day_month, .latest_short_year = 2030};
    CHECK(read_date("1.2.31", options, words) == Date::day(1931, 2, 1));
    CHECK(read_date("1.2.30", options, words) == Date::day(2030, 2, 1));
    options.latest_short_year = 2099;
    CHECK(read_date("1.2.99", options, words) == Date::day(2099, 2, 1));
    options.is_month_year = true;
    CHECK(read_date("19-Jun", options, words) == Date::month(2019, 6));
}

TEST_CASE("dates: a time of day behind the date", "[dates]") {
    check({{"2003-06-30T10:20:30Z", "2003-06-30"}, {"2003-06-30T10:20:30.123+02:00", "2003-06-30"}, {"2003-06-30 10:20", "2003-06-30"}, {"30/06/2003 00:00", "2003-06-30"}, {"30/06/2003 12:00:00 AM", "2003-06-30"}, {"30.06.2003, 9:05", "2003-06-30"}, {"2019-05-06 00:00:00.000", "2019-05-06"}, {"2019-05-06T10:30", "2019-05-06"}, {"Tue, 12 Jan 2016 00:00:00 GMT", "2016-01-12"}, {"10:30", "none"}, {"12.05.2016 1:2", "none"}});
}

TEST_CASE("dates: months by name in many languages", "[dates]") {
    check({{"12 de mayo de 2016", "2016-05-12"}, {"le 12 mai 2016", "2016-05-12"}, {"1er mars 2016", "2016-03-01"}, {"15 mars 2016", "2016-03-15"}, {"12 décembre 2016", "2016-12-12"}, {"12 août 2016", "2016-08-12"}, {"12. Mai 2016", "2016-05-12"}, {"Mai 2016", "2016-05"}, {"12 мая 2016 г.", "2016-05-12"}, {"«12» мая 2016 года", "2016-05-12"}, {"12 травня 2016 року", "2016-05-12"}, {"12 may 2016-cı il", "2016-05-12"}, {"2016-ci ilin mayı", "2016-05"}, {"İyul 2016", "2016-07"}, {"12 Mayıs 2016", "2016-05-12"}, {"12 OCAK 2016", "2016-01-12"}, {"2016. május 12.", "2016-05-12"}, {"2016. gada 12. maijs", "2016-05-12"}, {"2016 m. gegužės 12 d.", "2016-05-12"}, {"12 maja 2016 r.", "2016-05-12"}, {"12. května 2016", "2016-05-12"}, {"12. toukokuuta 2016", "2016-05-12"}, {"12 Μαΐου 2016", "2016-05-12"}, {"12 Mei 2016", "2016-05-12"}, {"12 de maio de 2016", "2016-05-12"}, {"12 maggio 2016", "2016-05-12"}, {"gennaio 2016", "2016-01"}, {"12. maí 2016", "2016-05-12"}, {"12 май 2016 г.", "2016-05-12"}, {"12. maj 2016", "2016-05-12"}, {"12-may, 2016-yil", "2016-05-12"}, {"2016-yil 12-may", "2016-05-12"}, {"2016 жылғы 12 мамыр", "2016-05-12"}, {"12 مايو 2016", "2016-05-12"}, {"12 במאי 2016", "2016-05-12"}, {"12 მაისი, 2016 წ.", "2016-05-12"}, {"12 մայիսի 2016", "2016-05-12"}, {"12 svibnja 2016.", "2016-05-12"}, {"Mart 2016", "2016-03"}, {"Sept 2016", "2016-09"}, {"Sep. 2016", "2016-09"}, {"2003 June 30", "2003-06-30"}, {"2016, May 12", "2016-05-12"}, {"12/May/2016", "2016-05-12"}, {"12th of May, 2016", "2016-05-12"}, {"May 12th, 2016", "2016-05-12"}, {"Monday, 12 May 2016", "2016-05-12"}, {"12.V.2016", "2016-05-12"}, {"12/V/2016", "2016-05-12"}, {"12.I.2016", "2016-01-12"}, {"V.2016", "2016-05"}, {"v roce 2016", "2016"}});
    check({{"2016 г.", "2016"}, {"2016г", "2016"}, {"2016-cı il", "2016"}, {"12.05.2016 г.", "2016-05-12"}, {"12.05.2016г.", "2016-05-12"}, {"от 12.05.2016", "2016-05-12"}, {"12.05.2016 tarixində", "2016-05-12"}, {"since 2016", "2016"}, {"from 2016", "2016"}});
}

TEST_CASE("dates: scripts and calendars of Asia", "[dates]") {
    check({{"2015年3月12日", "2015-03-12"}, {"2015年3月", "2015-03"}, {"2015年", "2015"}, {"２０１５年３月", "2015-03"}, {"2015. 3. 12.", "2015-03-12"}, {"2015년 3월 12일", "2015-03-12"}, {"平成27年", "2015"}, {"平成27年4月1日", "2015-04-01"}, {"昭和62年", "1987"}, {"令和元年", "2019"}, {"令和元年5月", "2019-05"}, {"民國104年3月", "2015-03"}, {"tháng 5 năm 2016", "2016-05"}, {"tháng 5/2016", "2016-05"}, {"ngày 12 tháng 5 năm 2016", "2016-05-12"}, {"2016 оны 5 сарын 12", "2016-05-12"}, {"12 พฤษภาคม 2559", "2016-05-12"}, {"12 พ.ค. 2559", "2016-05-12"}, {"พ.ศ. 2559", "2016"}, {"١٢/٠٥/٢٠١٦", "2016-05-12"}, {"१२/०५/२०१६", "2016-05-12"}});
    check({{"1395/02/23", "none"}, {"۱۳۹۵/۰۲/۲۳", "2016-05-12"}, {"1437", "none"}, {"12/05/2559", "none"}});
    const LocaleWords words;
    const DateOptions options{.order = DayOrder::day_month, .is_buddhist = true};
    CHECK(read_date("12/05/2559", options, words) == Date::day(2016, 5, 12));
    CHECK(read_date("2559", options, words) == Date::year(2016));
    CHECK(read_date("2016", options, words) == Date::year(2016));
}

TEST_CASE("dates: spans, parts of years and bounds", "[dates]") {
    check({{"2016/17", "[2016..2017]"}, {"2016/2017", "[2016..2017]"}, {"2016-17", "[2016..2017]"}, {"2011/12", "[2011..2012]"}, {"2011-12", "2011-12"}, {"1999/00", "[1999..2000]"}, {"2015/3", "2015-03"}, {"2015.03", "2015-03"}, {"June 2003 – May 2008", "[2003-06..2008-05]"}, {"from 2016 to 2019", "[2016..2019]"}, {"с 2016 по 2019", "[2016..2019]"}, {"12.05.2016 - 30.06.2018", "[2016-05-12..2018-06-30]"}, {"July 1-5, 2014", "[2014-07-01..2014-07-05]"}, {"30 June - 2 July 2014", "[2014-06-30..2014-07-02]"}, {"5 June–7 July 2014", "[2014-06-05..2014-07-07]"}, {"2019-2016", "none"}});
    check({{"Q3/2016", "2016-35"}, {"Q3-2016", "2016-35"}, {"3Q 2016", "2016-35"}, {"III квартал 2016 г.", "2016-35"}, {"I квартал 2016", "2016-33"}, {"quý 3/2016", "2016-35"}, {"S1 2016", "[2016-01..2016-06]"}, {"1st semester 2016", "[2016-01..2016-06]"}, {"H2 2016", "[2016-07..2016-12]"}, {"I полугодие 2016", "[2016-01..2016-06]"}, {"second half of 2016", "[2016-07..2016-12]"}, {"autumn 2016", "2016-23"}, {"весна 2016", "2016-21"}, {"early 2016", "[2016-01..2016-06]"}, {"mid-2016", "[2016-04..2016-09]"}, {"end of 2016", "[2016-07..2016-12]"}, {"before 2016", "[..2015]"}, {"after 2016", "[2017..]"}, {"ca. 2016", "2016~"}, {"около 2016 г.", "2016~"}, {"Q5 2016", "none"}, {"S3 2016", "none"}});
}

TEST_CASE("dates: a day or month that was not known is 0", "[dates]") {
    check({{"00.05.2016", "2016-05"}, {"00.00.2016", "2016"}, {"2016-05-00", "2016-05"}, {"2016-00-00", "2016"}, {"00.00.0000", "none"}, {"0000-00-00", "none"}, {"01.00.2016", "none"}, {"00.13.2016", "none"}});
}

TEST_CASE("dates: numbers with spaces, and without separators", "[dates]") {
    check({{"12. 5. 2016", "2016-05-12"}, {"12.5.2016.", "2016-05-12"}, {"12. 05. 2016.", "2016-05-12"}, {"12 - 05 - 2016", "2016-05-12"}, {"2016.05.12.", "2016-05-12"}, {"20030630", "2003-06-30"}, {"200306", "none"}, {"20031330", "none"}, {"99999999", "none"}, {"12/05-2016", "2016-05-12"}, {"12..05.2016", "none"}, {"12.05.", "none"}, {"123.05.2016", "none"}});
}

TEST_CASE("dates: years that no register holds stay unread", "[dates]") {
    check({{"9999-12-31", "none"}, {"31.12.9999", "none"}, {"1499", "none"}, {"1500", "1500"}, {"2199", "2199"}, {"2200", "none"}, {"0012", "none"}, {"May 0900", "none"}});
}

TEST_CASE("dates: the order of a column is seen in short years and before times too", "[dates]") {
    const auto e = order_evidence({"25.06.03", "6/25/19", "5/6/19 10:30", "2019-25-06", "25/06/2003 00:00:00", "7/7/19", "98-05-12"});
    CHECK(e.day_first == 2);
    CHECK(e.month_first == 1);
    CHECK(e.either == 1);
    CHECK(e.first_either == 2);
}

TEST_CASE("dates: placeholders", "[dates]") {
    for (const char* cell : {"00.00.0000", "0000-00-00", "0000-00-00 00:00:00", "00/00/00", "0", "9999", "99-9-9999", "99.99.9999", "-9", "-99"}) {
        INFO(cell);
        CHECK(date_placeholder(cell) == DatePlaceholder::missing);
    }
    for (const char* cell : {"31.12.9999", "9999-12-31", "12/31/9999", "31.12.2999", "9999-12-31T00:00:00"}) {
        INFO(cell);
        CHECK(date_placeholder(cell) == DatePlaceholder::endless);
    }
    for (const char* cell : {"", "2016", "30.06.2003", "none", "99", "9", "5 years", "2019-09-09", "-"}) {
        INFO(cell);
        CHECK(date_placeholder(cell) == DatePlaceholder::none);
    }
}

TEST_CASE("dates: moments that were days in some zone", "[dates]") {
    const auto iso = [](std::vector<std::int64_t> seconds, std::int64_t of) {
        return to_iso(EpochDays{seconds}.day(of));
    };
    CHECK(iso({1'609'455'600, 1'893'366'000}, 1'609'455'600) == "2021-01-01"); // Brussels
    CHECK(iso({1'609'455'600, 1'893'366'000}, 1'893'366'000) == "2029-12-31");
    CHECK(iso({1'609'455'600, 1'719'352'800}, 1'719'352'800) == "2024-06-26"); // and in summer
    CHECK(iso({1'609'455'600, 1'719'352'800}, 1'609'455'600) == "2021-01-01");
    CHECK(iso({1'609'459'200}, 1'609'459'200) == "2021-01-01");
    CHECK(iso({1'609'477'200}, 1'609'477'200) == "2021-01-01"); // New York: five hours after
    CHECK(iso({1'609'439'400}, 1'609'439'400) == "2021-01-01"); // Delhi: five and a half before
    CHECK(iso({1'609'459'201, 1'609'455'600}, 1'609'459'201) == "2021-01-01");
    CHECK_FALSE(EpochDays{std::vector<std::int64_t>{1'609'459'201}}.is_certain());
    CHECK_FALSE(EpochDays{std::vector<std::int64_t>{1'609'459'200, 1'609'470'000, 1'609'480'800}}.is_certain());
    CHECK_FALSE(EpochDays{std::vector<std::int64_t>{}}.is_certain());
    CHECK(iso({-86'400 * 365}, -86'400 * 365) == "1969-01-01");
}

TEST_CASE("dates: what is written out is read back the same", "[dates]") {
    const LocaleWords words;
    for (const char* cell : {"2016/17", "before 2016", "after 2016", "ca. 2016", "June 2003 – May 2008", "early 2016", "1-5 July, 2014", "30.06.03", "平成27年"}) {
        INFO(cell);
        const auto date = read_date(cell, DayOrder::day_month, words);
        REQUIRE(date);
        CHECK(read_date(to_edtf(*date), DayOrder::day_month, words) == date);
    }
}

TEST_CASE("dates: long and strange cells cost little", "[dates]") {
    const LocaleWords words;
    for (const std::string& cell : {std::string(1 << 20, '1'), std::string(1 << 20, '-'), std::string(150, '.'), std::string(150, '-') + "2016", std::string("2016") + std::string(150, '-'), std::string("2016 - ") + std::string(140, '1')}) CHECK_FALSE(read_date(cell, DayOrder::day_month, words));
    std::string many = "2016";
    for (int i = 0; i < 20; ++i) many += " - 5";
    CHECK_FALSE(read_date(many, DayOrder::day_month, words));
}

TEST_CASE("dates: words that say from when or until when", "[dates]") {
    for (const char* text : {"t.o.m. 31.12.2024", "t o m 31.12.2024", "til 31.12.2024", "do dnia 31.12.2024 r.", "до 31.12.2024 р.", "по 31.12.2024", "bis 31.12.2024", "31.12.2024 tarihine kadar", "s/d 31 Desember 2024", "até 31/12/2024", "valid until 31 Dec 2024", "Expires 31 December 2024", "2024. december 31-ig"}) {
        INFO(text);
        CHECK(read(text) == "2024-12-31");
    }
    for (const char* text : {"fr.o.m. 2018-06-05", "od 5.6.2018", "z dnia 5 czerwca 2018 r.", "vom 05.06.2018", "Effective from 5 June 2018", "podpisano 05.06.2018 r."}) {
        INFO(text);
        CHECK(read(text) == "2018-06-05");
    }
    // In some languages these are short for months.
    for (const char* text : {"desde 2009", "dal 2009", "depuis 2009", "siden 2009", "od roku 2009", "vuodesta 2009", "2009'dan beri", "2009- present", "2009 - ongoing", "с 2009 г. по настоящее время", "2009–heute", "2009 – н.в."}) {
        INFO(text);
        CHECK(read(text) == "2009");
    }
    for (const char* text : {"see 2019", "her 2019", "win 2019", "tom 2019 x", "Lab 2019", "abc 2017 - present", "present", "5 years from 2017"}) {
        INFO(text);
        CHECK(read(text) == "none");
    }
    CHECK(read("de 2014 à 2019") == "[2014..2019]");
    CHECK(read("2014 a 2019") == "[2014..2019]");
    CHECK(read("2014-19") == "[2014..2019]");
}

TEST_CASE("dates: letters for digits are no dates", "[dates]") {
    for (const char* text : {"O5.05.2017", "l2.05.2017", "12.O5.2017", "12 May 2O17", "May O5 2017"}) {
        INFO(text);
        CHECK(read(text) == "none");
    }
}

TEST_CASE("dates: months as people spell them", "[dates]") {
    for (const char* text : {"12. маја 2017. године", "12 أيار 2017", "12 mayis 2017", "12 ΜΑΙΟΥ 2017", "2017 йил 12 май", "2017 жылдың 12 мамыры", "12 mai 2017", "12.05.2017"}) {
        INFO(text);
        CHECK(read(text) == "2017-05-12");
    }
    CHECK(read("aout 2017") == "2017-08");
    CHECK(read("fevrier 2017") == "2017-02");
    CHECK(read("Agustos 2017") == "2017-08");
    CHECK(read("Maerz 2017") == "2017-03");
    CHECK(read("Jänner 2017") == "2017-01");
    CHECK(read("out/2017") == "2017-10");
    CHECK(read("1° maggio 2017") == "2017-05-01");
    CHECK(read("дек.19") == "2019-12");
    CHECK(read("Febrary 12, 2019") == "2019-02-12");
    CHECK(read("Septmber 2019") == "2019-09");
    CHECK(read("listopad 2017") == "none"); // October or November
}

TEST_CASE("dates: terms of universities", "[dates]") {
    for (const char* text : {"WS 2018/19", "WiSe 2018/2019", "Wintersemester 2018/19", "WS 18/19", "ab WS 2018/19", "zimní semestr 2018/19"}) {
        INFO(text);
        CHECK(read(text) == "[2018-10..2019-03]");
    }
    CHECK(read("SoSe 2020") == "[2020-04..2020-09]");
    CHECK(read("HT2019") == "[2019-07..2019-12]");
    CHECK(read("vårterminen 2020") == "[2020-01..2020-06]");
    CHECK(read("2e semestre 2019") == "[2019-07..2019-12]");
    CHECK(read("2018年第一季度") == "2018-33");
    CHECK(read("2018年上半年") == "[2018-01..2018-06]");
    CHECK(read("WS 2018/20") == "none");
    for (const char* text : {"rok akademicki 2019/2020", "lukuvuosi 2019-2020", "läsåret 2019/20", "2019/20 н.р.", "curs 2019-2020"}) {
        INFO(text);
        CHECK(read(text) == "[2019..2020]");
    }
}

TEST_CASE("dates: other calendars and eras in numbers", "[dates]") {
    for (const char* text : {"H29.5.12", "平29.5.12", "106.05.12", "106/05/12", "106年5月12日", "民國106.5.12", "2017年(平成29年)5月12日", "1438/08/16هـ الموافق 2017/05/12م", "۱۳۹۶/۰۲/۲۲", "۲۲ اردیبهشت ۱۳۹۶", "'17.5.12", "12 พ.ค. 60", "12/5-2017", "12,05,2017", "12 05 2017", "2017 05 12", "Fri May 12 00:00:00 UTC 2017", "2017-05-12 00.00.00"}) {
        INFO(text);
        CHECK(read(text) == "2017-05-12");
    }
    CHECK(read("R2.4.1") == "2020-04-01");
    CHECK(read("اردیبهشت 1396") == "[2017-04-21..2017-05-21]");
    CHECK(read("12 พ.ค. 17") == "2017-05-12"); // of the other calendar
    for (const char* text : {"1396/02/22", "16/8/1438", "۱۳۹۶/۱۳/۰۱", "۱۳۹۶/۱۲/۳۱", "平成99年5月1日", "099/05/12", "495 12 17", "2016 17 18", "29/02-2019"}) {
        INFO(text);
        CHECK(read(text) == "none");
    }
    static const LocaleWords words{{"en"}};
    DateOptions options{.order = DayOrder::day_month, .is_year_first = true};
    CHECK(read_date("17.05.12", options, words) == Date::day(2017, 5, 12));
    CHECK(read_date("170512", options, words) == Date::day(2017, 5, 12));
    CHECK(read_date("12.05.2017", options, words) == Date::day(2017, 5, 12));
    options = {.order = DayOrder::day_month, .is_buddhist = true};
    CHECK(read_date("12/05/60", options, words) == Date::day(2017, 5, 12));
}

TEST_CASE("dates: days and months that nobody knew", "[dates]") {
    CHECK(read("xx.05.2019") == "2019-05");
    CHECK(read("xx.xx.2019") == "2019");
    CHECK(read("__/05/2019") == "2019-05");
    CHECK(read("--/05/2019") == "2019-05");
    CHECK(read("?/2019") == "2019");
    CHECK(read("~2019") == "2019~");
    CHECK(read("2019 (?)") == "2019?");
    CHECK(read("xx.xx.xx") == "none");
    CHECK(read("12/5-2017", DayOrder::month_day) == "none");
}

TEST_CASE("dates: marks of footnotes and of renewal", "[dates]") {
    CHECK(read("1996. 1.23※") == "1996-01-23");
    CHECK(read("12.05.2017*") == "2017-05-12");
    CHECK(read("12 May 2017 ¹") == "2017-05-12");
    CHECK(read("2006.4.5 -自動延長") == "2006-04-05");
    CHECK(read("2014.3.5.~2019.3.4.") == "[2014-03-05..2019-03-04]");
}
