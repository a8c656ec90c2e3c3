#include <entente/io/sources/values.hpp>

#include <catch2/catch.hpp>
#include <simdjson.h>

#include <chrono>

using namespace entente;

namespace {

std::string json(std::string_view text) {
    const ParsedValues p = parse_json(text, "f.json");
    return p.values.json(p.roots.front().value);
}

std::string script(std::string_view text) {
    const ParsedValues p = parse_literals(text, "f.js");
    std::string out;
    for (const NamedValue& root : p.roots) out += root.name + "=" + p.values.json(root.value) + "\n";
    return out;
}

template <class Parse>
std::string refusal(Parse parse, std::string_view text) {
    try {
        parse(text);
    } catch (const InputError& e) {
        return to_string(e.diagnostics().front().place) + ": " + e.diagnostics().front().message;
    }
    return "not refused";
}

} // namespace

TEST_CASE("json: values come back as they were written", "[json]") {
    for (const char* text : {"[]", "{}", "[1,2.50,-0,1e5,1609455600000,true,false,null]", "{\"a\":{\"b\":[{\"c\":\"d\"}]}}", "[[],{},[[]]]", "\"x\"", "12", "null", "[\"\\\"\\\\/\"]", "{\"\":\"\"}"}) {
        INFO(text);
        CHECK(json(text) == text);
    }
    CHECK(json(" [ 1 , \"\\u0041\\n\\u00e9\\ud83d\\ude00\" ] ") == "[1,\"A\\u000aé😀\"]");
    CHECK(json("[\"\\/\"]") == "[\"/\"]");
}

TEST_CASE("json: what scripts allow is read, with a remark", "[json]") {
    for (const char* text : {"[1,]", "{\"a\":1,}", "{a:1}", "['x']", "[1] // note", "[/* x */1]", "[NaN]", "[undefined]", "[+1]", "[.5]", "[5.]", "[0x10]", "[1,,2]", "[\"\\x41\"]", "[\"\\ud800\"]", "[\"tab\t\"]", "{\"a\":1},{\"b\":2}", "[True, None]", "[01]"}) {
        INFO(text);
        const ParsedValues p = parse_json(text, "f");
        REQUIRE(p.remarks.size() == 1);
        CHECK(p.remarks[0].severity == Severity::repair);
    }
    CHECK(json("[.5,5.,-.5,0x1F,01]") == "[.5,5.,-.5,31,01]");
}

TEST_CASE("json: faults are told with their place", "[json]") {
    CHECK(refusal(json, "") == "f.json:1:1: the file holds no value");
    CHECK(refusal(json, "[\n  {\"a\": 1 \"b\": 2}\n]") == "f.json:2:11: neither a comma nor } follows the value");
    CHECK(refusal(json, "[1, 2") == "f.json:1:6: the file ends within a value; its bracket stands in line 1");
    CHECK(refusal(json, "{\"é\" 1}") == "f.json:1:6: a colon must follow the key");
    CHECK(refusal(json, "[\"open]") == "f.json:1:2: a string is never closed");
    CHECK(refusal(json, "[\"two\nlines\"]") == "f.json:1:2: a string is not closed on its line");
    CHECK(refusal(json, "[1 2]") == "f.json:1:4: neither a comma nor ] follows the value");
    CHECK(refusal(json, "[1} ") == "f.json:1:3: neither a comma nor ] follows the value");
    CHECK(refusal(json, "[abc]") == "f.json:1:2: 'abc' is no value of JSON");
    CHECK(refusal(json, "[12abc]") == "f.json:1:2: not a number");
    CHECK(refusal(json, "[-]") == "f.json:1:2: not a number");
    CHECK(refusal(json, "[1]]") == "f.json:1:4: something follows the value");
    CHECK(refusal(json, "[\"\\u12\"]") == "f.json:1:3: four hexadecimal digits must follow \\u");
    CHECK(refusal(json, std::string(300, '[')) == "f.json:1:257: values are nested deeper than 256");
    CHECK(refusal(json, "{\"a\":") == "f.json:1:6: the file ends where a value is missing");
    CHECK(json(std::string(256, '[') + std::string(256, ']')).size() == 512);
}

TEST_CASE("json lines: each line for itself, and all faults at once", "[json]") {
    const ParsedValues p = parse_json("{\"a\":1}\n\n{\"a\":2}\r\n{\"a\":3}", "f");
    CHECK(p.is_lines);
    CHECK(p.values.json(p.roots[0].value) == "[{\"a\":1},{\"a\":2},{\"a\":3}]");
    try {
        parse_json("{\"a\":1}\n{\"a\":}\n{\"a\":2}\n{\"a\" 3}\n", "f");
        FAIL("not refused");
    } catch (const InputError& e) {
        REQUIRE(e.diagnostics().size() == 2);
        CHECK(e.diagnostics()[0].place == Place{"f", 2, 6});
        CHECK(e.diagnostics()[1].place == Place{"f", 4, 6});
    }
    std::string many = "{}\n";
    for (int i = 0; i < 100; ++i) many += "{\"a\":}\n";
    try {
        parse_json(many, "f");
        FAIL("not refused");
    } catch (const InputError& e) {
        CHECK(e.diagnostics().size() == 20);
    }
}

TEST_CASE("json: strict texts are those that another parser takes", "[json]") {
    // Each a mutation of a sound text; ours may take more, but never without a remark.
    const std::string sound = "{\"k\":[1,-2.5e3,\"a\\n\\u00e9\",true,false,null,{\"x\":[]}],\"z\":\"\"}";
    const std::string letters = "{}[]\",:\\ntrue1.-e5 \t\n/x0";
    simdjson::dom::parser parser;
    std::size_t compared = 0;
    std::uint64_t state = 1;
    for (int i = 0; i < 20'000; ++i) {
        std::string text = sound;
        for (int k = 0; k < 1 + i % 3; ++k) {
            state = state * 6'364'136'223'846'793'005u + 1'442'695'040'888'963'407u;
            const std::size_t at = (state >> 33) % text.size();
            const char c = letters[(state >> 20) % letters.size()];
            if (i % 2)
                text[at] = c;
            else
                text.insert(at, 1, c);
        }
        bool strict = false;
        try {
            const ParsedValues p = parse_json(text, "f");
            strict = p.remarks.empty() && !p.is_lines;
        } catch (const InputError&) {
        }
        const bool taken = parser.parse(simdjson::padded_string{text}).error() == simdjson::SUCCESS;
        INFO(text);
        // The other parser refuses numbers that no double holds; none arise here.
        if (strict != taken) CHECK(strict == taken);
        ++compared;
    }
    CHECK(compared == 20'000);
}

TEST_CASE("scripts: literals of JavaScript and TypeScript", "[literal]") {
    CHECK(script("const a = [1, 'x', \"y\", `z`, true, null, undefined,];") == "a=[1,\"x\",\"y\",\"z\",true,null,null]\n");
    CHECK(script("export const a: Array<{x: string, f: (y: number) => void}> = [{x: 'it\\'s', \"b c\": 1_000, 12: 0xFF, n: -1.5, m: .5, big: 10n}] as const;") == "a=[{\"x\":\"it's\",\"b c\":1000,\"12\":255,\"n\":-1.5,\"m\":.5,\"big\":10}]\n");
    CHECK(script("var a = {x: 'one ' + \"two \"\n + 'three'}, b = [1]\nlet c = []") == "a={\"x\":\"one two three\"}\nb=[1]\nc=[]\n");
    CHECK(script("module.exports = [1];") == "default=[1]\n");
    CHECK(script("exports.list = [1]; window.App.data = {a: 1}; x['y z'] = [2]") == "list=[1]\ndata={\"a\":1}\ny z=[2]\n");
    CHECK(script("export default [1]") == "default=[1]\n");
    CHECK(script("const a = [1];\nexport default a;\nexport { a };\nmodule.exports = { a };") == "a=[1]\n");
    CHECK(script("const ES = 'Spain', N = 5;\nconst a = [{c: ES, n: N, ES, t: 'in ' + ES}]") == "a=[{\"c\":\"Spain\",\"n\":5,\"ES\":\"Spain\",\"t\":\"in Spain\"}]\n");
    CHECK(script("const a = [new Date('2016-05-12'), new Date(1609455600000), new Date(2016, 4, 2), new Date(2016, 0)]") == "a=[\"2016-05-12\",1609455600000,\"2016-05-02\",\"2016-01\"]\n");
    CHECK(script("const a = Object.freeze([1, ({b: 2}), !0, !1])") == "a=[1,{\"b\":2},true,false]\n");
    CHECK(script("// c\n/* d */ import x, {y} from 'z';\nimport 'w'\nexport interface A { b: string; }\ntype B = string | number\nexport const a = [1] satisfies B[];\n") == "a=[1]\n");
    CHECK(script("callback({\"a\": [1]});") == "={\"a\":[1]}\n");
    CHECK(script("[{a: 1}]") == "=[{\"a\":1}]\n");
    CHECK(script("const a = {\"k\": 'v\\u{1F600}\\x41\\\nw'}") == "a={\"k\":\"v😀Aw\"}\n");
    CHECK(script("#!/usr/bin/node\n'use strict';\nconst a = [1]") == "a=[1]\n");
}

TEST_CASE("scripts: code between the data is left out with a remark", "[literal]") {
    const ParsedValues p = parse_literals("const f = (x) => { return \"}\" + /[}\"]/.test(x) };\nfunction g() { if (a) { b() } }\nclass C { m() {} }\n$(function () { init(); });\nconst a = [1]; // end\nconsole.log(a)\n", "f");
    REQUIRE(p.roots.size() == 1);
    CHECK(p.roots[0].name == "a");
    REQUIRE(p.remarks.size() == 1);
    CHECK(p.remarks[0].message.starts_with("5 statements"));
    CHECK(p.remarks[0].place == Place{"f", 1, 1});
}

TEST_CASE("scripts: what would have to be evaluated is refused where it stands", "[literal]") {
    const std::string no = "this would have to be evaluated; only literal values are read";
    CHECK(refusal(script, "const a = [\n f(1)]") == "f.js:2:2: " + no);
    CHECK(refusal(script, "const a = [...b]") == "f.js:1:12: " + no);
    CHECK(refusal(script, "const a = {...b}") == "f.js:1:12: " + no);
    CHECK(refusal(script, "const a = [b.c]") == "f.js:1:12: " + no);
    CHECK(refusal(script, "const a = [`${b}`]") == "f.js:1:13: " + no);
    CHECK(refusal(script, "const a = [1].map(x => x)") == "f.js:1:14: " + no);
    CHECK(refusal(script, "const a = [1 + 2]") == "f.js:1:14: " + no);
    CHECK(refusal(script, "const a = {[k]: 1}") == "f.js:1:12: " + no);
    CHECK(refusal(script, "const a = {m() {}}") == "f.js:1:12: " + no);
    CHECK(refusal(script, "const a = ['x' + y]") == "f.js:1:18: " + no);
    CHECK(refusal(script, "const a = [['x'] + 'y']") == "f.js:1:18: " + no);
    CHECK(refusal(script, "const a = [(1, 2)]").find(no) != std::string::npos);
    CHECK(refusal(script, "const a = [a => 1]") == "f.js:1:12: " + no);
    CHECK(refusal(script, "const a = [new Foo()]") == "f.js:1:12: " + no);
    CHECK(refusal(script, "const a = require('x')").find("assigns no list or object") != std::string::npos);
    CHECK(refusal(script, "").find("assigns no list or object") != std::string::npos);
}

TEST_CASE("scripts: broken and hostile ones end in a placed fault", "[literal][hostile]") {
    for (const std::string& text : {std::string{"const a = ["}, std::string{"const a = {b"}, std::string{"const a = 'x"}, std::string{"const a = `x"}, std::string{"const a = [1 /* "}, std::string{"const"}, std::string{"const a"}, std::string{"const a ="}, std::string{"const a: "}, std::string{"const a: Array<"}, std::string{"export"}, std::string{"export default"}, std::string{"module.exports ="}, std::string{"a.b["}, std::string{"a['b"}, std::string{"const a = [1] as"}, std::string{"const a = new Date("}, std::string{"function f() { "}, std::string{"/"}, std::string{"const a = [1,2"}, std::string{"(((((("}, std::string{"}}}}"}, std::string{"\\"}, std::string{"const a = ['\\"}, std::string{"const a = ['\\u{"}, std::string{"x = y = [1"}, "const a = " + std::string(100'000, '('), "const a = " + std::string(100'000, '['), "const a: " + std::string(100'000, '<'), "f" + std::string(100'000, '('), std::string(100'000, '/') , std::string(100'000, '{')}) {
        INFO(text.substr(0, 40));
        const auto begin = std::chrono::steady_clock::now();
        try {
            parse_literals(text, "f.js");
        } catch (const InputError& e) {
            CHECK(e.diagnostics().front().place.line > 0);
        }
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{2});
    }
}
