#include <entente/io/text/ascii_source.hpp>
#include <entente/io/text/letter_table.hpp>
#include <entente/io/text/unicode.hpp>

#include <catch2/catch.hpp>

#include <random>

using namespace entente;

// If this fails, the program was built with the letters of another ICU than the one it runs with.
TEST_CASE("ascii letters: the built-in table is what ICU says", "[unicode]") {
    const auto asked = ascii_letters();
    const auto table = built_in_ascii_letters();
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
    CHECK(letters > 500);
    CHECK(table.find(U'ə') == "a");
    CHECK(table.find(U'Ə') == "a");
    CHECK(table.find(U'’') == "");
    CHECK(table.find(U'ʻ') == "'");
    CHECK_FALSE(table.find(U'a'));
    CHECK_FALSE(table.find(U'ж'));
    CHECK_FALSE(table.find(0x301)); // goes with the letter before it
}

TEST_CASE("ascii letters: their neighbors do not matter", "[unicode]") {
    const auto letters = ascii_letters();
    std::vector<std::uint32_t> known;
    for (std::uint32_t c = 0x20; c < letters.size(); ++c)
        if (c < 0x7F || letters[c]) known.push_back(c);
    std::mt19937 chance{2};
    for (int i = 0; i < 20'000; ++i) {
        std::string text, wanted;
        for (auto n = 1 + chance() % 8; n > 0; --n) {
            const std::uint32_t c = known[chance() % known.size()];
            append_code_point(text, c);
            wanted += c < 0x7F ? std::string(1, static_cast<char>(c)) : *letters[c];
        }
        CAPTURE(text);
        REQUIRE(ascii_by_icu(text) == wanted);
    }
}
