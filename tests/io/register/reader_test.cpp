#include <entente/io/text/unicode.hpp>

#include <catch2/catch.hpp>

#include "support/register.hpp"

#include <ctime>
#include <fstream>
#include <set>
#include <sstream>

using namespace entente;
using test::count;
using test::read;

TEST_CASE("register: a clean table needs no remark", "[register]") {
    const auto r = read("No,University,Country,Type of agreement,Date,Website\n"
                        "1,\"Riga Technical University\",Latvia,MoU,06.01.2020,https://www.rtu.lv\n"
                        "2,Pisa,Italy,Student exchange agreement,16.02.2020,\n");
    REQUIRE(r.entries.size() == 2);
    CHECK(count(r, Severity::doubt) + count(r, Severity::repair) + count(r, Severity::error) == 0);
    CHECK(r.entries[0].partner == "Riga Technical University");
    CHECK(r.entries[0].country == "LV");
    CHECK(to_edtf(r.entries[0].date) == "2020-01-06");
    CHECK((*test::words().vocabulary)[r.entries[1].type].id == "exchange_agreement");
    CHECK(r.entries[1].line == 3);
    CHECK(r.entries[1].row == 2);
}

TEST_CASE("register: every row is accounted for", "[register]") {
    const auto r = read("No,University,Country,Date,Website\n1,A University,Narnia,2020,\n,,,,\n2,,Latvia,2020,\n3,B,Latvia,sometime,www.b.lv\n"
                        ",,,,/path\n5,?!,Latvia,2020,x y.lv\n6,C,Latvia,2020,not a link\n");
    CHECK(r.account.rows == 6); // the blank one is none
    CHECK(r.account.used == 3);
    CHECK(r.account.merged == 1);
    CHECK(r.account.rejected == 2);
    CHECK(r.account.rows == r.account.used + r.account.merged + r.account.aside + r.account.rejected);
    CHECK(r.rejected.size() == 2);
    CHECK(count(r, Severity::error) == 2);
    CHECK(r.entries[1].link == "http://www.b.lv/path");
    CHECK(count(r, Severity::doubt) >= 4); // Narnia, sometime, the link, the gap in the numbers
    CHECK(r.entries[0].country.empty());
    CHECK_FALSE(r.entries[1].date.is_known());
}

TEST_CASE("register: a damaged row is rejected, not glued into the row above", "[register]") {
    const auto r = read("No,University,Country,Date,Website\n1,A,Latvia,2019,http://a.lv\n,,Italy,2020,http://b.it\n2,B,Italy,2021,\n");
    CHECK(r.account.used == 2);
    CHECK(r.account.merged == 0);
    CHECK(r.account.rejected == 1);
    CHECK(r.entries[0].country == "LV");
    CHECK(to_edtf(r.entries[0].date) == "2019");
    CHECK(r.entries[0].link == "http://a.lv");
    const auto lone = read("No,University,Country,Date\n1,A,Latvia,2019\n,,,2020\n"); // a date is not cut in two
    CHECK(lone.account.rejected == 1);
    CHECK(to_edtf(lone.entries[0].date) == "2019");
}

TEST_CASE("register: a header that a page repeats is no row", "[register]") {
    const auto r = read("No,University,Country\n1,A,Latvia\nNo,University,Country\n2,B,Italy\n");
    CHECK(r.account.rows == 3);
    CHECK(r.account.aside == 1);
    CHECK(r.entries.size() == 2);
    CHECK(count(r, Severity::repair) == 1);
}

TEST_CASE("register: columns that are left aside are named", "[register]") {
    const auto r = read("No,University,Shoe size\n1,A,41\n");
    CHECK(count(r, Severity::note) == 2);
    CHECK(r.remarks[0].message == "not used: Shoe size");
    RegisterOptions o;
    o.columns = {{"partner", "99"}};
    CHECK_THROWS_AS(read("No,University\n1,A\n", o), InputError);
}

TEST_CASE("register: columns by header words of many languages, and overridden", "[register]") {
    const auto ru = read("№;Университет;Страна;Дата\n1;Бакинский государственный университет;Азербайджан;2019\n");
    CHECK(ru.entries[0].country == "AZ");
    const auto tr = read("Sıra,Üniversite,Ülke,Tarih\n1,Ankara Üniversitesi,Türkiye,12 Eylül 2019\n");
    CHECK(to_edtf(tr.entries[0].date) == "2019-09-12");
    RegisterOptions o;
    o.columns = {{"partner", "Who"}, {"date", "3"}};
    const auto named = read("Who,What,When\nX,MoU,2019\n", o);
    CHECK(named.entries[0].partner == "X");
    CHECK(to_edtf(named.entries[0].date) == "2019");
    o.columns = {{"partner", "Whom"}};
    CHECK_THROWS_AS(read("Who,What,When\nX,MoU,2019\n", o), InputError);
    o.columns = {{"partnr", "1"}};
    CHECK_THROWS_AS(read("Who,What\nX,MoU\n", o), UsageError);
}

TEST_CASE("register: a title above the header, a table without header, columns by content", "[register]") {
    const auto titled = read("Agreements of our university\n\nNo,University,Country\n1,A,Latvia\n");
    CHECK(titled.entries.size() == 1);
    CHECK(titled.account.rows == 2);
    CHECK(titled.account.aside == 1); // the title
    RegisterOptions o;
    o.header = false;
    o.columns = {{"partner", "1"}};
    const auto bare = read("A,Latvia,2019\nB,Italy,2020\n", o);
    CHECK(bare.entries[1].country == "IT");
    CHECK(to_edtf(bare.entries[1].date) == "2020");
    CHECK(count(bare, Severity::doubt) == 2); // both were guessed from content
}

TEST_CASE("register: two parties instead of an owner", "[register]") {
    const auto r = read("from,to,type,weight\nA,B,MoU,2.5\nB,C,MoU,-1\n");
    CHECK(r.entries[0].from == "A");
    CHECK(r.entries[0].weight == 2.5);
    CHECK(r.account.rejected == 1);
}

TEST_CASE("register: what cannot be decided says how to decide it", "[register]") {
    const auto hint = [](const std::string& text) {
        try {
            read(text);
        } catch (const InputError& e) {
            return e.diagnostics()[0].hint;
        }
        return std::string{"no error"};
    };
    CHECK(hint("University,Date\nA,05.06.2018\n").find("--day-order") != std::string::npos);
    CHECK(hint("a,b\nc,d\n").find("--column") != std::string::npos);
    CHECK(hint("Country,Date\nLatvia,2019\n").find("--column partner") != std::string::npos);
    CHECK(hint("").find("table") != std::string::npos);
    CHECK_THROWS_AS(read("University,Date\n"), InputError);
    RegisterOptions o;
    o.day_order = DayOrder::month_day;
    CHECK(to_edtf(read("University,Date\nA,05.06.2018\n", o).entries[0].date) == "2018-05-06");
}

TEST_CASE("register: the real one, against a count made with a few lines of its own", "[register][real]") {
    const std::string path = std::string{ENTENTE_SOURCE_DIR} + "/data/azerbaijan/register.tsv";
    std::ifstream file{path, std::ios::binary};
    std::stringstream content;
    content << file.rdbuf();
    const auto r = read(content.str(), {}, path);
    // Rows begin with a number and a tab; that is all that the oracle knows.
    std::istringstream lines{content.str()};
    std::set<std::string> names, countries;
    std::size_t rows = 0, continued = 0, undated = 0;
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string> cells;
        std::istringstream parts{line};
        for (std::string cell; std::getline(parts, cell, '\t');) cells.push_back(cell);
        if (cells.empty() || line.find_first_not_of("\t ") == std::string::npos) continue;
        if (cells[0].empty()) {
            ++continued;
            continue;
        }
        if (!std::isdigit(static_cast<unsigned char>(cells[0][0]))) continue;
        ++rows;
        names.insert(cells[2]);
        countries.insert(cells[3] == "Rusiya" ? "Russia" : cells[3]);
        undated += cells.size() < 6 || cells[5].empty();
    }
    CHECK(rows == 121);
    CHECK(r.account.used == rows);
    CHECK(r.account.merged == continued);
    CHECK(r.account.rejected == 0);
    std::set<std::string> read_names, read_countries;
    std::size_t read_undated = 0;
    for (const RegisterEntry& e : r.entries) {
        read_names.insert(e.partner);
        read_countries.insert(e.country);
        read_undated += !e.date.is_known();
        CHECK_FALSE(e.country.empty());
        CHECK((e.link.empty() || e.link.find(' ') == std::string::npos));
    }
    CHECK(read_names == names);
    CHECK(read_countries.size() == countries.size());
    CHECK(read_undated == undated);
    CHECK(to_edtf(r.entries[6].date) == "2020-10");
    CHECK(to_edtf(r.entries[65].date) == "2018-09");
    CHECK(r.entries[40].country == "RU");
    CHECK(r.entries[64].link == "https://www.mcbu.edu.tr/");
    CHECK(r.entries[92].link == "https://donntu.edu.ua/en/donetsk-national-technical-university");
    CHECK(r.entries[41].link.ends_with("Vladimir%20Polytechnical%20Institute."));
    CHECK(count(r, Severity::repair) == 3);
    CHECK(count(r, Severity::doubt) == 0);
}

TEST_CASE("register: what a remark quotes ends between letters", "[register]") {
    std::string name;
    for (int i = 0; i < 60; ++i) name += "ə";
    const auto r = read("No,University,Country,Scope\n1,A,Latvia,x\n,,,y" + name + "\n2,,Latvia,yy" + name + "\n");
    REQUIRE(r.account.merged == 1);
    REQUIRE(r.account.rejected == 1);
    for (const Diagnostic& d : r.remarks) CHECK_NOTHROW(decode(d.excerpt, "excerpt"));
}

TEST_CASE("register: a wide table is read in moments", "[register]") {
    std::string table = "University,Country,a";
    for (int c = 0; c < 30'000; ++c) table += ",x";
    for (int row = 0; row < 20; ++row) {
        table += "\nA,Latvia,y";
        for (int c = 0; c < 30'000; ++c) table += ",May";
    }
    const auto begin = std::clock();
    CHECK(read(table + "\n").account.used == 20);
    CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 10);
}
