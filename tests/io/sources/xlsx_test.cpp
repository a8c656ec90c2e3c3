#include "table_text.hpp"
#include "workbook.hpp"

#include <entente/io/sources/source.hpp>
#include <entente/io/sources/xlsx.hpp>

#include <catch2/catch.hpp>

#include <chrono>

using namespace entente;

namespace {

struct Read {
    Tables tables;
    std::vector<Diagnostic> remarks;
    std::string text() const { return tables.empty() ? "" : text_of(tables.front()); }
};

Read read(const Workbook& book) {
    Read r;
    r.tables = read_xlsx(book.bytes(), "list.xlsx", r.remarks);
    return r;
}

std::string cell(std::string_view ref, std::string_view text) {
    return "<c r=\"" + std::string{ref} + "\" t=\"inlineStr\"><is><t>" + std::string{text} + "</t></is></c>";
}

Diagnostic refusal(const std::string& bytes) {
    try {
        std::vector<Diagnostic> remarks;
        read_xlsx(bytes, "list.xlsx", remarks);
    } catch (const InputError& e) {
        return e.diagnostics().front();
    }
    FAIL("not refused");
    return {};
}

} // namespace

TEST_CASE("xlsx: texts, numbers, truth values and formulas", "[xlsx]") {
    Workbook book;
    book.strings = "<si><t>Partner</t></si><si><r><t>Bakı </t></r><r><t xml:space=\"preserve\">State</t></r><rPh sb=\"0\" eb=\"1\"><t>phonetic</t></rPh></si><si><t>a_x000D__x000A_b _x0041_ _xZZZZ_</t></si>";
    book.sheets = {{"List", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>Count</t></is></c></row>"
                            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\"><v>0.10000000000000001</v></c><c r=\"C2\" t=\"b\"><v>1</v></c><c r=\"D2\" t=\"str\"><f>A1&amp;B1</f><v>joined</v></c></row>"
                            "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\"><v>1E+5</v></c><c r=\"C3\" t=\"e\"><v>#N/A</v></c><c r=\"D3\"><f>NOW()</f></c><c r=\"F3\"><v>948821603</v></c></row></sheetData>"}};
    const Read r = read(book);
    CHECK(r.text() == "Partner|Count\nBakı State|0.1|true|joined\na\nb A _xZZZZ_|100000||||948821603\n");
    REQUIRE(r.remarks.size() == 2);
    CHECK(to_string(r.remarks[0]) == "list.xlsx#List:3:3: doubt: a formula gave an error; its cell is taken as empty\n    #N/A");
    CHECK(r.remarks[1].place == Place{"list.xlsx#List", 3, 4});
    CHECK(r.tables[0].place(1, 1) == Place{"list.xlsx#List", 2, 2});
    CHECK(r.tables[0].name() == "List");
}

TEST_CASE("xlsx: dates by built-in and own formats, in both date systems", "[xlsx]") {
    Workbook book;
    book.styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy;@\"/><numFmt numFmtId=\"165\" formatCode=\"0.00&quot; days&quot;\"/>"
                  "<numFmt numFmtId=\"166\" formatCode=\"[$-409]mmmm\\ yyyy\"/><numFmt numFmtId=\"167\" formatCode=\"[Red]0.0;[Yellow]0\"/><numFmt numFmtId=\"168\" formatCode=\"yyyy\"/></numFmts>"
                  "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"22\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"20\"/><xf numFmtId=\"168\"/></cellXfs>";
    book.sheets = {{"a", "<sheetData><row><c s=\"1\"><v>44197</v></c><c s=\"2\"><v>44197</v></c><c s=\"3\"><v>44197</v></c><c s=\"4\"><v>44197.4375</v></c><c s=\"5\"><v>44197</v></c><c s=\"6\"><v>44197</v></c>"
                         "<c s=\"7\"><v>0.4375</v></c><c s=\"1\"><v>1</v></c><c s=\"1\"><v>59</v></c><c s=\"1\"><v>61</v></c><c s=\"8\"><v>44197</v></c><c s=\"1\"><v>0</v></c><c s=\"1\"><v>-5</v></c><c s=\"1\"><v>1E9</v></c></row></sheetData>"}};
    Read r = read(book);
    CHECK(r.text() == "2021-01-01|2021-01-01|44197|2021-01-01T10:30|2021-01|44197|10:30|1900-01-01|1900-02-28|1900-03-01|2021|0000-00-00|-5|1000000000\n");
    REQUIRE(r.remarks.size() == 1);
    CHECK(r.remarks[0].place == Place{"list.xlsx#a", 1, 13});
    book.properties = "<workbookPr date1904=\"1\"/>";
    book.sheets[0].content = "<sheetData><row><c s=\"1\"><v>42735</v></c><c s=\"1\"><v>0</v></c></row></sheetData>";
    CHECK(read(book).text() == "2021-01-01|1904-01-01\n");
    book.strict = true;
    book.properties = "";
    book.sheets[0].content = "<sheetData><row><c t=\"d\"><v>2021-01-01T00:00:00</v></c><c t=\"d\"><v>2021-01-01</v></c><c t=\"d\"><v>2021-01-01T10:30:00.000</v></c></row></sheetData>";
    CHECK(read(book).text() == "2021-01-01|2021-01-01|2021-01-01T10:30:00\n");
}

TEST_CASE("xlsx: merged cells reach down as copies, and across as nothing", "[xlsx]") {
    Workbook book;
    book.sheets = {{"a", "<sheetData><row r=\"1\">" + cell("A1", "Country") + cell("B1", "Partner") + "</row><row r=\"2\">" + cell("A2", "AZ") + cell("B2", "x") + "</row><row r=\"3\"><c r=\"A3\"/>" + cell("B3", "y") +
                             "</row><row r=\"4\">" + cell("C4", "z") + "</row><row r=\"5\"/><row r=\"6\">" + cell("B6", "w") + "</row></sheetData><mergeCells><mergeCell ref=\"A2:A5\"/><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"B3:C4\"/></mergeCells>"}};
    CHECK(read(book).text() == "Country|Partner\nAZ|x\n^AZ|y\n^AZ|^y|z\n|w\n");
}

TEST_CASE("xlsx: several sheets in their order, hidden ones too, blank ones not", "[xlsx]") {
    Workbook book;
    book.sheets = {{"B", "<sheetData><row>" + cell("A1", "1") + "</row></sheetData>"},
                   {"blank", "<sheetData/>"},
                   {"A &amp; C", "<sheetData><row>" + cell("A1", "2") + "</row></sheetData>", "state=\"hidden\""}};
    const Read r = read(book);
    REQUIRE(r.tables.size() == 2);
    CHECK(r.tables[0].name() == "B");
    CHECK(r.tables[1].name() == "A & C");
    REQUIRE(r.remarks.size() == 1);
    CHECK(r.remarks[0].message == "the sheet is hidden; it is read all the same");
    book.sheets = {{"blank", "<sheetData/>"}};
    CHECK(read(book).tables.size() == 1);
    CHECK(read(book).tables[0].empty());
}

TEST_CASE("xlsx: places that are left out follow one another", "[xlsx]") {
    Workbook book;
    book.sheets = {{"a", "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\"><c><v>3</v></c><c r=\"D5\"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row></sheetData>"}};
    const Read r = read(book);
    CHECK(r.text() == "1|2\n3|||4|5\n6\n");
    CHECK(r.tables[0].line(1) == 5);
    CHECK(r.tables[0].line(2) == 6);
}

TEST_CASE("xlsx: what is broken is refused with its place", "[xlsx][hostile]") {
    Workbook book;
    const auto sheet = [&](const std::string& content) {
        book.sheets = {{"a", content}};
        return refusal(book.bytes());
    };
    CHECK(sheet("<sheetData><row r=\"2\"/><row r=\"1\"/></sheetData>").message == "the number of a row is not above that of the row before");
    CHECK(sheet("<sheetData><row><c r=\"B1\"/><c r=\"A1\"/></row></sheetData>").place.file == "list.xlsx#a");
    CHECK(sheet("<sheetData><row><c r=\"AAAA1\"/></row></sheetData>").message == "a cell has no place in its row");
    CHECK(sheet("<sheetData><row r=\"1048577\"/></sheetData>").message == "a sheet has 1048576 rows at most");
    CHECK(sheet("<sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData>").message == "a cell refers to a shared text that is not there");
    CHECK(sheet("<sheetData><row><c t=\"s\"><v>-1</v></c></row></sheetData>").message == "a cell refers to a shared text that is not there");
    CHECK(sheet("<sheetData><row><c>").message.starts_with("not well-formed XML"));
    CHECK(sheet("<mergeCells><mergeCell ref=\"A9:A1\"/></mergeCells>").message == "a merged cell has no place in the sheet");
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += "<a>";
    CHECK(sheet(deep).message == "elements are nested deeper than 256");

    std::string attributes;
    for (int i = 0; i < 200'000; ++i) attributes += " a" + std::to_string(i) + "=\"x\"";
    CHECK(sheet("<sheetData><row" + attributes + "/></sheetData>").message.starts_with("an element has more than 100 attributes"));

    PackageParts parts = Workbook{{{"a", "<sheetData/>"}}}.parts();
    for (auto& [name, content] : parts)
        if (name == "xl/worksheets/sheet1.xml") content = "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet>&a;</worksheet>";
    CHECK(refusal(packed(parts)).message == "a document type declaration is not allowed");
    CHECK(refusal(packed(parts)).place.file == "list.xlsx#xl/worksheets/sheet1.xml");
}

TEST_CASE("xlsx: archives that are no workbooks, or dangerous", "[xlsx][hostile]") {
    const std::string good = Workbook{{{"a", "<sheetData><row>" + cell("A1", "x") + "</row></sheetData>"}}}.bytes();
    for (const std::size_t size : {std::size_t{4}, good.size() / 4, good.size() / 2}) {
        INFO(size);
        CHECK_FALSE(refusal(good.substr(0, size)).message.empty());
    }
    CHECK(refusal(packed({{"../../evil", "x"}})).message.starts_with("the archive holds a name that leads out of it"));
    CHECK(refusal(packed({{"/etc/evil", "x"}})).message.find("leads out") != std::string::npos);
    CHECK(refusal(packed({{"a/../../b", "x"}})).message.find("leads out") != std::string::npos);
    PackageParts many;
    for (int i = 0; i < 1'100; ++i) many.emplace_back("p" + std::to_string(i), "");
    CHECK(refusal(packed(many)).message == "the archive holds more than 1000 entries");
    CHECK(refusal(packed({{"readme.txt", "x"}})).message == "the archive is no workbook of the XLSX format");
}

TEST_CASE("xlsx: bombs cost neither time nor memory", "[xlsx][hostile]") {
    const auto begin = std::chrono::steady_clock::now();
    Workbook book;
    // Text that unpacks to far more than it takes.
    book.sheets = {{"a", "<sheetData>" + std::string(std::size_t{60} << 20, ' ') + "</sheetData>"}};
    CHECK(refusal(book.bytes()).message.find("unpacks to more than 100 times") != std::string::npos);
    // A large text that many cells share.
    book.strings = "<si><t>" + std::string(500'000, 'x') + "</t></si>";
    std::string rows;
    for (int i = 0; i < 2'000; ++i) rows += "<row><c t=\"s\"><v>0</v></c></row>";
    book.sheets = {{"a", "<sheetData>" + rows + "</sheetData>"}};
    CHECK(refusal(book.bytes()).message == "cells that are repeated or empty make the table far larger than its file");
    // Cells at the far end of each row.
    rows.clear();
    for (int i = 1; i < 20'000; ++i) rows += "<row><c r=\"XFD" + std::to_string(i) + "\"><v>1</v></c></row>";
    book = {};
    book.sheets = {{"a", "<sheetData>" + rows + "</sheetData>"}};
    CHECK(refusal(book.bytes()).message.find("far larger") != std::string::npos);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{6});
}

TEST_CASE("xlsx: ten thousand merged cells", "[xlsx][hostile]") {
    const auto begin = std::chrono::steady_clock::now();
    Workbook book;
    std::string rows, merges;
    for (int i = 1; i <= 20'000; ++i) {
        rows += "<row>" + std::string{i % 2 ? cell("A" + std::to_string(i), "x") : ""} + cell("B" + std::to_string(i), "y") + "</row>";
        if (i % 2) merges += "<mergeCell ref=\"A" + std::to_string(i) + ":A" + std::to_string(i + 1) + "\"/>";
    }
    book.sheets = {{"a", "<sheetData>" + rows + "</sheetData><mergeCells>" + merges + "</mergeCells>"}};
    const Read r = read(book);
    CHECK(r.tables[0].rows() == 20'000);
    CHECK(r.tables[0].text(19'999, 0) == "x");
    CHECK(r.tables[0].is_copy(19'999, 0));
    CHECK_FALSE(r.tables[0].is_copy(19'998, 0));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{5});
}
