#include <entente/io/register/roles.hpp>

#include <catch2/catch.hpp>

#include "support/register.hpp"

#include <algorithm>

using namespace entente;

namespace {
const HeaderWords& headers() {
    static const HeaderWords all{test::words()};
    return all;
}
std::string likeliest(const char* header) {
    const auto all = headers().matches(header);
    return all.empty() ? std::string{} : std::string{name_of(all.front().role)};
}
} // namespace

TEST_CASE("roles: what a column tells of a party counts for more than the party", "[roles]") {
    CHECK(likeliest("Country of partner institution") == "country");
    CHECK(likeliest("Partner institution website") == "link");
    CHECK(likeliest("Date of the agreement") == "date");
    CHECK(likeliest("Type of partner") == "kind");
    CHECK(likeliest("Contact person at the partner university") == "ignore");
    CHECK(likeliest("Name of partner institution (English)") == "partner");
    CHECK(likeliest("Вузы-партнеры") == "partner");
    CHECK(likeliest("erasmus_eche_start") == "in_force");
    CHECK(likeliest("agreementStatus") == "status");
    CHECK(likeliest("合作院校名称（中文）") == "partner");
    CHECK(likeliest("#") == "number");
    CHECK(likeliest("Shoe size") == "");
    CHECK(likeliest("") == "");
    CHECK(likeliest("Universidade de São Paulo que tem sede em São Paulo") != "country");
}

TEST_CASE("roles: short words and words with = must be the whole header", "[roles]") {
    CHECK(likeliest("from") == "from");
    CHECK(likeliest("far from home") == "");
    CHECK(likeliest("no smoking") == "");
}

TEST_CASE("roles: every role of the table is known, no word has two strong roles", "[roles]") {
    std::map<std::string, std::vector<std::string>> roles;
    for (const auto& [name, words] : test::words().header_words) {
        INFO(name);
        const std::string plain = name.substr(0, name.find(':'));
        CHECK((value_named<Role>(plain) || plain == "row" || plain == "value" || plain == "header"));
        if (!value_named<Role>(name)) continue;
        for (const std::string& word : words) roles[word].push_back(name);
    }
    for (const auto& [word, names] : roles) {
        // "état" and its kin are a country and a state of affairs; content decides.
        if (names.size() < 2 || std::count(names.begin(), names.end(), "status")) continue;
        INFO(word);
        CHECK(std::all_of(names.begin(), names.end(), [&](const std::string& n) { return n == names[0]; }));
    }
}

TEST_CASE("roles: lists of words of cells", "[roles]") {
    CHECK(headers().is_word("value:missing", "N/A"));
    CHECK(headers().is_word("value:missing", "нет данных"));
    CHECK_FALSE(headers().is_word("value:missing", "Naples"));
    CHECK(headers().is_word("value:mark", "✓"));
    CHECK(headers().begins_with("value:ended", "Expired in 2019"));
    CHECK(headers().begins_with("value:ended", "Истекший"));
    CHECK_FALSE(headers().begins_with("value:ended", "active"));
    CHECK(headers().begins_with("row:total", "合计 12"));
    CHECK_FALSE(headers().is_word("no such list", "x"));
}
