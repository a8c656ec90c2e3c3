#include <entente/core/base/errors.hpp>
#include <entente/io/picture/figures/matrix_figure.hpp>
#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/text_measure.hpp>
#include <entente/io/picture/theme.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {

using namespace shape;

Scene matrix_figure(const Matrix& matrix, const MatrixFigureOptions& options, bool* names_shown) {
    constexpr Font name_font{9}, number_font{8.5};
    constexpr double least_pitch = 9.6, natural = 760, longest_name = 190;
    const std::size_t rows = matrix.rows.size(), columns = matrix.columns.size();
    const std::size_t in_blocks =
        std::accumulate(matrix.blocks.begin(), matrix.blocks.end(), std::size_t{0});
    if (matrix.cells.size() != rows * columns)
        throw UsageError(
            fmt::format("{} cells for {} rows of {}", matrix.cells.size(), rows, columns));
    if (!matrix.blocks.empty() && (in_blocks != rows || rows != columns))
        throw UsageError("the blocks of a matrix do not add up to its rows and columns");
    double most = 0;
    for (const double value : matrix.cells) {
        if (value < 0 || std::isinf(value))
            throw UsageError("a cell of the matrix is negative or infinite");
        if (value > most) most = value;
    }
    const Look& look = options.look;
    const Wording& words = look.words;

    // By itself the page grows until all names fit.
    const double factor =
        look.width > 0 ? figure::print_scale(look, natural, number_font.size) : look.type;
    const auto n = static_cast<double>(std::max<std::size_t>(1, columns));
    double names = 0, heads = 0;
    std::vector<std::string> left_names, top_names;
    const double page = look.width > 0 ? look.width / factor : 0;
    const double edge = page > 0 ? std::min(36.0, page / 25) : 36;
    const double name_room = page > 0 ? std::min(longest_name, 0.36 * page) : longest_name;
    for (const std::string& name : matrix.rows) {
        left_names.push_back(cut_line(name, name_font, name_room));
        names = std::max(names, measure(left_names.back(), name_font).width);
    }
    for (const std::string& name : matrix.columns) {
        top_names.push_back(cut_line(name, name_font, name_room));
        heads = std::max(heads, measure(top_names.back(), name_font).width);
    }
    double cell = std::clamp((natural - 72 - names) / n, 11.0, 26.0);
    if (page > 0) cell = std::min(26.0, (page - 2 * edge - names - 8) / n);
    const bool shown = cell >= least_pitch || rows * columns == 0;
    if (!shown) {
        names = heads = 0;
        cell = (page - 2 * edge) / n;
    }
    if (names_shown) *names_shown = shown;

    Scene scene;
    scene.width = page > 0 ? page : std::max(420.0, std::ceil(2 * edge + names + 8 + n * cell));
    const double left = edge, right = scene.width - edge;
    scene.title = options.title;
    double y = figure::add_title(scene.items, options.title, options.subtitle, left, right,
                                 page > 0 ? edge : 28) +
               16;
    const double x0 = (left + right - names - n * cell) / 2 + names + 4;
    const double y0 = y + heads + 6;
    const auto x_of = [&](std::size_t c) { return x0 + cell * static_cast<double>(c); };
    const auto y_of = [&](std::size_t r) { return y0 + cell * static_cast<double>(r); };

    Group cells{.css_class = "cells"}, numbers{.css_class = "numbers"},
        labels{.css_class = "names"};
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
            const double value = matrix.cells[r * columns + c];
            const bool blank = !(value > 0);
            if (blank && rows * columns > 10000) continue;
            // Counts differ by powers: the root shows the small ones too.
            const std::string fill =
                blank ? "#F4F6F8"
                      : palette::sequential(most > 1 ? std::sqrt((value - 1) / (most - 1) < 0
                                                                     ? 0
                                                                     : (value - 1) / (most - 1))
                                                     : 1);
            const double gap = cell > 6 ? 0.6 : 0;
            cells.items.push_back(
                Rect{{x_of(c), y_of(r)}, cell - gap, cell - gap, 0, {.fill = fill}});
            const std::string text = words.number(value, value >= 10 ? 0 : 1);
            if (!blank && cell >= 13 && measure(text, number_font).width < cell - 2)
                numbers.items.push_back(
                    Label{.at = {x_of(c) + (cell - gap) / 2, y_of(r) + cell / 2 + 3},
                          .text = text,
                          .font = number_font,
                          .anchor = Anchor::middle,
                          .color = palette::is_dark(fill) ? "#FFFFFF" : palette::ink});
        }
    if (shown) {
        for (std::size_t r = 0; r < rows; ++r)
            labels.items.push_back(Label{.at = {x0 - 4, y_of(r) + cell / 2 + 3},
                                         .text = left_names[r],
                                         .font = name_font,
                                         .anchor = Anchor::end,
                                         .color = palette::ink});
        for (std::size_t c = 0; c < columns; ++c)
            labels.items.push_back(Label{.at = {x_of(c) + cell / 2 + 3, y0 - 4},
                                         .text = top_names[c],
                                         .font = name_font,
                                         .color = palette::ink,
                                         .upright = true});
    }
    scene.items.push_back(std::move(cells));
    scene.items.push_back(std::move(numbers));
    scene.items.push_back(std::move(labels));
    std::size_t at = 0;
    for (const std::size_t size : matrix.blocks) {
        const double side = cell * static_cast<double>(size);
        scene.items.push_back(Rect{{x_of(at) - 0.3, y_of(at) - 0.3},
                                   side,
                                   side,
                                   0,
                                   {.stroke = palette::ink, .stroke_width = 1}});
        at += size;
    }
    y = y0 + cell * static_cast<double>(rows) + 14;
    if (most > 0)
        y = figure::add_scale(scene.items, options.scale_name, words.number(std::min(1.0, most)),
                              words.number(most), left, right, y) +
            4;
    scene.description = options.caption;
    const std::string missing = // from the top, as the rows are
        shown ? std::string{} : figure::not_named(matrix.rows, words);
    for (const std::string* text : {&options.caption, &missing, &options.source_line})
        if (!text->empty())
            y = figure::add_paragraph(scene.items, *text, {9.5}, palette::quiet, left, right, y) +
                2;
    scene.height = std::ceil(y + std::min(22.0, edge));
    scale(scene, factor);
    return scene;
}

} // namespace entente
