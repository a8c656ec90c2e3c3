#include <entente/apps/study/study.hpp>
#include <entente/core/base/errors.hpp>
#include <entente/core/run/catalogue.hpp>
#include <entente/core/view/lens.hpp>
#include <entente/io/text/file.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <ctime>
#include <filesystem>

#include "support/study_folder.hpp"

using namespace entente;
using test::StudyFolder;

namespace {

const std::string real_study = std::string{ENTENTE_SOURCE_DIR} + "/data/azerbaijan/study.toml";

const char* minimal = "title = \"T\"\nfacts = \"facts\"\n[[source]]\nid = \"r\"\nfile = \"r.csv\"\nowner = \"Home University\"\n[[source]]\nid = \"d\"\n";

Actor actor(const Study& s, const char* id) {
    INFO(id);
    const auto found = s.network.find(id);
    REQUIRE(found);
    return *found;
}

std::string faults(const std::string& toml) {
    try {
        parse_study_file(toml, "study.toml");
    } catch (const InputError& e) {
        return e.what();
    }
    return "";
}

} // namespace

TEST_CASE("study file: unknown keys, wrong types and missing keys are placed", "[study]") {
    CHECK(faults("titel = \"x\"\n").find("study.toml:1:1: error: a study has no key 'titel'\n  try: did you mean 'title'?") != std::string::npos);
    CHECK(faults("title = 3\n[[source]]\nid = \"a\"\n").find("title is a text") != std::string::npos);
    CHECK(faults("title = \"x\"\n").find("no source") != std::string::npos);
    CHECK(faults("title = \"x\"\n[[source]]\nid = \"a\"\n[[source]]\nid = \"a\"\n").find("two sources") != std::string::npos);
    CHECK(faults("title = \"x\"\n[[source]]\nid = \"a\"\nas_of = \"soon\"\n").find("as_of is a date") != std::string::npos);
    CHECK(faults("title = \"x\"\n[source]\nid = \"a\"\n").find("[[source]]") != std::string::npos);
    CHECK(faults("title = \"x\n").find("study.toml:1") != std::string::npos);
    CHECK(faults("title = \"x\"\n[[source]]\nid = \"a\"\n[[picture]]\ndraw = \"pie\"\nname = \"../p\"\n").find("one of register, network, two-mode, layers") != std::string::npos);
    CHECK(parse_study_file("title = \"x\"\n[[source]]\nid = \"a\"\nas_of = 2019-09-16\n", "s").sources[0].as_of == Date::day(2019, 9, 16));
}

TEST_CASE("study: the same tie of two sources is one, with both evidences and the most precise date", "[study]") {
    StudyFolder folder;
    folder.file("study.toml", minimal)
        .file("r.csv", "University,Country,Type,Date\nAway University,Latvia,MoU,2019\n")
        .file("facts/actors.csv", "id,name,kind,country,source,place\nhome,Home University,university,AZ,d,p1\naway,AWAY  University,university,LV,d,p1\n")
        .file("facts/ties.csv", "from,to,type,start,source,place\naway,home,mou,2019-05-06,d,p2\nhome,away,mou,2020,d,p3\nhome,away,protocol,,d,p4\n");
    const Study s = folder.load();
    REQUIRE(s.network.tie_count() == 3);
    CHECK(s.ties_merged == 1);
    CHECK(s.network.evidence(Tie{0}).size() == 2);
    CHECK(to_edtf(s.network[Tie{0}].start) == "2019-05-06");
    CHECK(s.network.actor_count() == 2);
}

TEST_CASE("study: rows of one source are never merged", "[study]") {
    StudyFolder folder;
    folder.file("study.toml", minimal).file("r.csv", "University,Type,Date\nAway University,MoU,2019\nAway University,MoU,2019\n");
    CHECK(folder.load().network.tie_count() == 2);
}

TEST_CASE("study: names meet on text, aliases and folds, never across countries", "[study]") {
    StudyFolder folder;
    folder.file("study.toml", minimal)
        .file("r.csv", "University,Country\nNorth University,Latvia\nNORTH university,Italy\nN. Univ.,Latvia\nFaculty of Law,Latvia\nNorth Universty,Latvia\n")
        .file("facts/actors.csv", "id,name,kind,country,source,place\nnorth,North University,university,LV,d,p1\n")
        .file("facts/aliases.csv", "alias,actor,basis,source,place,note\nN. Univ.,north,decision,d,p1,same address\n")
        .file("facts/folds.csv", "unit,actor,source,place\nFaculty of Law,north,r,row 4\n");
    const Study s = folder.load();
    std::size_t at_north = 0;
    for (const TieRecord& t : s.network.ties()) at_north += t.to == actor(s, "north");
    CHECK(at_north == 3);
    CHECK(s.network.find("north-university")); // the Italian one
    CHECK(s.network.find("north-universty"));  // similar is not the same
    CHECK(s.network[s.network[Tie{3}].unit] == "Faculty of Law");
}

TEST_CASE("study: a fold holds in its own source only", "[study]") {
    StudyFolder folder;
    folder.file("study.toml", minimal)
        .file("r.csv", "University\nFaculty of Law\n")
        .file("facts/actors.csv", "id,name,kind,source,place\nnorth,North University,university,d,p1\n")
        .file("facts/folds.csv", "unit,actor,source,place\nFaculty of Law,north,d,p1\n");
    CHECK(folder.load().network.find("faculty-of-law"));
}

TEST_CASE("study: faults of fact tables are placed", "[study]") {
    const std::pair<const char*, const char*> wrong[] = {
        {"facts/ties.csv", "from,to,type,source,place\nhome,nobody,mou,d,p\n"},
        {"facts/ties.csv", "from,to,type,source,place\nhome,home,mouu,d,p\n"},
        {"facts/ties.csv", "from,to,type,source,place\nhome,home,mou,x,p\n"},
        {"facts/ties.csv", "from,to,type,source,place,start\nhome,home,mou,d,p,soon\n"},
        {"facts/ties.csv", "from,to,type,source,place\nhome,home,mou,d,\n"},
        {"facts/aliases.csv", "alias,actor,basis,source,place\nOther University,home,decision,d,p\n"},
        {"facts/counts.csv", "group,role,count,bound,source,place\nhome,member,many,exactly,d,p\n"},
        {"facts/actors.csv", "id,name,kind,source,place\nhome,Home University,university,d,p\nhome,Other,university,d,p\n"}};
    for (const auto& [name, text] : wrong) {
        INFO(text);
        StudyFolder folder;
        folder.file("study.toml", minimal).file("r.csv", "University\nAway\n");
        folder.file("facts/actors.csv", "id,name,kind,source,place\nhome,Home University,university,d,p\nother,Other University,university,d,p\n");
        folder.file(name, text);
        CHECK_THROWS_AS(folder.load(), InputError);
    }
}

TEST_CASE("study: weights of facts count, notes are kept, a misnamed table is an error", "[study]") {
    StudyFolder folder;
    folder.file("study.toml", minimal).file("r.csv", "University\nAway\n");
    folder.file("facts/actors.csv", "id,name,kind,source,place,note\nhome,Home University,university,d,p,a note\naway,Away,university,d,p,\n");
    folder.file("facts/ties.csv", "from,to,type,weight,source,place\nhome,away,protocol,7,d,p\n");
    const Study s = folder.load();
    CHECK(s.network[Tie{1}].weight == 7);
    CHECK(s.network[s.network.evidence(actor(s, "home"))[0].text] == "Home University (a note)");
    folder.file("facts/tie.csv", "from\n");
    CHECK_THROWS_AS(folder.load(), InputError);
}

TEST_CASE("study: an owner who is no actor, and a name of several countries, are doubts", "[study]") {
    StudyFolder folder;
    folder.file("study.toml", minimal).file("r.csv", "University,Country\nState University,Latvia\nState University,Italy\nState University,\n");
    folder.file("facts/actors.csv", "id,name,kind,source,place\nhome,Home Univercity,university,d,p\n");
    const Study s = folder.load();
    std::size_t doubts = 0;
    for (const Diagnostic& d : s.remarks) doubts += d.severity == Severity::doubt;
    CHECK(doubts == 2);
}

TEST_CASE("study: a register that names no owner needs one", "[study]") {
    StudyFolder folder;
    folder.file("study.toml", "title = \"T\"\n[[source]]\nid = \"r\"\nfile = \"r.csv\"\n").file("r.csv", "University\nAway\n");
    CHECK_THROWS_AS(folder.load(), InputError);
}

TEST_CASE("real study: hangs together and stays apart where it must", "[study][real]") {
    const Study s = load_study(real_study);
    const View view = Lens{}(s.network);
    const auto components = std::get<Partition>(find_algorithm("clusters.components").run({.graph = &view.graph}, {}, {}).result);
    const auto cluster = [&](const char* id) { return components.cluster[*view.vertex(actor(s, id))]; };
    CHECK(cluster("mpei") == cluster("beu")); // through the National Academy of Sciences alone
    CHECK(cluster("aztu") == cluster("mpei"));
    CHECK(cluster("mesi") != cluster("aztu"));
    CHECK(components.count == 2);
    // Without the academy, the documents of MPEI and BEU fall apart.
    std::vector<EdgeEnds> rest;
    const Vertex academy = *view.vertex(actor(s, "anas"));
    for (const Edge e : view.graph.edges())
        if (const auto ends = view.graph.ends(e); ends.from != academy && ends.to != academy) rest.push_back(ends);
    const Graph without{view.graph.order(), rest, Graph::Kind::undirected};
    const auto apart = std::get<Partition>(find_algorithm("clusters.components").run({.graph = &without}, {}, {}).result);
    CHECK(apart.cluster[*view.vertex(actor(s, "mpei"))] != apart.cluster[*view.vertex(actor(s, "beu"))]);
}

TEST_CASE("real study: the traps of the documents", "[study][real]") {
    const Study s = load_study(real_study);
    const Network& n = s.network;
    const auto distinct = [&](const char* a, const char* b) { return actor(s, a) != actor(s, b); };
    CHECK(distinct("aztu", "azerbaijan-technological-university"));
    CHECK(distinct("istanbul-technical-university", "istanbul-university"));
    CHECK(distinct("ne-bauman-moscow-state-technical-university", "moscow-state-technical-university"));
    CHECK_FALSE(n.find("georgian-technical-university-faculty-of-mechanical-engineering"));
    CHECK_FALSE(n.find("moscow-technical-university-of-communication-and-informatics"));
    // The memorandum of two documents: one tie, two sources, dated by the register.
    const Actor khpi = actor(s, "khpi"), aztu = actor(s, "aztu");
    std::size_t memoranda = 0;
    for (std::size_t i = 0; i < n.tie_count(); ++i) {
        const Tie t{static_cast<std::uint32_t>(i)};
        if (n.type(t).id != "mou" || !((n[t].from == khpi && n[t].to == aztu) || (n[t].from == aztu && n[t].to == khpi))) continue;
        ++memoranda;
        CHECK(n.evidence(t).size() == 2);
        CHECK(to_edtf(n[t].start) == "2019-09-16");
        CHECK(n.evidence(t)[0].row == 99);
    }
    CHECK(memoranda == 1);
    CHECK(s.ties_merged == 1);
    CHECK(n[aztu].observed);
    std::size_t observed = 0;
    for (const ActorRecord& a : n.actors()) observed += a.observed;
    CHECK(observed == 1);
    std::size_t rows = 0;
    for (const Evidence& e : n.evidence(aztu)) rows += e.row != 0;
    for (std::size_t i = 0; i < n.tie_count(); ++i)
        for (const Evidence& e : n.evidence(Tie{static_cast<std::uint32_t>(i)})) rows += e.row != 0;
    CHECK(rows == 121); // every row of the register is the evidence of exactly one tie
    for (std::size_t i = 0; i < n.tie_count(); ++i) CHECK_FALSE(n.evidence(Tie{static_cast<std::uint32_t>(i)}).empty());
}

TEST_CASE("real register: its owner is the hub of a star", "[study][real]") {
    LoadOptions loose;
    loose.owner = "Azerbaijan Technical University";
    const Study s = load_study(std::string{ENTENTE_SOURCE_DIR} + "/data/azerbaijan/register.tsv", loose);
    const View view = Lens{}(s.network);
    const auto run = [&](const char* name) {
        return std::get<Scores>(find_algorithm(name).run({.graph = &view.graph}, {{"normalized", {"false"}}}, {}).result);
    };
    const Vertex hub = *view.vertex(actor(s, "azerbaijan-technical-university"));
    const auto k = static_cast<double>(view.graph.order() - 1);
    CHECK(run("centrality.degree").value[hub] == k);
    CHECK(run("centrality.betweenness").value[hub] == k * (k - 1) / 2);
    CHECK(view.graph.size() == 121);
    CHECK(k == 109); // 111 names: a faculty goes to its university, two are spellings of one name
}

TEST_CASE("real study: growth closes at the total, and a year is wide within itself only", "[study][real]") {
    const Study s = load_study(real_study);
    const Timeline timeline = Lens{.layers = {"cooperation"}}.timeline(s.network);
    std::size_t dated = 0, undated = 0;
    for (const Event& e : timeline.events) ++(e.onset.is_known() ? dated : undated);
    for (const char* period : {"year", "quarter", "month"})
        for (const char* report : {"growth.curve", "growth.snapshots"}) {
            const auto series = std::get<Series>(find_algorithm(report).run({.timeline = &timeline}, {{"period", {period}}}, {}).result);
            const auto ties = std::find_if(series.columns.begin(), series.columns.end(), [](const auto& c) { return c.name == "ties"; });
            REQUIRE(ties != series.columns.end());
            CHECK(ties->lower.back() == static_cast<double>(dated));
            CHECK(ties->upper.back() == static_cast<double>(dated));
            CHECK(series.apart.front() == std::pair<std::string, double>{"undated ties", static_cast<double>(undated)});
            // Bounds part only where an onset is not known better than to lie on both sides of the period's end.
            for (std::size_t p = 0; p < series.periods.size(); ++p) {
                const Day last = series.periods[p].last;
                const auto astride = std::count_if(timeline.events.begin(), timeline.events.end(), [&](const Event& e) {
                    return e.onset.is_known() && e.onset.earliest() <= last && e.onset.latest() > last;
                });
                CHECK(ties->upper[p] - ties->lower[p] == static_cast<double>(astride));
            }
        }
    const Timeline years_only = [&] {
        Timeline own = timeline;
        std::erase_if(own.events, [&](const Event& e) { return e.onset.is_known() && e.onset.precision() != Precision::year; });
        return own;
    }();
    const auto months = std::get<Series>(find_algorithm("growth.curve").run({.timeline = &years_only}, {{"period", {"month"}}}, {}).result);
    for (std::size_t p = 0; p < months.periods.size(); ++p)
        if (months.periods[p].label.ends_with("-12")) CHECK(months.columns[1].lower[p] == months.columns[1].upper[p]);
}

TEST_CASE("study file: what lies too deep is a limit, however it is written", "[study]") {
    const auto times = [](int n, const std::string& text) {
        std::string all;
        for (int i = 0; i < n; ++i) all += text;
        return all;
    };
    const auto too_deep = [](const std::string& toml) { CHECK_THROWS_AS(parse_study_file(toml, "study.toml"), LimitError); };
    too_deep(times(200'000, "a.") + "a = 1\n");
    too_deep("[" + times(200'000, "a.") + "a]\n");
    too_deep(times(200'000, "\"a\".") + "a = 1\n");
    too_deep("a = " + times(300, "[") + times(300, "]"));
    too_deep("a = " + times(300, "{a=") + "1" + times(300, "}"));
    too_deep("[" + times(100, "a.") + "a]\n" + times(100, "b.") + "b = {" + times(100, "c.") + "c = 1}\n");
    too_deep("# '\nx = \"\"\"\"\"\"\ny = '''a'''''\nz = \"\\\"\"\n" + times(300, "a.") + "a = 1\n");
    const std::string dots = times(500, ".");
    CHECK_NOTHROW(parse_study_file("title = \"" + dots + "\" # " + dots + "\n[[source]]\nid = '''" + dots + "\n" + dots + "'''\n",
                                   "study.toml"));
    CHECK(faults("title = \"x\"\n" + times(250, "a.") + "a = 1\n").find("no key 'a'") != std::string::npos);
}

TEST_CASE("study file: more sources than the model can number are a limit", "[study]") {
    std::string toml = "title = \"x\"\n";
    for (int i = 0; i <= 65'535; ++i) toml += "[[source]]\nid = \"" + std::to_string(i) + "\"\n";
    CHECK_THROWS_AS(parse_study_file(toml, "study.toml"), LimitError);
}

TEST_CASE("study file: no file has a zero character in its name", "[study]") {
    CHECK(faults("title = \"x\"\n[[source]]\nid = \"a\"\nfile = \"a\\u0000b\"\n").find("study.toml:4:8: error: file holds a zero character") !=
          std::string::npos);
    CHECK(faults("title = \"x\"\nfacts = \"a\\u0000b\"\n[[source]]\nid = \"a\"\n").find("zero character") != std::string::npos);
}

TEST_CASE("study: what a study file asks for in vain has its place there", "[study]") {
    for (const char* asked : {"default_type = \"nothing\"", "encoding = \"nothing\"", "columns = {nothing = 1}",
                              "coverage = \"complete\"\nlayer = \"nothing\""}) {
        INFO(asked);
        StudyFolder s;
        s.file("study.toml", "title = \"T\"\n[[source]]\nid = \"r\"\nfile = \"r.csv\"\nowner = \"O\"\n" + std::string{asked} + "\n");
        s.file("r.csv", "University,Country\nA,Latvia\n");
        try {
            s.load();
            FAIL("it is read");
        } catch (const InputError& e) {
            CHECK(e.diagnostics().front().place.line == 2);
        }
    }
}

TEST_CASE("study: units in a circle and ties that end too early have their place", "[study]") {
    const auto said = [](const StudyFolder& s) -> std::string {
        try {
            s.load();
        } catch (const InputError& e) {
            return e.what();
        }
        return "";
    };
    const std::string header = "id,name,kind,source,place,unit_of\n";
    StudyFolder s;
    s.file("study.toml", "title = \"T\"\nfacts = \"facts\"\n[[source]]\nid = \"d\"\n");
    s.file("facts/actors.csv", header + "z,Z,university,d,p,x\nx,X,university,d,p,y\ny,Y,university,d,p,x\n");
    CHECK(said(s).find("is a part of itself") != std::string::npos);
    s.file("facts/actors.csv", header + "x,X,university,d,p,x\n");
    CHECK(said(s).find("actors.csv:2:20: error: the unit is a part of itself") != std::string::npos);
    s.file("facts/actors.csv", header + "x,X,university,d,p,\ny,Y,university,d,p,x\nz,Z,university,d,p,x\nq,Q,university,d,p,z\n");
    s.file("facts/ties.csv", "from,to,type,source,place,start,end\nx,y,mou,d,p,2020,2019\n");
    CHECK(said(s).find("ties.csv:2:18: error: the tie ends before it starts") != std::string::npos);
    s.file("facts/ties.csv", "from,to,type,source,place,start,end\nx,y,mou,d,p,2019,2020\n");
    CHECK(s.load().network.actor_count() == 4);
}

TEST_CASE("study: sources whose dates cannot both hold have a tie each", "[study]") {
    StudyFolder s;
    s.file("study.toml", "title = \"T\"\nfacts = \"facts\"\n[[source]]\nid = \"d\"\n[[source]]\nid = \"e\"\n");
    s.file("facts/actors.csv", "id,name,kind,source,place\nx,X,university,d,p\ny,Y,university,d,p\n");
    s.file("facts/ties.csv", "from,to,type,source,place,start,end\nx,y,mou,d,p,2019-12,2019\nx,y,mou,e,p,2019,2019-01\n");
    CHECK(s.load().network.tie_count() == 2);
}

TEST_CASE("study: many names of one slug and many rows of one pair are read in moments", "[study]") {
    std::string names = "University\n", rows = "University,Date\n";
    for (std::size_t i = 0; i < 20'000; ++i) names += "X" + std::string(i % 150, '!') + std::string(i / 150, '?') + "\n";
    for (int i = 0; i < 200'000; ++i) rows += "A,2019\n";
    LoadOptions loose;
    loose.owner = "O";
    StudyFolder s;
    s.file("n.csv", names).file("r.csv", rows);
    // By their words these names are all one.
    s.file("study.toml", "title = \"T\"\n[identity]\nmerge = \"text\"\n[[source]]\nid = \"n\"\nfile = \"n.csv\"\nowner = \"O\"\n");
    const auto begin = std::clock();
    CHECK(s.load().network.actor_count() == 20'001);
    CHECK(load_study(s.path("r.csv"), loose).network.tie_count() == 200'000);
    CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 10);
}

TEST_CASE("study: an owner whose name is no text is refused", "[study]") {
    StudyFolder s;
    s.file("r.csv", "University\nA\n");
    LoadOptions loose;
    loose.owner = "a\xFF";
    CHECK_THROWS_AS(load_study(s.path("r.csv"), loose), UsageError);
}
