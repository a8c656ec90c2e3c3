#include <entente/io/text/word_table.hpp>

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("word table: whole words and where they would stand", "[words]") {
    static constexpr std::uint32_t starts[] = {0, 1, 3, 6, 8};
    static constexpr std::uint16_t numbers[] = {1, 2, 0, 65535};
    const WordTable table{"aabbcb\xC3\xA9", starts, numbers};
    CHECK(table.size() == 4);
    CHECK(table.word(2) == "bcb");
    CHECK(table.number(2) == 0);
    CHECK(table.find("a") == 1);
    CHECK(table.find("ab") == 2);
    CHECK(table.find("bcb") == 0);
    CHECK(table.find("é") == 65535);
    for (const char* absent : {"", "aa", "abc", "b", "bcba", "z", "ê"}) CHECK_FALSE(table.find(absent));
    CHECK(table.from("") == 0);
    CHECK(table.from("ab") == 1);
    CHECK(table.from("b") == 2);
    CHECK(table.from("\xFF") == 4);
}

TEST_CASE("word table: nothing in it", "[words]") {
    CHECK(WordTable{}.size() == 0);
    CHECK(WordTable{}.from("a") == 0);
    CHECK_FALSE(WordTable{}.find(""));
}
