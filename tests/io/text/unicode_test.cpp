#include <entente/core/base/errors.hpp>
#include <entente/io/text/locale_words.hpp>
#include <entente/io/text/unicode.hpp>

#include <catch2/catch.hpp>

#include <ctime>

using namespace entente;

TEST_CASE("fold: one key for one name", "[unicode]") {
    CHECK(fold("İSTANBUL  University") == fold("istanbul university"));
    CHECK(fold("ISTANBUL") == fold("ıstanbul"));
    CHECK(fold("Pite\u015Fti") == fold("Pite\u0219ti"));
    CHECK(fold("e\u0301cole") == fold("École"));
    CHECK(fold("NTU “KhPI”") == fold("ntu \"khpi\""));
    CHECK(fold("Cluj–Napoca") == fold("cluj-napoca"));
    CHECK(fold("a\u00A0\u2003b") == "a b");
    CHECK(fold("Azerbaijan Technical University") != fold("Azerbaijan Technological University"));
    CHECK(fold("ə") != fold("e"));
    CHECK(fold("").empty());
    CHECK(fold(fold("Ünİversİtesi “x”")) == fold("Ünİversİtesi “x”"));
}

TEST_CASE("fold: folded once, a text stays as it is", "[unicode]") {
    std::string letter, text;
    for (std::uint32_t c = 1; c < 0x30000; ++c) {
        letter.clear();
        append_code_point(letter, c);
        text = fold("a" + letter + "\u0301 \u00AD b");
        if (fold(text) != text) FAIL_CHECK("code point " << c);
    }
}

TEST_CASE("squeeze: white space of any kind, one or many", "[unicode]") {
    CHECK(squeeze("").empty());
    CHECK(squeeze(" \t\r\n\v\f ").empty());
    CHECK(squeeze("a") == "a");
    CHECK(squeeze("  a  b\n") == "a b");
    CHECK(squeeze("\u00A0é\u2003\u3000é ") == "é é");
    CHECK(squeeze("a\x1F" "b") == "a\x1F" "b"); // no white space to Unicode
    CHECK(squeeze("a \xFF\xC3 b") == "a \xFF\xC3 b");
}

TEST_CASE("slug: ASCII identifiers from any script", "[unicode]") {
    CHECK(slug("N.E. Bauman Moscow State Technical University") == "ne-bauman-moscow-state-technical-university");
    CHECK(slug("Yıldız Technical University") == "yildiz-technical-university");
    CHECK(slug("Шамахы") == "samahy");
    CHECK(slug("Bakı Dövlət Universiteti") == "baki-dovlat-universiteti");
    CHECK_FALSE(slug("北京大学").empty());
    CHECK(slug(" -- ").empty());
}

TEST_CASE("decode: UTF-8, byte order marks, named encodings, and what is not text", "[unicode]") {
    CHECK(decode("\xEF\xBB\xBF" "abc", "f") == "abc");
    CHECK(decode(std::string{"\xFF\xFE" "a\0b\0", 6}, "f") == "ab");
    CHECK(decode("\xDD", "f", "windows-1254") == "İ");
    CHECK_THROWS_AS(decode("abc\xDD", "f"), InputError);
    CHECK_THROWS_AS(decode(std::string{"a\0b", 3}, "f"), InputError);
    CHECK_THROWS_AS(decode("abc", "f", "no-such-encoding"), UsageError);
    try {
        decode("ab\nc\xDD", "f");
    } catch (const InputError& e) {
        CHECK(e.diagnostics()[0].place == Place{"f", 2, 2});
    }
}

TEST_CASE("words: countries and months of any language", "[words]") {
    const LocaleWords words{{"en"}, {{"England", "GB"}}};
    CHECK(words.country("Rusiya") == "RU");
    CHECK(words.country("south korea") == "KR");
    CHECK(words.country("Almaniya") == "DE");
    CHECK(words.country("Китай") == "CN");
    CHECK(words.country("Österreich") == "AT");
    CHECK(words.country("England") == "GB");
    CHECK(words.country("TR") == "TR");
    CHECK(words.country("UKR") == "UA");
    CHECK_FALSE(words.country("Atlantis"));
    CHECK_FALSE(words.country(""));
    CHECK_FALSE(words.country("конго")); // two countries
    CHECK(words.month("Oktyabr") == 10u);
    CHECK(words.month("Sentyabr") == 9u);
    CHECK(words.month("Eylül") == 9u);
    CHECK(words.month("сентября") == 9u);
    CHECK(words.month("Sept.") == 9u);
    CHECK_FALSE(words.month("listopad")); // October in Croatian, November in Czech and Polish
    CHECK(LocaleWords{{"pl"}}.month("listopad") == 11u);
    CHECK_FALSE(words.month("2009"));
}

TEST_CASE("fold: what it makes, it keeps", "[unicode]") {
    CHECK(fold("a \u00AD b") == "a b");      // a soft hyphen between spaces
    CHECK(fold("\u00A8x") == fold(fold("\u00A8x")));
    CHECK(fold("I\u0307\u0301") == fold("\u00CD")); // marks that meet compose
    CHECK(fold("O`zbekiston") == fold("O\u2018zbekiston"));
    CHECK(fold("O\u00B4zbekiston") == fold("O\u2018zbekiston"));
    CHECK(fold("O\u02BBzbekiston") == fold("O'zbekiston"));
}

TEST_CASE("slug: a script without transliteration still has one", "[unicode]") {
    CHECK(slug("\u13E3\u13B3") == "u13e3-u13b3");
    CHECK(slug("\u13E3").size() < slug("\u13E3\u13B3").size());
    CHECK(slug("\u2014 !").empty());
}

TEST_CASE("shortened: ends between letters", "[unicode]") {
    CHECK(shortened("aəə", 2) == "a");
    CHECK(shortened("aəə", 3) == "aə");
    CHECK(shortened("aəə", 9) == "aəə");
    CHECK(shortened("ə", 0).empty());
}

TEST_CASE("words: the names of all languages are gathered once for all readers", "[words]") {
    const auto begin = std::clock();
    for (int i = 0; i < 50; ++i) CHECK_FALSE(LocaleWords{}.country("Atlantis"));
    CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 5);
}
