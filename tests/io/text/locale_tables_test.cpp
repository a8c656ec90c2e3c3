#include <entente/io/text/locale_source.hpp>
#include <entente/io/text/locale_tables.hpp>

#include <catch2/catch.hpp>

#include <map>
#include <string>

using namespace entente;

namespace {

using Numbers = std::map<std::string, std::uint16_t>;

/// A table whose words are not in order, or stand twice, equals nothing.
Numbers numbers_of(const WordTable& table) {
    Numbers all;
    for (std::size_t at = 0; at < table.size(); ++at) {
        if (at > 0 && table.word(at - 1) >= table.word(at)) return {};
        all.emplace(table.word(at), table.number(at));
    }
    return all;
}

Numbers numbers_of(const MonthNames& names) {
    Numbers all;
    for (const auto& [name, month] : names) all.emplace(name, static_cast<std::uint16_t>(month));
    return all;
}

Numbers numbers_of(const CountryNames& names) {
    Numbers all;
    for (const auto& [name, code] : names) all.emplace(name, country_number(code));
    return all;
}

} // namespace

// If this fails, the program was built with the words of another ICU than the one it runs with.
TEST_CASE("locale tables: countries are those of ICU, language by language", "[words]") {
    const auto by_script = countries_by_script();
    CHECK(by_script.size() > 20);
    std::size_t names = 0;
    for (int script = 0; script < 300; ++script) {
        INFO("script " << script);
        const auto found = by_script.find(script);
        const Numbers wanted = found == by_script.end() ? Numbers{} : numbers_of(found->second);
        CHECK(numbers_of(built_in_countries(script)) == wanted);
        names += wanted.size();
    }
    CHECK(names > 20'000);
}

TEST_CASE("locale tables: months are those of ICU, language by language", "[words]") {
    const auto asked = months_of_all_languages();
    const auto built_in = built_in_months();
    CHECK(numbers_of(built_in.usual) == numbers_of(asked.usual));
    CHECK(numbers_of(built_in.without_accents) == numbers_of(asked.without_accents));
    CHECK(numbers_of(built_in.rare) == numbers_of(asked.rare));
    CHECK(asked.rare.size() > 1000);
    CHECK(asked.usual.at("listopad") == 0); // October or November
    CHECK(asked.usual.at("mai") == 5);
}

TEST_CASE("locale tables: codes as numbers", "[words]") {
    CHECK(country_code(country_number("AZ")) == "AZ");
    CHECK(country_number("") == 0);
    CHECK(country_code(0).empty());
}
