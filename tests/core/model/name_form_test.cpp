#include <entente/core/model/name_form.hpp>

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("spellings of a word share a skeleton") {
    CHECK(skeleton("khazar") == skeleton("xazar"));
    CHECK(skeleton("mueller") == skeleton("muller"));
    CHECK(skeleton("aliyev") == skeleton("aliev"));
    CHECK(skeleton("chernyshevsky") == skeleton("chernishevskii"));
    CHECK(skeleton("kharkiv") != skeleton("kharkov"));
    CHECK(skeleton("technical") != skeleton("technology"));
}

TEST_CASE("words without a skeleton") {
    CHECK(skeleton("").empty());
    CHECK(skeleton("abc").empty());
    CHECK(skeleton("#1234").empty());
    CHECK(skeleton("Riga").empty());
    CHECK(skeleton("東京東京").empty());
}

TEST_CASE("a skeleton is no longer than its word") {
    for (const char* w : {"shshshsh", "xxxx", "aeoeue", "qqqq", "yiyiyi", "ckckck"}) {
        CHECK(skeleton(w).size() <= std::string{w}.size());
        CHECK_FALSE(skeleton(w).empty());
    }
}
