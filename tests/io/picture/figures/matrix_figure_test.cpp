#include "../picture_checks.hpp"

#include <entente/core/base/errors.hpp>
#include <entente/io/picture/figures/matrix_figure.hpp>
#include <entente/io/picture/palette.hpp>

#include <limits>

using namespace entente;
using namespace entente::test;

namespace {

std::vector<std::string> cell_colors(const Scene& scene) {
    std::vector<std::string> out;
    for (const auto& item : scene.items)
        if (const auto* group = std::get_if<shape::Group>(&item);
            group && group->css_class == "cells")
            for (const auto& cell : group->items)
                out.push_back(std::get<shape::Rect>(cell).style.fill);
    return out;
}

} // namespace

TEST_CASE("cells darken with their value, and blanks are blank") {
    Matrix matrix{{"A", "B"}, {"A", "B", "C"}, {0, 1, 5, 9, std::nan(""), 2}};
    bool named = false;
    const Scene scene =
        matrix_figure(matrix, {.title = "T", .caption = "C", .scale_name = "Ties"}, &named);
    check_page(scene);
    CHECK(named);
    const auto colors = cell_colors(scene);
    REQUIRE(colors.size() == 6);
    CHECK(colors[0] == colors[4]);
    CHECK(colors[1] == palette::sequential(0));
    CHECK(colors[3] == palette::sequential(1));
    CHECK(palette::luminance(colors[5]) < palette::luminance(colors[1]));
    CHECK(palette::luminance(colors[2]) < palette::luminance(colors[5]));
    const auto svg = write_svg(scene);
    for (const char* part : {">9<", ">5<", ">2<", "rotate(-90"})
        CHECK_THAT(svg, Catch::Contains(part));
}

TEST_CASE("blocks are outlined, and names go where the page is too narrow") {
    Matrix matrix;
    for (int i = 0; i < 60; ++i)
        matrix.rows.push_back("National Technical University of City " + std::to_string(i));
    matrix.columns = matrix.rows;
    matrix.cells.assign(3600, 1);
    matrix.blocks = {40, 20};
    MatrixFigureOptions options;
    bool named = false;
    const Scene wide = matrix_figure(matrix, options, &named);
    check_page(wide);
    CHECK(named);
    options.look.width = 241;
    const Scene narrow = matrix_figure(matrix, options, &named);
    CHECK(!named);
    CHECK(narrow.width == Approx(241));
    check_page(narrow);
    CHECK(figure::smallest_type(narrow) >= figure::least_type);
}

TEST_CASE("what is no matrix is refused, and an empty one is a page") {
    CHECK(write_svg(matrix_figure({})).size() > 100);
    CHECK_THROWS_AS(matrix_figure({{"A"}, {"A"}, {}}), UsageError);
    CHECK_THROWS_AS(matrix_figure({{"A"}, {"A"}, {-1}}), UsageError);
    CHECK_THROWS_AS(matrix_figure({{"A"}, {"A"}, {std::numeric_limits<double>::infinity()}}),
                    UsageError);
    CHECK_THROWS_AS(matrix_figure({{"A"}, {"A"}, {1}, {2}}), UsageError);
    const Scene hostile =
        matrix_figure({hostile_names(), hostile_names(),
                       std::vector<double>(hostile_names().size() * hostile_names().size(), 1)},
                      {.title = "<script>"});
    check_page(hostile);
    CHECK(write_svg(hostile).find("<script") == std::string::npos);
}
