#include <entente/core/base/errors.hpp>
#include <entente/io/text/delimited.hpp>
#include <entente/io/text/unicode.hpp>

#include <catch2/catch.hpp>

#include <random>

using namespace entente;

namespace {
std::vector<std::vector<std::string>> cells(const Table& table) {
    std::vector<std::vector<std::string>> all(table.rows());
    for (std::size_t r = 0; r < table.rows(); ++r)
        for (std::size_t c = 0; c < table.cells(r); ++c) all[r].emplace_back(table.text(r, c));
    return all;
}
using Rows = std::vector<std::vector<std::string>>;
} // namespace

TEST_CASE("delimited: quotes, line ends and places", "[delimited]") {
    const auto t =
        parse_delimited("a,\"b \"\"x\"\", c\"\r\n\"two\nlines\",d\r\n\n  \nş,e", "f", ',');
    CHECK(cells(t) == Rows{{"a", "b \"x\", c"}, {"two\nlines", "d"}, {"ş", "e"}});
    CHECK(t.place(0, 1).line == 1);
    CHECK(t.place(0, 1).column == 3);
    CHECK(t.place(1, 1).line == 3);
    CHECK(t.place(2, 1).line == 6);
    CHECK(t.place(2, 1).column == 3); // ş is one column
    CHECK(cells(parse_delimited("a,b\rc,d", "f", ',')) == Rows{{"a", "b"}, {"c", "d"}});
    CHECK(cells(parse_delimited("a,\n,b", "f", ',')) == Rows{{"a", ""}, {"", "b"}});
    CHECK(parse_delimited("", "f").empty());
}

TEST_CASE("delimited: the delimiter is the one that divides evenly", "[delimited]") {
    CHECK(parse_delimited("a;b;c\n1,5;2;3\n4;5,5;6\n", "f").delimiter() == ';');
    CHECK(parse_delimited("a\tb, c\td\n1\t2\t3\n", "f").delimiter() == '\t');
    CHECK(parse_delimited("a|b\n1|2\n", "f").delimiter() == '|');
    CHECK(parse_delimited("name,place\n\"x;y;z\",\"p;q\"\n", "f").delimiter() == ',');
    CHECK(parse_delimited("single\ncolumn\n", "f").delimiter() == ',');
}

TEST_CASE("delimited: pasted tables hold stray quotes, CSV must not", "[delimited]") {
    CHECK(cells(parse_delimited("1\t\"A\" University\n2\tB \"C\"\n3\t\"D\n", "f", '\t')) ==
          Rows{{"1", "\"A\" University"}, {"2", "B \"C\""}, {"3", "\"D"}});
    CHECK(cells(parse_delimited("1\t\"A\"\"b\"\n", "f", '\t')) == Rows{{"1", "A\"b"}});
    CHECK_THROWS_AS(parse_delimited("a,\"b\nc,d\n", "f", ','), InputError);
    CHECK_THROWS_AS(parse_delimited("a,\"b\"c\n", "f", ','), InputError);
    CHECK_THROWS_AS(parse_delimited("a," + std::string((1 << 20) + 1, 'x'), "f", ','), LimitError);
    CHECK_THROWS_AS(parse_delimited("a,\"" + std::string((1 << 20) + 1, 'x'), "f", ','),
                    LimitError);
}

TEST_CASE("delimited: every written table reads back", "[delimited]") {
    std::minstd_rand draw{5};
    for (int round = 0; round < 500; ++round) {
        Rows rows(1 + draw() % 5, std::vector<std::string>(2 + draw() % 3));
        std::string text;
        for (auto& row : rows) {
            for (std::size_t c = 0; c < row.size(); ++c) {
                for (unsigned long n = draw() % 6; n > 0; --n) row[c] += "ab\",\n;x "[draw() % 8];
                row[c] += 'z'; // no blank rows
                std::string quoted = "\"";
                for (const char ch : row[c]) quoted += ch == '"' ? "\"\"" : std::string{ch};
                text += (c ? "," : "") + quoted + "\"";
            }
            text += "\r\n";
        }
        REQUIRE(cells(parse_delimited(text, "f", ',')) == rows);
    }
}

TEST_CASE("delimited: columns count letters, also behind a quoted line break", "[delimited]") {
    const auto t = parse_delimited("é,\"x\nəə\",z,\"q\",r\nə,s", "f", ',');
    REQUIRE(t.rows() == 2);
    CHECK(t.place(0, 1).column == 3);
    CHECK(t.place(0, 2).line == 2);
    CHECK(t.place(0, 2).column == 5);
    CHECK(t.place(0, 4).column == 11);
    CHECK(t.place(1, 1).column == 3);
}

TEST_CASE("delimited: a row has a limit of cells, and a line below it costs its length",
          "[delimited]") {
    const auto t = parse_delimited("a" + std::string(65'535, ',') + "b", "f", ',');
    REQUIRE(t.cells(0) == 65'536);
    CHECK(t.place(0, 65'535).column == 65'537);
    CHECK_THROWS_AS(parse_delimited("a" + std::string(65'536, ','), "f", ','), LimitError);
}

TEST_CASE("delimited: an excerpt ends between letters", "[delimited]") {
    const std::string name = "x" + [] {
        std::string s;
        for (int i = 0; i < 60; ++i) s += "ə";
        return s;
    }();
    try {
        parse_delimited("\"" + name, "f", ',');
        FAIL("an open quotation mark passes");
    } catch (const InputError& e) {
        CHECK_NOTHROW(decode(e.diagnostics().front().excerpt, "f"));
    }
}
