#include "table_text.hpp"
#include "workbook.hpp"

#include <entente/io/sources/source.hpp>

#include <catch2/catch.hpp>

using namespace entente;

namespace {

std::string format_of(const std::string& bytes, const std::string& file) { return read_source(bytes, file).format; }

Diagnostic refusal(const std::string& bytes, const std::string& file) {
    try {
        read_source(bytes, file);
    } catch (const InputError& e) {
        return e.diagnostics().front();
    }
    FAIL("not refused");
    return {};
}

} // namespace

TEST_CASE("source: the format is told from the content first", "[source]") {
    const std::string page = "<table><tr><td>x</table>", json = "[{\"a\":1}]", script = "export const a = [{b: 1}];", csv = "a,b\n1,2\n", tsv = "a\tb\n1\t2\n";
    for (const char* file : {"f", "f.csv", "f.txt", "f.html", "f.xls", "folder.x/f"}) {
        INFO(file);
        CHECK(format_of(page, file) == "html");
    }
    CHECK(format_of("\xEF\xBB\xBF \n<!DOCTYPE html><html><body>" + page, "f") == "html");
    for (const char* file : {"f", "f.json", "f.txt", "f.html", "f.js"}) {
        INFO(file);
        CHECK(format_of(json, file) == "json");
    }
    for (const char* file : {"f", "f.js", "f.ts", "f.txt"}) {
        INFO(file);
        CHECK(format_of("// data\n" + script, file) == "js");
    }
    CHECK(format_of("{\"a\":1}\n{\"a\":2}\n", "f") == "jsonl");
    CHECK(format_of("{\"a\":1}\n", "f.jsonl") == "jsonl");
    CHECK(format_of("{\"a\":1}\n", "f.ndjson") == "jsonl");
    CHECK(format_of(csv, "f") == "csv");
    CHECK(format_of(csv, "f.tsv") == "csv");
    CHECK(format_of(tsv, "f") == "tsv");
    CHECK(format_of("[1] note,x\na,b\n", "f") == "csv");
    CHECK(format_of("[a],[b]\n1,2\n", "f.csv") == "csv");
    CHECK(format_of("{x},y\n1,2\n", "f") == "csv");
    CHECK(format_of("type,country\nmou,AZ\n", "f") == "csv");
    CHECK(format_of("type\tcountry\nmou\tAZ\n", "f") == "tsv");
    CHECK(format_of("import,export\n1,2\n", "f") == "csv");
    CHECK(format_of("<5,y\n1,2\n", "f") == "csv");
    CHECK(format_of("", "f") == "csv");
    CHECK(read_source("", "f").tables.size() == 1);
    CHECK(format_of(Workbook{{{"a", "<sheetData><row><c><v>1</v></c></row></sheetData>"}}}.bytes(), "f.csv") == "xlsx");
}

TEST_CASE("source: options say what the content does not", "[source]") {
    CHECK(read_source("a;b,c\n1;2,3\n", "f", {.format = "csv", .delimiter = ','}).tables[0].width() == 2);
    CHECK(read_source("a b\tc\n", "f", {.format = "tsv"}).tables[0].width() == 2);
    CHECK(text_of(read_source("a\n\xDD\n", "f", {.encoding = "windows-1254"}).tables[0]) == "a\nİ\n");
    CHECK_THROWS_AS(read_source("a", "f", {.format = "xml"}), UsageError);
    CHECK_THROWS_AS(read_source("a", "f", {.encoding = "none"}), UsageError);
    CHECK_THROWS_AS(read_source("a,b", "f", {.format = "json"}), InputError);
    CHECK_THROWS_AS(read_source("a,b", "f", {.format = "xlsx"}), InputError);
    CHECK_THROWS_AS(read_source(Workbook{{{"a", "<sheetData/>"}}}.bytes(), "f", {.format = "csv"}), UsageError);
}

TEST_CASE("source: a guessed encoding is told, a declared one is not", "[source]") {
    const SourceReading guessed = read_source("Partner;Land\nUniversit\xE4t M\xFCnchen;\xD6sterreich\n", "f");
    CHECK(guessed.encoding == "windows-1252");
    CHECK(text_of(guessed.tables[0]) == "Partner|Land\nUniversität München|Österreich\n");
    REQUIRE(guessed.remarks.size() == 1);
    CHECK(guessed.remarks[0].severity == Severity::repair);
    CHECK(guessed.remarks[0].message == "read as windows-1252, for it is not UTF-8");
    const SourceReading page = read_source("<html><meta charset=windows-1251><table><tr><td>\xCC\xEE\xF1\xEA\xE2\xE0</table>", "f");
    CHECK(text_of(page.tables[0]) == "Москва\n");
    CHECK(page.remarks.empty());
    CHECK(page.encoding == "windows-1251");
}

TEST_CASE("source: files of other kinds are refused with advice", "[source]") {
    for (const std::string& bytes : {std::string{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"}, std::string{"%PDF-1.7\n"}, std::string{"{\\rtf1 x}"}, std::string{"SQLite format 3"} + '\0', std::string{"PAR1x"}, std::string{"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"}, std::string{"<?xml version=\"1.0\"?><list><item/></list>"}, packed({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}}), packed({{"[Content_Types].xml", "<x/>"}, {"word/document.xml", "<x/>"}})}) {
        const Diagnostic d = refusal(bytes, "f.bin");
        INFO(d.message);
        CHECK(d.place.file == "f.bin");
        CHECK_FALSE(d.hint.empty());
    }
}

TEST_CASE("source: packed files are read as what they hold", "[source]") {
    const std::string zip = packed({{"list.csv", "a,b\n1,2\n"}});
    CHECK(text_of(read_source(zip, "list.csv.zip").tables[0]) == "a|b\n1|2\n");
    CHECK_THROWS_AS(read_source(packed({{"inner.zip", zip}}), "outer.zip"), InputError);
}
