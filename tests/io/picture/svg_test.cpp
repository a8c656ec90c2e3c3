#include <entente/core/base/errors.hpp>
#include <entente/io/picture/raster.hpp>
#include <entente/io/picture/svg.hpp>

#include <catch2/catch.hpp>

#include <limits>

using namespace entente;
using namespace entente::shape;

namespace {

Scene small_scene() {
    Scene scene{.width = 100, .height = 50, .title = "A <title>", .description = "R&D"};
    scene.items.push_back(Circle{{10, 10.126}, 5, {.fill = "#112233", .opacity = 0.5}});
    scene.items.push_back(Ellipse{{30, -0.001}, 5, 3, {.stroke = "#445566", .stroke_width = 1.25}});
    scene.items.push_back(
        Rect{{1, 2}, 3, 4, 1, {.fill = "#FFFFFF", .stroke = "#000000", .dashes = {3, 2.5}}});
    scene.items.push_back(Path{{0, 0}}.line_to({10, 0}).curve_to({1, 2}, {3, 4}, {5, 6}));
    scene.items.push_back(Label{.at = {94.999, 20},
                                .text = "Bakı <b>\"x\"</b> & co",
                                .font = {9, Weight::bold},
                                .anchor = Anchor::end});
    Group group{.id = "a\"b",
                .css_class = "actor",
                .link = "https://a.org/?a=1&b=2",
                .tooltip = "<script>"};
    group.items.push_back(Circle{{50, 25}, 2});
    scene.items.push_back(group);
    return scene;
}

} // namespace

TEST_CASE("a scene becomes SVG, every text escaped") {
    const auto svg = write_svg(small_scene());
    for (const char* part :
         {"width=\"100pt\" height=\"50pt\" viewBox=\"0 0 100 50\"",
          "<title>A &lt;title&gt;</title>", "<desc>R&amp;D</desc>",
          "<circle cx=\"10\" cy=\"10.13\" r=\"5\" fill=\"#112233\" fill-opacity=\"0.5\"/>",
          "<ellipse cx=\"30\" cy=\"0\" rx=\"5\" ry=\"3\" fill=\"none\" stroke=\"#445566\" "
          "stroke-width=\"1.25\"/>",
          "stroke-dasharray=\"3 2.5\"", "<path d=\"M0 0L10 0C1 2 3 4 5 6\" fill=\"none\"/>",
          "<text x=\"95\" y=\"20\"", "Bakı &lt;b&gt;\"x\"&lt;/b&gt; &amp; co</text>",
          "id=\"a&quot;b\"", "href=\"https://a.org/?a=1&amp;b=2\"",
          "<title>&lt;script&gt;</title>"})
        CHECK_THAT(svg, Catch::Contains(part));
    CHECK(write_svg(small_scene()) == svg);
    auto prefixed = small_scene();
    prefixed.id_prefix = "first-";
    CHECK_THAT(write_svg(prefixed), Catch::Contains("id=\"first-a&quot;b\""));
}

TEST_CASE("a link that is not safe is no link") {
    Scene scene{.width = 10, .height = 10};
    scene.items.push_back(Group{.link = "javascript:alert(1)"});
    CHECK(write_svg(scene).find("href=") == std::string::npos);
    CHECK_THAT(write_svg(scene), Catch::Contains("role=\"img\""));
    CHECK_THAT(write_svg(small_scene()), Catch::Contains("role=\"group\""));
}

TEST_CASE("what cannot be drawn is refused") {
    CHECK_THROWS_AS(write_svg(Scene{}), UsageError);
    Scene scene{.width = 10, .height = 10};
    scene.items.push_back(Circle{{std::numeric_limits<double>::quiet_NaN(), 0}, 1});
    CHECK_THROWS_AS(write_svg(scene), UsageError);
}

TEST_CASE("a scene becomes a bitmap of the asked size") {
    const auto png = write_png(small_scene(), 144);
    REQUIRE(png.size() > 24);
    CHECK(png.substr(1, 3) == "PNG");
    const auto side = [&](std::size_t at) {
        unsigned value = 0;
        for (std::size_t i = at; i < at + 4; ++i)
            value = value << 8 | static_cast<unsigned char>(png[i]);
        return value;
    };
    CHECK(side(16) == 200);
    CHECK(side(20) == 100);
    CHECK(write_png(small_scene(), 144) == png);
}

TEST_CASE("a scene becomes a page with its fonts, the same bytes each time") {
    const auto pdf = write_pdf(small_scene());
    CHECK(pdf.substr(0, 5) == "%PDF-");
    CHECK_THAT(pdf, Catch::Contains("/FontFile"));
    CHECK_THAT(pdf, Catch::Contains("20000101000000Z"));
    CHECK(write_pdf(small_scene()) == pdf);
    CHECK_THAT(write_pdf(small_scene(), "2024-03-01T00:00:00Z"),
               Catch::Contains("20240301000000Z"));
}

TEST_CASE("bitmaps and pages have limits") {
    const Scene scene{.width = 10000, .height = 10};
    CHECK_THROWS_AS(write_png(scene, 300), LimitError);
    CHECK_THROWS_AS(write_png(scene, 0), UsageError);
    CHECK_THROWS_AS(write_png(scene, std::numeric_limits<double>::infinity()), UsageError);
    CHECK_THROWS_AS(write_pdf(Scene{.width = 20000, .height = 10}), LimitError);
}

TEST_CASE("every hostile text leaves the document well formed") {
    // librsvg reads XML strictly, so a bitmap proves the syntax.
    for (const std::string name : {"]]>", "<!--", "-->", "<![CDATA[", "&#0;", "&lol;", "\xFF\xFE",
                                   "'\"><script>alert(1)</script>", "<?xml version=\"1.0\"?>",
                                   "\xE2\x80\xAE", "{{x}}", "%s%n", "\\"}) {
        Scene scene{
            .width = 20, .height = 10, .title = name, .description = name, .background = name};
        Group group{
            .id = name, .css_class = name, .link = "https://a.org/" + name, .tooltip = name};
        group.items.push_back(Label{.at = {1, 9}, .text = name, .color = name});
        group.items.push_back(Circle{{5, 5}, 1, {.fill = name, .stroke = name}});
        scene.items.push_back(group);
        CHECK(write_png(scene, 72).size() > 50);
        CHECK(write_svg(scene).find("<script") == std::string::npos);
    }
}
