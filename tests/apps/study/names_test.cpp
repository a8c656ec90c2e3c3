/// Names of registers settled as actors: by text, identifier, decision, authority and words.
#include <entente/apps/study/study.hpp>
#include <entente/core/base/errors.hpp>
#include <entente/core/view/lens.hpp>
#include <entente/io/text/unicode.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

#include "support/study_folder.hpp"

using namespace entente;
using test::StudyFolder;

namespace {

const char* one_register = "title = \"T\"\nfacts = \"facts\"\n[[source]]\nid = \"r\"\nfile = \"r.csv\"\nowner = \"Home University\"\n";

/// The actor whose label or other name this is.
Actor named(const Study& s, std::string_view name) {
    INFO(name);
    for (const NameRecord& n : s.network.names())
        if (fold(s.network[n.name]) == fold(name)) return n.actor;
    FAIL("no such name");
    return {};
}

NameBasis basis(const Study& s, std::string_view name) {
    for (const NameRecord& n : s.network.names())
        if (fold(s.network[n.name]) == fold(name)) return n.basis;
    FAIL("no such name");
    return {};
}

std::size_t count(const Study& s, NamePair::State state) {
    return static_cast<std::size_t>(std::count_if(s.names.begin(), s.names.end(), [&](const NamePair& p) { return p.state == state; }));
}

bool remarked(const Study& s, const std::string& part) {
    return std::any_of(s.remarks.begin(), s.remarks.end(), [&](const Diagnostic& d) { return d.message.find(part) != std::string::npos; });
}

const char* two_spellings = "Partner,Country,Date\n"
                            "Moscow Technical University of Communications and Informatics,Russia,2019\n"
                            "Moscow Technical University of Communication and Informatics,Russia,2020\n";

} // namespace

TEST_CASE("names: two spellings of one name are one actor, with the reason on the name", "[names]") {
    StudyFolder f;
    f.file("study.toml", one_register).file("r.csv", two_spellings);
    const Study s = f.load();
    CHECK(s.network.actor_count() == 2);
    CHECK(s.network.tie_count() == 2);
    CHECK(count(s, NamePair::State::merged) == 1);
    CHECK(basis(s, "Moscow Technical University of Communication and Informatics") == NameBasis::matched);
    CHECK(remarked(s, "the same actor as"));
    const Study by_text = f.file("study.toml", std::string{one_register} + "[identity]\nmerge = \"text\"\n").load();
    CHECK(by_text.network.actor_count() == 3);
    CHECK(count(by_text, NamePair::State::open) == 1);
}

TEST_CASE("names: decisions win over words, both ways, and can be tried", "[names]") {
    StudyFolder f;
    f.file("study.toml", one_register).file("r.csv", two_spellings);
    f.file("decisions.csv", "verdict,name,country,other,other_country,note\n"
                            "different,Moscow Technical University of Communications and Informatics,,moscow technical university of communication and informatics,,\n");
    const Study apart = f.load();
    CHECK(apart.network.actor_count() == 3);
    CHECK(count(apart, NamePair::State::different) == 1);
    CHECK(count(apart, NamePair::State::merged) == 0);
    LoadOptions options;
    options.trial = {{Verdict::same, "Moscow Technical University of Communications and Informatics", "", "Moscow Technical University of Communication and Informatics", "", "", 0}};
    CHECK(f.load(options).network.actor_count() == 2);

    f.file("r.csv", "Partner,Country\nBerlin Institute of Rockets,Germany\nInstitut für Raumfahrt,Germany\n");
    f.file("decisions.csv", "verdict,name,other\nsame,Institut für Raumfahrt,Berlin Institute of Rockets\n");
    const Study s = f.load();
    CHECK(s.network.actor_count() == 2);
    CHECK(basis(s, "Institut für Raumfahrt") == NameBasis::decision);
}

TEST_CASE("names: decisions that cannot hold are refused with their line", "[names]") {
    StudyFolder f;
    f.file("study.toml", one_register).file("r.csv", two_spellings);
    const auto fault = [&](const std::string& rows) -> std::string {
        f.file("decisions.csv", "verdict,name,other\n" + rows);
        try {
            f.load();
        } catch (const InputError& e) {
            return e.what();
        }
        return "";
    };
    CHECK(fault("same,A,B\ndifferent,B,A\n").find("decisions.csv:3:1: error: contradicts line 2") != std::string::npos);
    CHECK(fault("perhaps,A,B\n").find("a verdict is same or different") != std::string::npos);
    CHECK(fault("same,A,a\n").find("against itself") != std::string::npos);
    CHECK(fault("same,A,\n").find("'other' is empty") != std::string::npos);
    f.file("decisions.csv", "verdict,name,other\nsame,Nobody,Nothing\n");
    CHECK(remarked(f.load(), "a decision about a name that nothing holds"));
    f.file("facts/actors.csv", "id,name,kind,source,place\nx,University of X,university,r,p\ny,University of Y,university,r,p\n");
    CHECK(fault("same,x,y\n").find("both are actors of the study's own tables") != std::string::npos);
    CHECK(fault("same,Home University,x\ndifferent,x,Home University\n").find("contradicts") != std::string::npos);
}

TEST_CASE("names: a decision takes a name away from the table that gives it", "[names]") {
    StudyFolder f;
    f.file("study.toml", one_register).file("r.csv", "Partner\nLU\nUniversity of Latvia\n");
    f.file("facts/actors.csv", "id,name,kind,source,place,country\nlu,University of Latvia,university,r,p,LV\n");
    f.file("facts/aliases.csv", "alias,actor,basis,source,place\nLU,lu,spelling,r,p\n");
    CHECK(f.load().network.actor_count() == 2);
    LoadOptions options;
    options.trial = {{Verdict::different, "LU", "", "University of Latvia", "", "", 0}};
    CHECK(f.load(options).network.actor_count() == 3);
    f.file("decisions.csv", "verdict,name,other\nsame,A,B\nsame,B,C\ndifferent,A,C\n").file("r.csv", "Partner\nA\nB\nC\n");
    try {
        f.load();
        FAIL("decisions that contradict each other pass");
    } catch (const InputError& e) {
        CHECK(std::string{e.what()}.find("decisions.csv:4: error: decided to be different") != std::string::npos);
    }
}

TEST_CASE("names: the file of decisions reads back as written", "[names]") {
    const std::vector<Decision> decisions{{Verdict::same, "A, \"x\"", "DE", "=B", "", "with, comma", 0}, {Verdict::different, "Ü ", "", "c\nd", "FR", "", 0}};
    auto read = read_decisions({"d.csv", decisions_text(decisions)});
    REQUIRE(read.size() == 2);
    CHECK(read[0].name == "A, \"x\"");
    CHECK(read[0].other == "=B");
    CHECK(read[1].other == "c\nd");
    CHECK(read[1].verdict == Verdict::different);
}

TEST_CASE("names: a country keeps names apart, and a table's alias joins them", "[names]") {
    StudyFolder f;
    f.file("study.toml", one_register).file("r.csv", "Partner,Country\nTechnical University of Moldova,Moldova\nTechnical University of Moldova,Romania\nUniversity of Latvia,Latvia\nLU,Latvia\n");
    f.file("facts/actors.csv", "id,name,kind,source,place,country\nlu,University of Latvia,university,r,p,LV\n");
    f.file("facts/aliases.csv", "alias,actor,basis,source,place\nLU,lu,acronym,r,p\n");
    const Study s = f.load();
    CHECK(s.network.actor_count() == 4);
    CHECK(named(s, "LU") == named(s, "University of Latvia"));
}

TEST_CASE("names: identifiers of a source join and keep apart", "[names]") {
    StudyFolder f;
    f.file("study.toml", one_register);
    f.file("r.csv", "Partner,Country,Erasmus code\n"
                    "Pedagogical College,Austria,A WIEN07\n"
                    "Pedagogical College,Austria,A GRAZ03\n" // two bodies of one name
                    "Riga Technical University,Latvia,LV RIGA02\n"
                    "Rīgas Tehniskā universitāte,Latvia,LV RIGA02\n" // one body of two names
                    "Riga Technical University,Latvia,LV RIGA02\n");
    const Study s = f.load();
    CHECK(s.network.actor_count() == 4);
    CHECK(named(s, "Rīgas Tehniskā universitāte") == named(s, "Riga Technical University"));
    CHECK(s.network.tie_count() == 5);
}

TEST_CASE("names: numbers of agreements are no identifiers of partners", "[names]") {
    StudyFolder f;
    f.file("study.toml", std::string{one_register} + "columns = { id = \"Agreement code\", partner = \"Partner\" }\n");
    f.file("r.csv", "Partner,Agreement code\nAway University,C-1\nAway University,C-2\nAway University,C-3\n");
    const Study s = f.load();
    CHECK(s.network.actor_count() == 2);
    CHECK(remarked(s, "its identifiers are not those of partners"));
}

TEST_CASE("names: a unit's ties go to its body where that is an actor", "[names]") {
    StudyFolder f;
    f.file("study.toml", one_register);
    f.file("r.csv", "Partner,Country\n\"Faculty of Law, University of Latvia\",Latvia\nUniversity of Latvia,Latvia\n\"Faculty of Law, University of Tartu\",Estonia\n");
    const Study s = f.load();
    CHECK(s.network.actor_count() == 3); // the one of Tartu has no body here
    CHECK(basis(s, "Faculty of Law, University of Latvia") == NameBasis::unit);
    std::size_t signed_by_unit = 0;
    for (const TieRecord& t : s.network.ties()) signed_by_unit += s.network[t.unit] == "Faculty of Law, University of Latvia";
    CHECK(signed_by_unit == 1);
    CHECK(f.file("study.toml", std::string{one_register} + "[identity]\nunits = \"keep\"\n").load().network.actor_count() == 4);
}

TEST_CASE("names: an authority names actors, joins languages, and can be overruled", "[names]") {
    StudyFolder f;
    f.file("ror.json", R"([{"id":"https://ror.org/012abc345","names":[
        {"lang":"en","types":["ror_display","label"],"value":"Riga Technical University"},
        {"lang":"lv","types":["label"],"value":"Rīgas Tehniskā universitāte"},
        {"lang":null,"types":["acronym"],"value":"RTU"}],
        "locations":[{"geonames_details":{"country_code":"LV","lat":56.946,"lng":24.10589,"name":"Riga"},"geonames_id":456172}],
        "links":[],"domains":[],"relationships":[],"status":"active","types":["education"],"external_ids":[],"established":1862,
        "admin":{"created":{"date":"2018-11-14","schema_version":"1.0"},"last_modified":{"date":"2024-12-11","schema_version":"2.1"}}}])");
    f.file("r.csv", "Partner,Country\nRīgas Tehniskā universitāte,Latvia\nriga technical university,Latvia\n\"Riga Technical University, Faculty of Law\",Latvia\n");
    const std::string study = std::string{one_register} + "[[authority]]\nid = \"ror\"\nfile = \"ror.json\"\n";
    const Study s = f.file("study.toml", study).load();
    CHECK(s.network.actor_count() == 2);
    const Actor rtu = named(s, "Rīgas Tehniskā universitāte");
    CHECK(s.network.label(rtu) == "Riga Technical University");
    CHECK(s.network.id(rtu) == "riga-technical-university");
    CHECK(basis(s, "Rīgas Tehniskā universitāte") == NameBasis::authority);
    CHECK(basis(s, "Riga Technical University, Faculty of Law") == NameBasis::unit);
    const auto has = [&](std::string_view attribute, std::string_view value) {
        return std::any_of(s.network.attributes().begin(), s.network.attributes().end(), [&](const AttributeRecord& a) {
            return a.actor == rtu && s.network[a.name] == attribute && s.network[a.value] == value;
        });
    };
    CHECK(has("authority", "https://ror.org/012abc345"));
    CHECK(has("position", "56.946,24.10589"));
    CHECK(has("city", "Riga"));
    CHECK(s.inputs.size() == 3); // study, register, authority
    f.file("decisions.csv", "verdict,name,other\ndifferent,Rīgas Tehniskā universitāte,https://ror.org/012abc345\n");
    CHECK(basis(f.load(), "Rīgas Tehniskā universitāte") != NameBasis::authority);
}

TEST_CASE("names: parents come from an authority, and units roll up to them", "[names]") {
    const auto record = [](const std::string& id, const std::string& name, const std::string& relationships) {
        return R"({"id":"https://ror.org/)" + id + R"(","names":[{"lang":"en","types":["ror_display","label"],"value":")" + name +
               R"("}],"locations":[{"geonames_details":{"country_code":"LV","lat":57,"lng":24,"name":"Riga"},"geonames_id":1}],"links":[],"domains":[],)"
               R"("relationships":[)" + relationships + R"(],"status":"active","types":["education"],"external_ids":[],"established":1919,)"
               R"("admin":{"created":{"date":"2018-11-14","schema_version":"1.0"},"last_modified":{"date":"2024-12-11","schema_version":"2.1"}}})";
    };
    const auto parent = [](const std::string& id) { return R"({"label":"x","type":"parent","id":"https://ror.org/)" + id + "\"}"; };
    StudyFolder f;
    f.file("ror.json", "[" + record("000000001", "Baltic Institute of Amber Research", parent("000000002")) + "," +
                           record("000000002", "Amber University of Riga", parent("000000003")) + "," +
                           record("000000003", "Baltic Federation of Amber Sciences", parent("000000001")) + "]"); // a circle
    f.file("r.csv", "Partner,Country\nBaltic Institute of Amber Research,Latvia\n");
    const std::string study = std::string{one_register} + "[[authority]]\nid = \"ror\"\nfile = \"ror.json\"\n";
    CHECK(f.file("study.toml", study).load().network.actor_count() == 2);
    const Study s = f.file("study.toml", study + "parents = true\n").load();
    CHECK(s.network.actor_count() == 4);
    const View view = Lens{.roll_up = true}(s.network);
    CHECK(view.graph.order() == 2);
    CHECK(view.vertex(named(s, "Baltic Institute of Amber Research")) == view.vertex(named(s, "Baltic Federation of Amber Sciences")));
}

TEST_CASE("names: a treaty is not the state whose name it bears", "[names]") {
    StudyFolder f;
    f.file("study.toml", "title = \"T\"\n[[source]]\nid = \"r\"\nfile = \"r.csv\"\n");
    f.file("r.csv", "Contracting Party,Treaty,Signature Date\nSingapore,Berne,2001-01-01\nChina,Singapore,2007-01-29\nSingapore,Singapore,2006-03-28\nChina,Berne,1992-10-15\n");
    const Study s = f.load();
    CHECK(s.network.actor_count() == 4);
    CHECK(s.network.tie_count() == 4);
    for (const TieRecord& t : s.network.ties()) CHECK(t.from != t.to);
}

TEST_CASE("names: the same network whatever the number of threads", "[names]") {
    StudyFolder f;
    f.file("study.toml", one_register).file("r.csv", two_spellings);
    LoadOptions one, three;
    three.run.threads = 3;
    const Study a = f.load(one), b = f.load(three);
    REQUIRE(a.network.actor_count() == b.network.actor_count());
    REQUIRE(a.names.size() == b.names.size());
    for (std::size_t i = 0; i < a.names.size(); ++i) CHECK(a.names[i].score == b.names[i].score);
}
