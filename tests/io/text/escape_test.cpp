#include <entente/io/text/escape.hpp>

#include <catch2/catch.hpp>

#include <random>

using namespace entente;
using namespace std::string_literals;

TEST_CASE("markup becomes text") {
    CHECK(xml_text("<b>R&D</b> \"x\" ]]>") == "&lt;b&gt;R&amp;D&lt;/b&gt; \"x\" ]]&gt;");
    CHECK(xml_attribute("a\"b'c<d>&\t\n\r") == "a&quot;b&#39;c&lt;d&gt;&amp;&#9;&#10;&#13;");
    CHECK(xml_text("a\r\nb") == "a&#13;\nb");
    CHECK(xml_text("") == "");
    CHECK(xml_text("Bəhrəm Ğ İ ı 清华 თბილისი") == "Bəhrəm Ğ İ ı 清华 თბილისი");
}

TEST_CASE("what XML forbids becomes U+FFFD") {
    CHECK(visible_text("a\0b"s) == "a\xEF\xBF\xBD"s + "b");
    CHECK(visible_text("\x01\x1F\x7F") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(visible_text("\tx\n") == "\tx\n");
    CHECK(visible_text("\xEF\xBF\xBE") == "\xEF\xBF\xBD"); // U+FFFE
    CHECK(visible_text("\xEF\xB7\x90") == "\xEF\xBF\xBD"); // U+FDD0
    CHECK(visible_text("\xC2\x85") == "\xEF\xBF\xBD");     // a C1 control
    CHECK(visible_text("\xF0\x9F\x8E\x93") == "\xF0\x9F\x8E\x93");
    CHECK(visible_text("\xF4\x8F\xBF\xBF") == "\xEF\xBF\xBD"); // U+10FFFF
}

TEST_CASE("bytes that are not UTF-8 become U+FFFD, each once") {
    const std::string r = "\xEF\xBF\xBD";
    CHECK(visible_text("\x80") == r);
    CHECK(visible_text("\xC0\xAF") == r + r);         // overlong
    CHECK(visible_text("\xE0\x80\xAF") == r + r + r); // overlong
    CHECK(visible_text("\xED\xA0\x80") == r + r + r); // surrogate
    CHECK(visible_text("\xF5\x80\x80\x80") == r + r + r + r);
    CHECK(visible_text("\xF4\x90\x80\x80") == r + r + r + r);
    CHECK(visible_text("a\xE2\x82") == "a" + r + r); // cut short
    CHECK(visible_text("\xC3(") == r + "(");
}

TEST_CASE("controls of direction are shown") {
    CHECK(visible_text("abc\xE2\x80\xAEtxt.exe") == "abc[U+202E]txt.exe");
    CHECK(visible_text("\xE2\x80\xAA\xE2\x81\xA6\xE2\x81\xA9") == "[U+202A][U+2066][U+2069]");
    CHECK(visible_text("\xE2\x80\xA9") == "\xE2\x80\xA9"); // U+2029 is none of them
    CHECK(xml_attribute("\xE2\x81\xA8") == "[U+2068]");
}

TEST_CASE("a backslash of a DOT value is a backslash") {
    CHECK(dot_text("\\N a\\") == "\\\\N a\\\\");
    CHECK(dot_text("\"<b>\"") == "\"<b>\"");
}

TEST_CASE("only plain web and mail addresses become links") {
    CHECK(is_safe_link("https://www.uni-siegen.de/start/"));
    CHECK(is_safe_link("HTTP://example.org"));
    CHECK(is_safe_link("mailto:a@b.org"));
    for (const char* bad :
         {"", "javascript:alert(1)", "java\nscript:alert(1)", " https://a.org", "https://a b.org",
          "data:text/html,x", "file:///etc/passwd", "//a.org", "www.a.org", "vbscript:x",
          "https:", "http://", "ftp://a.org", "\x01https://a.org", "https://a.org/\xE2\x80\xAEx",
          "jAvAsCrIpT:x", "https//a.org"})
        CHECK_FALSE(is_safe_link(bad));
}

TEST_CASE("whatever the bytes, escaped text holds no bare markup and no second visit changes it") {
    std::mt19937 draw{7};
    for (int round = 0; round < 2000; ++round) {
        std::string bytes;
        for (int i = 0; i < 40; ++i)
            bytes += draw() % 3 ? "<>&\"'\\\xE2\x80\xAE]\n"[draw() % 11]
                                : static_cast<char>(draw() % 256);
        const std::string visible = visible_text(bytes);
        REQUIRE(visible_text(visible) == visible);
        REQUIRE(xml_text(bytes).find_first_of("<>\r") == std::string::npos);
        REQUIRE(xml_attribute(bytes).find_first_of("<>\"'\n\t\r") == std::string::npos);
    }
}
