#include <entente/io/authorities/authority.hpp>
#include <entente/io/authorities/json_entries.hpp>

#include <catch2/catch.hpp>

using namespace entente;

namespace {

// Facts of three institutions, in the two schemas of ROR and in that of the domain list.
const std::string v2 =
    R"({"id":"https://ror.org/03yghzc09","status":"active","types":["education","funder"],)"
    R"("names":[{"value":"AzTU","types":["acronym"],"lang":null},)"
    R"({"value":"Azerbaijan Technical University","types":["ror_display","label"],"lang":"en"},)"
    R"({"value":"Azərbaycan Texniki Universiteti","types":["label"],"lang":"az"}],)"
    R"("locations":[{"geonames_details":{"country_code":"AZ","name":"Baku","lat":40.37,"lng":49.89}}],)"
    R"("domains":["aztu.edu.az"],"links":[{"type":"website","value":"https://www.aztu.edu.az/az"},)"
    R"({"type":"wikipedia","value":"https://en.wikipedia.org/wiki/X"}],)"
    R"("relationships":[{"type":"parent","id":"https://ror.org/p","label":"P"},{"type":"successor","id":"https://ror.org/s"}]})";
const std::string v1 =
    R"({"id":"https://ror.org/059wmd288","name":"Istanbul Technical University","status":"inactive","types":["Education"],)"
    R"("aliases":["ITU Istanbul"],"acronyms":["ITU"],"labels":[{"label":"İstanbul Teknik Üniversitesi","iso639":"tr"}],)"
    R"("addresses":[{"lat":41.1,"lng":29.0,"city":"Istanbul"}],"country":{"country_code":"TR","country_name":"Turkey"},)"
    R"("links":["http://www.itu.edu.tr/"],"relationships":[{"type":"Parent","id":"https://ror.org/q"}]})";
const std::string domain =
    R"({"name":"Riga Technical University","domains":["rtu.lv"],"web_pages":["https://www.rtu.lv/"],)"
    R"("country":"Latvia","alpha_two_code":"LV","state-province":null})";

} // namespace

TEST_CASE("the schemas side by side, in lines and in an array") {
    for (const auto& text : {v2 + "\n" + v1 + "\n\n" + domain + "\n",
                             "\xEF\xBB\xBF[\n" + v2 + ",\n " + v1 + "," + domain + "\n]\n",
                             v2 + "\r\n" + v1 + "\r\n" + domain}) {
        const auto a = read_authority(text, "list.json");
        REQUIRE(a.records.size() == 3);
        CHECK(a.entries == 3);
        CHECK(a.diagnostics.empty());
        const auto& x = a.records[0];
        CHECK(x.id == "https://ror.org/03yghzc09");
        CHECK(x.name == "Azerbaijan Technical University");
        REQUIRE(x.names.size() == 2);
        CHECK(x.names[0] == AuthorityName{"AzTU", NameUse::acronym});
        CHECK(x.names[1] == AuthorityName{"Azərbaycan Texniki Universiteti", NameUse::label});
        CHECK(x.country == "AZ");
        CHECK(x.city == "Baku");
        CHECK(x.kind == "university");
        CHECK(x.hosts == std::vector<std::string>{"aztu.edu.az"});
        CHECK(x.links.size() == 2);
        CHECK(x.parents == std::vector<std::string>{"https://ror.org/p"});
        CHECK(x.successors == std::vector<std::string>{"https://ror.org/s"});
        CHECK(x.latitude == Approx(40.37));
        CHECK(x.longitude == Approx(49.89));
        const auto& y = a.records[1];
        CHECK(y.status == AuthorityStatus::inactive);
        CHECK(y.names.size() == 3);
        CHECK(y.city == "Istanbul");
        CHECK(y.hosts == std::vector<std::string>{"itu.edu.tr"});
        CHECK(y.parents == std::vector<std::string>{"https://ror.org/q"});
        const auto& z = a.records[2];
        CHECK(z.id == "domain:rtu.lv");
        CHECK(z.country == "LV");
        CHECK(z.kind == "university");
    }
}

TEST_CASE("a damaged entry costs itself, and says where") {
    const auto lines = read_authority(v2 + "\n{\"id\": \n" + v1 + "\n[1]\n{\"x\":1}\n" + v1 +
                                          "\n{\"name\":\"No id\"}\n",
                                      "d.jsonl");
    CHECK(lines.records.size() == 2);
    CHECK(lines.entries == 7);
    REQUIRE(lines.diagnostics.size() == 5);
    CHECK(lines.diagnostics[0].place == Place{"d.jsonl", 2});
    CHECK(lines.diagnostics[1].place.line == 4);
    CHECK(lines.diagnostics[2].place.line == 5);
    CHECK(lines.diagnostics[3].place.line == 6); // met before
    CHECK(lines.diagnostics[4].place.line == 7);
    const auto cut = read_authority("[" + v2 + ",\n" + v1.substr(0, 200), "c.json");
    CHECK(cut.records.size() == 1);
    REQUIRE(cut.diagnostics.size() == 1);
    CHECK(cut.diagnostics[0].place.line == 2);
    const auto strange = read_authority("[" + v2 + ", }, ], 7", "s.json");
    CHECK(strange.records.size() == 1);
}

TEST_CASE("members of other kinds than expected are passed over") {
    const auto a = read_authority(
        R"({"id":"a","names":[{"value":7,"types":"label"},{"value":"Riga","types":["label"]}],"locations":{},"links":[3],)"
        R"("domains":null,"types":7,"relationships":[null],"status":"new"})",
        "k.json");
    REQUIRE(a.records.size() == 1);
    CHECK(a.records[0].name == "Riga");
    CHECK(a.records[0].status == AuthorityStatus::active);
}

TEST_CASE("what is no list is refused") {
    for (const std::string text : {"", "[]", "hello", "{\"a\":1}", "[1,2]"})
        CHECK_THROWS_AS(read_authority(text, "x"), InputError);
    CHECK_THROWS_AS(read_authority(std::string(100000, '['), "deep"), InputError);
    CHECK_THROWS_AS(read_authority(std::string(100000, '{'), "deep"), InputError);
    std::string deep = R"({"name":"x","id":"y","d":)";
    for (int i = 0; i < 2000; ++i) deep += "[";
    for (int i = 0; i < 2000; ++i) deep += "]";
    CHECK_THROWS_AS(read_authority(deep + "}", "deep"), InputError);
}

TEST_CASE("rows of a table as an authority") {
    const auto a = authority_of(
        {{"LV RIGA02",
          "Rigas Tehniska universitate",
          "Latvia",
          "Riga",
          "www.rtu.lv",
          {"e.csv", 2, 1}},
         {"", "X", "Latvia", "", "", {"e.csv", 3, 1}},
         {"LV RIGA02", "Y", "Latvia", "", "", {"e.csv", 4, 1}},
         {"TR ISTANBU04", "Istanbul Teknik Universitesi", "Nowhere", "", "", {"e.csv", 5, 1}}},
        "e.csv", LocaleWords{});
    REQUIRE(a.records.size() == 2);
    CHECK(a.records[0].country == "LV");
    CHECK(a.records[0].hosts == std::vector<std::string>{"rtu.lv"});
    CHECK(a.records[1].country.empty());
    CHECK(a.diagnostics.size() == 3);
    CHECK(a.entries == 4);
}

TEST_CASE("names and hosts of an authority") {
    auto a = read_authority(v2 + "\n" + v1 + "\n" + domain, "l");
    a.records[1].status = AuthorityStatus::withdrawn;
    a.records[2].hosts = {"aztu.edu.az"};
    const auto names = known_names(a, name_reader());
    CHECK(names.entities.size() == 3);
    REQUIRE(names.names.size() == 3); // the Azerbaijani label is the English name once normalized
    CHECK(names.names[0].form.key == "azerbaijan technical university");
    CHECK(names.names[1].use == NameUse::acronym);
    CHECK(names.names[2].entity == 2);
    CHECK(names.entities[0].country == "AZ");
    CHECK(shared_hosts(a) == std::vector<std::string>{"aztu.edu.az"});
}

TEST_CASE("entries of text") {
    std::vector<std::pair<std::string, std::uint32_t>> got;
    const auto take = [&](std::string_view t, std::uint32_t line) { got.emplace_back(t, line); };
    CHECK_FALSE(for_each_entry("[\n{\"a\":\"]}\\\"\"},\n\n[2], 3]", take));
    CHECK(got == std::vector<std::pair<std::string, std::uint32_t>>{
                     {"{\"a\":\"]}\\\"\"}", 2}, {"[2]", 4}, {"3", 4}});
    got.clear();
    CHECK(for_each_entry("[{\"a\":1", take) == 1u);
    CHECK(for_each_entry("[\"", take).has_value());
    CHECK(for_each_entry("[\"\\", take).has_value());
    CHECK(got.empty());
    CHECK_FALSE(for_each_entry(" \n ", take));
}
