#include "table_text.hpp"

#include <entente/io/sources/value_tables.hpp>

#include <catch2/catch.hpp>

#include <chrono>

using namespace entente;

namespace {

struct Read {
    Tables tables;
    std::vector<Diagnostic> remarks;
};

Read read(std::string_view text) {
    const ParsedValues parsed = parse_json(text, "f");
    Read r;
    r.tables = tables_of(parsed, "f", text.size(), r.remarks);
    return r;
}

/// Every table with its name and heading before it.
std::string tables(std::string_view text) {
    std::string out;
    for (const Table& table : read(text).tables) {
        if (!table.name().empty()) out += "# " + table.name() + (table.heading().empty() ? "" : " / " + table.heading()) + "\n";
        out += text_of(table);
    }
    return out;
}

} // namespace

TEST_CASE("value tables: records in any wrapping", "[values]") {
    CHECK(tables(R"([{"a":1,"b":"x"},{"b":null,"c":true},{}])") == "a|b|c\n1|x\n||true\n\n");
    CHECK(tables(R"({"count":2,"results":[{"a":1}]})") == "# results\na\n1\n");
    CHECK(tables(R"({"data":{"items":[{"a":1}],"more":[{"b":2}]}})") == "# data.items / items\na\n1\n# data.more / more\nb\n2\n");
    CHECK(tables(R"({"Germany":[{"n":"x"}],"France":[{"n":"y"}]})") == "# Germany / Germany\nn\nx\n# France / France\nn\ny\n");
    CHECK(tables(R"([null,{"a":1},null])") == "a\n1\n");
    CHECK(tables("{\"a\":1}\n{\"a\":2}") == "a\n1\n2\n");
    CHECK(tables(R"({"name":"x","city":"y"})") == "name|city\nx|y\n");
    CHECK(tables("[]").empty());
    CHECK(tables("{}").empty());
    CHECK(read("[]").tables.size() == 1);
    CHECK(read("[]").remarks[0].message == "the file holds no rows");
    CHECK(read(R"({"count":2,"results":[{"a":1}]})").remarks[0].message == "'count' beside the records is not read");
}

TEST_CASE("value tables: what records hold", "[values]") {
    CHECK(tables(R"([{"n":"x","coord":{"lat":1.50,"long":{"d":2}},"t":["p","q",null,3]}])") == "n|coord.lat|coord.long.d|t\nx|1.50|2|p ; q ; 3\n");
    CHECK(tables(R"([{"n":"x","p":[{"m":"a","c":"AZ"},{"m":"b"}],"k":1},{"n":"y","p":[]},{"n":"z","p":[{"m":"c"}]}])") == "n|p.m|p.c|k\nx|a|AZ|1\n^x|b||^1\ny\nz|c\n");
    Read r = read(R"([{"n":"x","p":[{"m":1}],"q":[{"o":2}],"r":[[1,2],[3]],"e":{},"l":[]}])");
    CHECK(text_of(r.tables[0]) == "n|p.m|q|r\nx|1|[{\"o\":2}]|[[1,2],[3]]\n");
    REQUIRE(r.remarks.size() == 1);
    CHECK(r.remarks[0].message == "2 cells of column 'q' hold lists or objects inside; kept as JSON text");
    // A list inside of a list that already makes rows.
    CHECK(tables(R"([{"p":[{"m":1,"s":[{"t":2}]}]}])") == "p.m|p.s\n1|[{\"t\":2}]\n");
    r = read(R"([{"a":1,"a":2},{"a":3}])");
    CHECK(text_of(r.tables[0]) == "a\n2\n3\n");
    CHECK(r.remarks[0].message == "a record gives 'a' twice; the last counts");
    CHECK(tables(R"([{"a":"x"},"y",5])") == "a|value\nx\n|y\n|5\n");
}

TEST_CASE("value tables: rows, columns, maps and features", "[values]") {
    CHECK(tables(R"([["a","b"],[1,2],[3,[4],5],[]])") == "a|b\n1|2\n3|[4]|5\n\n");
    CHECK(tables(R"({"columns":["a","b"],"index":[0],"data":[[1,2]]})") == "# data\na|b\n1|2\n");
    CHECK(tables(R"({"fields":[{"name":"a"},{"name":"b"}],"rows":[[1,2]]})") == "# rows\na|b\n1|2\n");
    CHECK(tables(R"({"a":[1,2],"b":["x",null]})") == "a|b\n1|x\n2|\n");
    CHECK(tables(R"({"a":{"0":1,"1":2},"b":{"0":"x","1":"y"}})") == "a|b\n1|x\n2|y\n");
    CHECK(tables(R"({"AZ":{"n":"x","c":1},"TR":{"n":"y","c":2}})") == "key|n|c\nAZ|x|1\nTR|y|2\n");
    CHECK(tables(R"({"all":{"u1":{"n":"x"},"u2":{"n":"y"}}})") == "# all\nkey|n\nu1|x\nu2|y\n");
    CHECK(tables(R"(["x","y"])") == "value\nx\ny\n");
    CHECK(tables(R"({"countries":["x","y"]})") == "# countries\ncountries\nx\ny\n");
    Read r = read(R"({"type":"FeatureCollection","features":[{"type":"Feature","id":7,"properties":{"n":"x","a":{"b":1}},"geometry":{"type":"Point","coordinates":[49.8,40.4]}},{"properties":{"n":"y"},"geometry":{"type":"Polygon","coordinates":[[[1,2]]]}},{"properties":null,"geometry":null}]})");
    CHECK(text_of(r.tables[0]) == "id|n|a.b|longitude|latitude\n7|x|1|49.8|40.4\n|y\n\n");
    CHECK(r.remarks[0].message == "the shape of a feature that is no point is not read");
}

TEST_CASE("value tables: rows know their lines", "[values]") {
    const Read r = read("[\n{\"a\":\n1},\n\n{\"a\":2,\"p\":[\n{\"b\":1},\n{\"b\":2}]}]");
    const Table& t = r.tables[0];
    REQUIRE(t.rows() == 4);
    CHECK(t.line(1) == 2);
    CHECK(t.line(2) == 6);
    CHECK(t.line(3) == 7);
    CHECK(t.place(1, 0) == Place{"f", 2});
}

TEST_CASE("value tables: what would outgrow its file is refused", "[values][hostile]") {
    const auto begin = std::chrono::steady_clock::now();
    // A long text repeated for each of many elements.
    std::string text = "[{\"t\":\"" + std::string(1'000'000, 'x') + "\",\"p\":[";
    for (int i = 0; i < 50'000; ++i) text += i ? ",{\"a\":1}" : "{\"a\":1}";
    CHECK_THROWS_AS(read(text + "]}]"), LimitError);
    // Records that share no field.
    text = "[";
    for (int i = 0; i < 60'000; ++i) text += (i ? ",{\"k" : "{\"k") + std::to_string(i) + "\":1}";
    CHECK_THROWS_AS(read(text + "]"), LimitError);
    // Many columns, then many rows of few.
    text = "[{";
    for (int i = 0; i < 60'000; ++i) text += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
    text += "}";
    for (int i = 0; i < 200'000; ++i) text += ",{\"k0\":1}";
    CHECK(read(text + "]").tables[0].rows() == 200'002);
    text = "[{";
    for (int i = 0; i < 70'000; ++i) text += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
    CHECK_THROWS_AS(read(text + "}]"), LimitError); // more columns than a table has
    text = "{";
    for (int i = 0; i < 20'000; ++i) text += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":[{\"a\":1}]";
    CHECK_THROWS_AS(read(text + "}"), LimitError); // more tables than a file has
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{6});
}
