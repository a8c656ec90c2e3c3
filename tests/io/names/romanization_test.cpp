#include <entente/io/names/romanization.hpp>

#include <catch2/catch.hpp>

using namespace entente;

// If this fails, the program was built with the letters of another ICU than the one it runs with.
TEST_CASE("romanization: the built-in table is what is chosen and what ICU says", "[names]") {
    const auto asked = names::romanizations();
    const auto table = names::built_in_romanizations();
    std::size_t letters = 0;
    for (std::size_t c = 0; c < asked.size() + 100; ++c) {
        const auto found = table.find(static_cast<char32_t>(c));
        const bool is_known = c < asked.size() && asked[c].has_value();
        INFO("code point " << c);
        REQUIRE(found.has_value() == is_known);
        if (is_known) {
            REQUIRE(*found == *asked[c]);
            ++letters;
        }
    }
    CHECK(letters > 1500);
    CHECK(table.find(U'Щ') == "shch");
    CHECK(table.find(U'ь') == "");
    CHECK(table.find(U'ქ') == "k");
    CHECK_FALSE(table.find(U'北'));
}
