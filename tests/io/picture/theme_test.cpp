#include "color_checks.hpp"
#include "picture_checks.hpp"

#include <entente/core/base/errors.hpp>
#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/theme.hpp>

using namespace entente;
using namespace entente::test;
using namespace entente::shape;

namespace {

Scene sample() {
    Scene scene{.width = 100, .height = 50};
    Path path{.start = {1, 2}};
    path.line_to({3, 4}).curve_to({5, 6}, {7, 8}, {9, 10});
    path.style = {.stroke = "#AEB8C4", .stroke_width = 2, .dashes = {4, 2}};
    scene.items = {
        Circle{{10, 20}, 5, {.fill = "#14213D"}}, Ellipse{{1, 1}, 2, 3, {.fill = "#3B6FB6"}},
        Rect{{4, 4}, 8, 6, 1, {.fill = "#FFFFFF"}},
        Group{.css_class = "inner",
              .items = {path, Label{.at = {30, 40}, .text = "Name", .color = palette::quiet}}}};
    return scene;
}

double contrast(const std::string& a, const std::string& b) {
    const double p = palette::luminance(a) + 0.05, q = palette::luminance(b) + 0.05;
    return p > q ? p / q : q / p;
}

} // namespace

TEST_CASE("shapes of every sort are moved and scaled, groups included") {
    Scene scene = sample();
    move(scene.items, {100, 200});
    CHECK(std::get<Circle>(scene.items[0]).center == Point{110, 220});
    CHECK(std::get<Ellipse>(scene.items[1]).center == Point{101, 201});
    CHECK(std::get<Rect>(scene.items[2]).corner == Point{104, 204});
    const auto& group = std::get<Group>(scene.items[3]);
    const auto& path = std::get<Path>(group.items[0]);
    CHECK(path.start == Point{101, 202});
    CHECK(path.steps[1].control_2 == Point{107, 208});
    CHECK(std::get<Label>(group.items[1]).at == Point{130, 240});

    scene = sample();
    scale(scene, 0.5);
    CHECK(scene.width == 50);
    CHECK(scene.height == 25);
    CHECK(std::get<Circle>(scene.items[0]).radius == 2.5);
    CHECK(std::get<Rect>(scene.items[2]).width == 4);
    const auto& inner = std::get<Group>(scene.items[3]);
    CHECK(std::get<Path>(inner.items[0]).style.stroke_width == 1);
    CHECK(std::get<Path>(inner.items[0]).style.dashes == std::vector<double>{2, 1});
    CHECK(std::get<Label>(inner.items[1]).font.size == 5);
}

TEST_CASE("the dark theme turns every color, the others none") {
    Scene scene = sample();
    for (const Theme theme : {Theme::paper, Theme::slide}) {
        recolor(scene, theme);
        CHECK(write_svg(scene) == write_svg(sample()));
    }
    recolor(scene, Theme::dark);
    CHECK(scene.background == "#12161C");
    CHECK(std::get<Rect>(scene.items[2]).style.fill == scene.background); // panes stay invisible
    CHECK(std::get<Ellipse>(scene.items[1]).style.fill == "#3B6FB6");
    CHECK_THROWS_AS(themed("red", Theme::dark), UsageError);
}

TEST_CASE("text reads on the dark ground, and colors stay apart there for every vision") {
    const std::string ground = themed("#FFFFFF", Theme::dark);
    for (const char* color : {palette::ink, palette::quiet})
        CHECK(contrast(themed(color, Theme::dark), ground) >= 4.5);
    CHECK(contrast(themed(palette::node, Theme::dark), ground) >= 3);
    CHECK(contrast(themed(palette::line, Theme::dark), ground) >= 2);
    std::vector<std::string> colors;
    for (std::size_t i = 0; i < 10; ++i) {
        colors.push_back(themed(palette::categorical(i), Theme::dark));
        CHECK(contrast(colors.back(), ground) >= 3);
        for (const Vision& vision : visions)
            for (std::size_t j = 0; j < i; ++j) {
                INFO(colors[i] << ' ' << colors[j]);
                CHECK(difference(colors[i], colors[j], vision) > 14);
            }
    }
    // The sequential scale rises from dark to light, and its steps show.
    double before = lightness(themed(palette::sequential(0), Theme::dark));
    for (int i = 1; i <= 4; ++i) {
        const double now = lightness(themed(palette::sequential(i / 4.0), Theme::dark));
        CHECK(now - before > 4);
        before = now;
    }
}
