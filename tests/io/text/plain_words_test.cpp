#include <entente/io/text/plain_words.hpp>

#include <catch2/catch.hpp>

#include <random>

using namespace entente;

using Words = std::vector<std::string>;

TEST_CASE("plain words: without case, accents and marks", "[words]") {
    CHECK(plain_words("Bosnia & Herzegovina") == Words{"bosnia", "and", "herzegovina"});
    CHECK(plain_words("Côte d’Ivoire") == Words{"cote", "divoire"});
    CHECK(plain_words("Cote d'Ivoire") == Words{"cote", "divoire"});
    CHECK(plain_words("T&T 2") == Words{"t", "and", "t", "2"});
    CHECK(plain_words("İSTANBUL Ødegård") == Words{"istanbul", "odegard"});
    CHECK(plain_words(" ... ").empty());
    CHECK(joined({"a", "b"}) == "ab");
    CHECK(without_dot("jan.,") == "jan");
    CHECK(without_dot("...").empty());
}

TEST_CASE("plain words: of names so short that an accent matters, the whole", "[words]") {
    CHECK(name_key("Ý") == "ý");
    CHECK(name_key("Bỉ") == "bỉ");
    CHECK(name_key("Vietnam") == name_key("Viet Nam"));
    CHECK(name_key("U.S.A.") == "u.s.a.");
}

TEST_CASE("plain words: text in ASCII is read as any other", "[words]") {
    std::mt19937 chance{1};
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (auto n = chance() % 12; n > 0; --n) text += static_cast<char>(chance() % 128);
        // With a word behind it that is not in ASCII, the whole goes the longer way.
        Words wanted = plain_words(text + " ж");
        REQUIRE(wanted.back() == "ж");
        wanted.pop_back();
        CAPTURE(text);
        REQUIRE(plain_words(text) == wanted);
    }
}
