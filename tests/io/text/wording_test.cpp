#include <entente/core/base/errors.hpp>
#include <entente/io/text/unicode.hpp>
#include <entente/io/text/wording.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

using namespace entente;

namespace {

constexpr Language all[] = {Language::en, Language::az, Language::ru, Language::tr};

/// The arguments that a pattern names.
std::set<std::string> arguments(const std::string& pattern) {
    static const std::regex argument{R"(\{([a-z]+)[,}])"};
    std::set<std::string> out;
    for (std::sregex_iterator at{pattern.begin(), pattern.end(), argument}, end; at != end; ++at)
        out.insert((*at)[1]);
    for (const char* selector : {"none"}) out.erase(selector); // words of an English plural
    return out;
}

} // namespace

TEST_CASE("every phrase stands in every language, with the same arguments") {
    const auto phrases = built_in_phrases();
    REQUIRE(phrases.size() > 100);
    std::set<std::string> ids;
    for (const auto& row : phrases) {
        INFO(row[0]);
        CHECK(ids.insert(row[0]).second);
        for (std::size_t l = 1; l < 5; ++l) {
            REQUIRE(!row[l].empty());
            CHECK(arguments(row[l]) == arguments(row[1]));
        }
        for (const Language language : all)
            for (const double n : {0.0, 1.0, 2.0, 5.0, 21.0, 1234.0}) {
                const Wording words{language};
                const std::string text =
                    words(row[0], {{"n", n},         {"actors", n},     {"ties", n},
                                   {"pairs", n},     {"undated", n},    {"imprecise", n},
                                   {"unsure", n},    {"agreements", n}, {"institutions", n},
                                   {"countries", n}, {"most", n},       {"period", "2019"},
                                   {"unstated", ""}, {"measure", "x"},  {"names", "A; B"},
                                   {"name", "x"},    {"number", "3"},   {"year", "2019"},
                                   {"seed", "0"},    {"owner", "AzTU"}, {"list", "x: 2"},
                                   {"title", "x"},   {"study", "x"}});
                CHECK(text.find_first_of("{}#") == text.npos);
            }
    }
}

TEST_CASE("plurals and numbers follow the language, whatever the system's") {
    const auto agreements = [](Language language, double n) {
        return Wording{language}("agreements", {{"n", n}});
    };
    CHECK(agreements(Language::en, 1) == "1 agreement");
    CHECK(agreements(Language::en, 1234) == "1,234 agreements");
    CHECK(agreements(Language::ru, 1) == "1 договор");
    CHECK(agreements(Language::ru, 3) == "3 договора");
    CHECK(agreements(Language::ru, 11) == "11 договоров");
    CHECK(agreements(Language::ru, 121) == "121 договор");
    CHECK(agreements(Language::az, 121) == "121 müqavilə");
    CHECK(agreements(Language::tr, 1234) == "1.234 anlaşma");
    CHECK(Wording{Language::en}.number(1234.5) == "1,234.5");
    CHECK(Wording{Language::az}.number(1234.5) == "1.234,5");
    CHECK(Wording{Language::ru}.number(-1234567.25) == "−1\u00A0234\u00A0567,25");
    CHECK(Wording{}.number(-0.001) == "0");
    CHECK(Wording{}.number(2, 0) == "2");
    CHECK(Wording{Language::az}.country("TR") == "Türkiyə");
    CHECK(Wording{Language::ru}.country("DE") == "Германия");
    CHECK(Wording{}.country("??") == "??");
    CHECK(Wording{Language::az}.code() == "az");
}

TEST_CASE("texts in phrases stay as they are, and an unknown phrase is refused") {
    const Wording words;
    CHECK(words("source", {{"title", "{0} 'quoted' # <b>"}}) == "Source: {0} 'quoted' # <b>");
    CHECK(words.either("kind.university", "x") == "University");
    CHECK(words.either("kind.unheard_of", "Own word") == "Own word");
    CHECK_THROWS_AS(words("no such phrase"), UsageError);
    CHECK_THROWS_AS(built_in_table("nothing"), UsageError);
}

TEST_CASE("every phrase that the sources ask for is there, and every phrase is asked for") {
    std::set<std::string> asked;
    std::set<std::string> known;
    for (const auto& row : built_in_phrases()) known.insert(row[0]);
    static const std::regex call{R"re(\b(?:words_?|words\(\)|with_count)\(\s*"([a-z. ]+)")re"};
    static const std::regex any{R"re("([a-z]+(?:[. ][a-z]+)*)")re"};
    for (const char* folder : {"/io", "/apps"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator{
                 std::string{ENTENTE_SOURCE_DIR} + folder}) {
            if (entry.path().extension() != ".cpp") continue;
            std::ostringstream text;
            text << std::ifstream{entry.path()}.rdbuf();
            const std::string code = text.str();
            for (std::sregex_iterator at{code.begin(), code.end(), call}, end; at != end; ++at) {
                INFO(entry.path() << ' ' << (*at)[1]);
                CHECK(known.contains((*at)[1]));
            }
            for (std::sregex_iterator at{code.begin(), code.end(), any}, end; at != end; ++at)
                asked.insert((*at)[1]);
        }
    for (const std::string& id : known) {
        const auto prefix = id.substr(0, id.find('.'));
        if (prefix == "kind" || prefix == "layer" || prefix == "group" || prefix == "column")
            continue;
        INFO(id);
        CHECK(asked.contains(id));
    }
}

TEST_CASE("scripts have names") {
    CHECK(script_name("清") == "Han");
    CHECK(script_name("ქ") == "Georgian");
    CHECK(script_name("Ə") == "Latin");
    CHECK(script_name("") != "Latin");
}
