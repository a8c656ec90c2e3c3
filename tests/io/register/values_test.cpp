#include <entente/io/register/parties.hpp>
#include <entente/io/register/values.hpp>
#include <entente/io/register/dates.hpp>

#include <catch2/catch.hpp>

#include "support/register.hpp"

using namespace entente;

namespace {
const HeaderWords& headers() {
    static const HeaderWords all{test::words()};
    return all;
}
const LocaleWords& locale() {
    static const LocaleWords all{{"en"}, test::words().country_aliases};
    return all;
}
std::vector<std::string> parties(const char* cell, const char* separator = "", bool one_place = false) {
    std::vector<std::string> all;
    split_parties(cell, separator, one_place, {test::words(), headers(), locale()}, all);
    return all;
}
std::string country(const char* cell) {
    const auto found = country_of(cell, locale());
    return found ? found->code + (found->is_several ? "+" : "") : "";
}
} // namespace

TEST_CASE("values: white space is mended only where it must be", "[values]") {
    std::string storage;
    const std::string clean = "Universität Jena";
    CHECK(tidy(clean, storage).data() == clean.data());
    CHECK(tidy("  a  b\n c\xC2\xA0", storage) == "a b c");
    CHECK(tidy("\t x ", storage) == "x");
    CHECK(tidy("   ", storage).empty());
    CHECK(tidy("", storage).empty());
}

TEST_CASE("values: markup left in a text", "[values]") {
    std::string plain;
    CHECK(without_entities("A &amp; B &#8217; &#x41;", plain));
    CHECK(plain == "A & B ’ A");
    CHECK_FALSE(without_entities("A & B; C", plain));
    CHECK_FALSE(without_entities("&#0; &#xD800; &#99999999; &nosuch;", plain));
}

TEST_CASE("values: numbers as they are written", "[values]") {
    CHECK(number_of("2.5") == 2.5);
    CHECK(number_of("2,5") == 2.5);
    CHECK(number_of("1,250") == 1250);
    CHECK(number_of("1.250", true) == 1250);
    CHECK(number_of("1.250,75") == 1250.75);
    CHECK(number_of("1,250.75") == 1250.75);
    CHECK(number_of("12 500") == 12500);
    CHECK(number_of("-1") == -1);
    CHECK_FALSE(number_of("1e999"));
    CHECK_FALSE(number_of("inf"));
    CHECK_FALSE(number_of("12 apples"));
    CHECK_FALSE(number_of(""));
    CHECK(shows_decimal_comma("1.250,75"));
    CHECK_FALSE(shows_decimal_comma("1,250"));
}

TEST_CASE("values: countries beside something else", "[values]") {
    CHECK(country("Germany") == "DE");
    CHECK(country("1. GERMANY (12):") == "DE");
    CHECK(country("Berlin / Germany") == "DE");
    CHECK(country("Germany (DE)") == "DE");
    CHECK(country("Germany; Italy") == "DE+");
    CHECK(country("Narnia") == "");
    CHECK(country("") == "");
    const auto tail = country_tail_of("University of Pisa, Italy", locale());
    REQUIRE(tail);
    CHECK(tail->head == "University of Pisa");
    CHECK_FALSE(country_tail_of("University of California, Davis", locale()));
    CHECK_FALSE(country_tail_of("Widener University, DE", locale())); // Delaware
    CHECK_FALSE(country_tail_of("(Italy)", locale()));
}

TEST_CASE("values: terms", "[values]") {
    CHECK(term_of("5 years", headers())->months == 60);
    CHECK(term_of("1 год 6 месяцев", headers())->months == 18);
    CHECK(term_of("five years", headers())->months == 60);
    CHECK(term_of("5", headers())->months == 60);
    CHECK(term_of("3 il", headers())->months == 36);
    CHECK(term_of("automatic renewal", headers())->renews);
    CHECK(term_of("бессрочно", headers())->unlimited);
    CHECK(term_of("unbefristet", headers())->unlimited);
    CHECK_FALSE(term_of("see annex", headers()));
}

TEST_CASE("values: what parts parties, and what does not", "[values]") {
    CHECK(parties("University of Pisa; CERN").size() == 2);
    CHECK(parties("University of Pisa; Faculty of Law").empty());
    CHECK(parties("University of Pisa and University of Jena").empty());
    CHECK(parties("University of Pisa, University of Jena").empty());
    CHECK(parties("University of Pisa / University of Jena").size() == 2);
    CHECK(parties("University of Pisa / University of Jena", "", true).empty());
    CHECK(parties("Университет Пизы / University of Pisa").empty());
    CHECK(parties("1) University of Pisa 2) University of Jena").size() == 2);
    CHECK(parties("1. University of Pisa; 2. CERN").size() == 2);
    CHECK(parties("University of Pisa\nUniversity of Jena").size() == 2);
    CHECK(parties("University\nof Pisa").empty());
    CHECK(parties("A+B", "+").size() == 2);
    CHECK(parties("A; B", "none").empty());
}

TEST_CASE("values: the dates of a column", "[values]") {
    DateColumn column{locale()};
    column.set(DateOptions{.order = DayOrder::day_month});
    CHECK(to_edtf(*column.read("14.05.2018").date) == "2018-05-14");
    CHECK(to_edtf(*column.read("2018").date) == "2018");
    CHECK(column.read("06/25/2018").is_contrary);
    CHECK(to_edtf(*column.read("01.09.2014 - 31.08.2019").end) == "2019-08-31");
    CHECK(column.read("signed 14.05.2018, see annex").is_part);
    CHECK_FALSE(column.read("31.02.2018").date);
    CHECK_FALSE(column.read("soon").date);
    CHECK(to_edtf(*column.read("2019-2024", true).end) == "2024");
    CHECK(column.read("31.12.9999").placeholder == DatePlaceholder::endless);
    column.set(DateOptions{}, DateColumn::Form::serial);
    DateColumn serial{locale()};
    serial.set(DateOptions{}, DateColumn::Form::serial);
    CHECK(to_edtf(*serial.read("43600").date) == "2019-05-15");
    CHECK(to_edtf(*serial.read("43600.5").date) == "2019-05-15");
}
