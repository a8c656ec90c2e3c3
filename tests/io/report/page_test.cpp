#include <entente/io/report/assets.hpp>
#include <entente/io/report/page.hpp>
#include <entente/io/sources/html.hpp>
#include <entente/io/text/escape.hpp>
#include <entente/io/text/file.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <limits>
#include <regex>
#include <set>

using namespace entente;
using namespace entente::report;
using namespace std::string_literals;

namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<double>;
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

std::string between(const std::string& text, const std::string& from, const std::string& to) {
    const auto begin = text.find(from);
    REQUIRE(begin != text.npos);
    const auto end = text.find(to, begin + from.size());
    REQUIRE(end != text.npos);
    return text.substr(begin + from.size(), end - begin - from.size());
}

std::size_t count(const std::string& text, const std::string& word) {
    std::size_t n = 0;
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++n;
    return n;
}

/// A page that says `text` wherever a page can say anything.
Page page_of(const std::string& text) {
    Page page;
    page.title = page.subtitle = page.footer = page.note = text;
    page.tiles = {{text, text}};
    Explorer e;
    e.kinds = {{text, "#000000"}};
    e.types = {{text, "#000000"}};
    e.layers = {{text, ""}};
    e.actors = {{text, text, 0, text, true, 1, 0.5, -0.25}, {"", text, 0, "", false, 0, 1, 1}};
    e.ties = {{0, 1, 0, 0, 2001, 2001, true, text, text, text},
              {1, 0, 0, 0, 2001, 2003, false, text, text, text}};
    e.notes = {{text, 1, 2}};
    page.explorer = e;
    page.overview = {"<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n", text};
    report::Table table{
        text,
        {{{text, Texts{text, text}}, {"date", Texts{"2001", text}}, {"x", Numbers{1, nothing}}}}};
    table.linked = text;
    table.links = {text, "https://example.org/?a=1&b='\"<"};
    table.is_ties = true;
    table.most_rows = 1;
    page.sections = {{"first",
                      text,
                      {Paragraph{text}, Figure{page.overview}, table, List{text, {{text, text}}},
                       Definitions{{{text, text}}}}}};
    return page;
}

Texts hostile_names() {
    const Texts seeds{"<script>window.__ran=1</script>",
                      "</script><script>window.__ran=1</script>",
                      "<!--<script>",
                      "-->",
                      "<!-- ",
                      "]]>",
                      "<![CDATA[x]]>",
                      "</style>",
                      "</title><svg onload=alert(1)>",
                      "<img src=x onerror=alert(1)>",
                      "javascript:alert(1)",
                      "JaVaScRiPt:alert(1)",
                      "java\tscript:alert(1)",
                      "data:text/html,<script>alert(1)</script>",
                      "\" onmouseover=\"alert(1)",
                      "' onfocus='alert(1)' autofocus='",
                      "`onclick=alert(1)`",
                      "&lt;b&gt;",
                      "&#60;",
                      "&amp",
                      "a\0b"s,
                      "\x01\x02\x1F\x7F",
                      "\xC2\x85",
                      "\xC0\xAF",
                      "\xED\xA0\x80",
                      "\xFF\xFE",
                      "cut \xE2\x82",
                      "\xF4\x90\x80\x80",
                      "\xE2\x80\xAE"
                      "txt.exe",
                      "\xE2\x81\xA6 isolated",
                      "\xEF\xBF\xBE",
                      "\\u003c\\",
                      "\\",
                      "\"",
                      "{\"a\":[",
                      "}]}",
                      "${alert(1)}",
                      "{{constructor}}",
                      "%3Cscript%3E",
                      "\r\n<b>",
                      "<a href=javascript:alert(1)>x</a>",
                      "<iframe srcdoc='<script>alert(1)</script>'>",
                      "<base href=//evil.example>",
                      "<meta http-equiv=refresh content=0>",
                      "<form action=//evil.example>",
                      "<math><mtext></mtext></math>",
                      "<plaintext>",
                      "<textarea>",
                      "<noscript>",
                      "<template>",
                      "\xE2\x80\xA8 line",
                      "__proto__",
                      "constructor"};
    Texts all;
    for (const auto& seed : seeds)
        for (const auto& text : {seed, "x" + seed, seed + seed, "Ə " + seed + " 清華"})
            all.push_back(text);
    return all;
}

} // namespace

TEST_CASE("report: no name is markup, in any field") {
    const Texts names = hostile_names();
    REQUIRE(names.size() >= 200);
    const std::string plain = write_page(page_of("plain"));
    // The shape of a page does not depend on what is said: the same tags, in the same order.
    const std::regex tag{"<[a-zA-Z/!][^>]*>"};
    const auto shape = [&](const std::string& html) {
        // Not of style and script, which are ours, nor of data, which is looked at below.
        std::string out, rest = html;
        for (const char* element : {"style", "script"})
            rest = std::regex_replace(rest, std::regex{"<"s + element + "(>|[^>]*>)[^<]*"}, "");
        for (std::sregex_iterator i{rest.begin(), rest.end(), tag}, end; i != end; ++i) {
            const std::string found = i->str();
            out += found.substr(0, found.find_first_of(" >", 1)) + ">";
        }
        return out;
    };
    Page without = page_of("plain");
    REQUIRE(count(plain, "<script>") == 1);
    std::size_t faults = 0;
    for (const auto& name : names) {
        INFO(visible_text(name));
        std::string html = write_page(page_of(name));
        const std::string data = between(html, "id=\"data\">", "</script>");
        CHECK(data.find_first_of("<>&") == data.npos);
        const auto json = nlohmann::json::parse(data, nullptr, false);
        REQUIRE_FALSE(json.is_discarded());
        CHECK(json["actors"][0][0] == visible_text(name));
        CHECK(json["kinds"][0][0] == visible_text(name));
        CHECK(json["ties"][1].back() == visible_text(name));
        const std::string script_text{script()}, style_text{style()};
        for (const auto& ours : {script_text, style_text, data})
            html.erase(html.find(ours), ours.size());
        std::string expected = plain;
        for (const auto& ours :
             {script_text, style_text, between(plain, "id=\"data\">", "</script>")})
            expected.erase(expected.find(ours), ours.size());
        if (shape(html) != shape(expected)) ++faults;
        CHECK(shape(html) == shape(expected));
        CHECK(html.find('\0') == html.npos);
        CHECK(visible_text(html) == html); // UTF-8 without what is hidden
        // A parser that shares no code with the writer finds the text in the cell.
        std::vector<Diagnostic> remarks;
        const Tables tables = read_html(html, "page.html", remarks);
        CHECK(tables.size() == 1);
        if (faults > 3) return;
    }
}

TEST_CASE("report: only web addresses become links") {
    for (const char* bad : {"javascript:alert(1)", "data:text/html,x", "mailto:a@b.org",
                            " https://a.org", "//a.org", ""}) {
        Page page = page_of("x");
        page.sections[0].blocks = {List{"x", {{"x", bad}}}};
        CHECK(count(write_page(page), "<li>x\n") == 1);
    }
    Page page = page_of("to");
    report::Table table{"c", {{{"to", Texts{"A", "B"}}, {"n", Numbers{1, 2}}}}};
    table.linked = "to";
    table.links = {"https://a.org/?x=1&y=\"", "javascript:alert(1)"};
    page.sections[0].blocks = {table};
    const auto html = write_page(page);
    CHECK(html.find("<td><a href=\"https://a.org/?x=1&amp;y=&quot;\">A</a><td>1\n") != html.npos);
    CHECK(html.find("<tr><td>B<td>2\n") != html.npos);
}

TEST_CASE("report: the policy allows the page's own style and script and nothing else") {
    const auto html = write_page(page_of("x"));
    const auto policy = between(html, "Content-Security-Policy\" content=\"", "\"");
    // What stands between the tags, byte for byte, is what browsers hash.
    CHECK(policy == "default-src 'none'; style-src 'sha256-" +
                        sha256_base64(between(html, "<style>", "</style>")) +
                        "'; script-src 'sha256-" +
                        sha256_base64(between(html, "<script>", "</script>")) +
                        "'; base-uri 'none'; form-action 'none'");
    CHECK(html.find(" style=\"") == html.npos);
    CHECK(html.find("</script", html.find("<script>")) == html.rfind("</script"));
    CHECK(script().find("http") == script().npos);
    CHECK(style().find("url(") == style().npos);
    CHECK(style().find("@import") == style().npos);
    // Of "abc", by FIPS 180-2 in base 64.
    CHECK(sha256_base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST_CASE("report: identifiers are unique and references to them hold") {
    Page page = page_of("x");
    page.sections.push_back(
        {"second",
         "y",
         {report::Table{"c", {{{"a", Numbers{1}}}}}, report::Table{"d", {{{"a", Numbers{1}}}}}}});
    const auto html = write_page(page);
    std::set<std::string> ids;
    const std::regex id{" id=\"([^\"]*)\""}, ref{" (?:aria-labelledby=\"|href=\"#)([^\"]*)\""};
    for (std::sregex_iterator i{html.begin(), html.end(), id}, end; i != end; ++i)
        CHECK(ids.insert((*i)[1]).second);
    CHECK(ids.size() > 8);
    for (std::sregex_iterator i{html.begin(), html.end(), ref}, end; i != end; ++i)
        CHECK(ids.contains((*i)[1]));
}

TEST_CASE("report: tables say numbers shortly, and of long ones the first rows") {
    Page page;
    report::Table table{"Caption",
                        {{{"some_name", Texts{"a", "b", "c"}},
                          {"value", Numbers{12345, 0.123456, nothing}},
                          {"rank", Texts{"1 [1–2]", "2", ""}}}}};
    table.numeric = {"rank"};
    table.sorted = "value";
    table.most_rows = 2;
    page.sections = {{"s", "S", {table}}};
    auto html = write_page(page);
    CHECK(html.find("<table class=\"n2 n3\">") != html.npos);
    CHECK(html.find("<th scope=\"col\">Some name</th><th scope=\"col\" "
                    "aria-sort=\"descending\">Value</th>") != html.npos);
    CHECK(html.find("<tr><td>a<td>12345<td>1 [1–2]\n<tr><td>b<td>0.1235<td>2\n</tbody>") !=
          html.npos);
    CHECK(html.find("Caption (the first 2 of 3)</caption>") != html.npos);
    CHECK(html.find("id=\"data\"") == html.npos);
    std::vector<Diagnostic> remarks;
    const Tables read = read_html(html, "page.html", remarks);
    CHECK(read.size() == 1);
    table.most_rows = 3;
    page.sections = {{"s", "S", {table}}};
    html = write_page(page);
    CHECK(html.find("<tr><td>c<td><td>\n") != html.npos);
    CHECK(html.find("the first") == html.npos);
    page.sections = {{"s", "S", {report::Table{"Nothing", {}}}}};
    CHECK(write_page(page).find("<thead><tr></tr></thead>") != std::string::npos);
}

TEST_CASE("report: what the table of ties tells is not told again in the data") {
    Page page = page_of("x");
    page.explorer->ties = {{0, 1, 0, 0, 2001, 2001, true, "d", "w", "s"},
                           {0, 1, 0, 0, std::nullopt, std::nullopt, false, "d", "w", "s"},
                           {0, 1, 0, 0, 2001, std::nullopt, true, "d", "w", "s"}};
    report::Table table{"t",
                        {{{"date", Texts{"d", "d", "d"}},
                          {"wording", Texts{"w", "w", "w"}},
                          {"source", Texts{"s", "s", "s"}}}}};
    table.is_ties = true;
    const auto ties = [&] {
        page.sections = {{"s", "S", {table}}};
        return nlohmann::json::parse(between(write_page(page), "id=\"data\">", "</script>"))["ties"]
            .dump();
    };
    CHECK(ties() == "[[0,1,0,0,2001],[0,1,0,0,null,null,0],[0,1,0,0,2001,null]]");
    CHECK(write_page(page).find(
              "<table id=\"ties\" data-date=\"0\" data-wording=\"1\" data-source=\"2\">") !=
          std::string::npos);
    table.most_rows = 2;
    CHECK(ties() ==
          "[[0,1,0,0,2001],[0,1,0,0,null,null,0],[0,1,0,0,2001,null,1,\"d\",\"w\",\"s\"]]");
}

TEST_CASE("report: a page without a network or without a picture") {
    Page page;
    page.title = "Nothing";
    CHECK(write_page(page).find("id=\"network\"") == std::string::npos);
    page.explorer = Explorer{};
    const auto html = write_page(page);
    CHECK(html.find("too large for a picture") != html.npos);
    CHECK(html.find("\"actors\":[]") != html.npos);
    CHECK(write_page(page) == html);
}
