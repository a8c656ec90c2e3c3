#pragma once
/// Who is tied to whom as a matrix of colored cells.
#include <functional>
#include <string>
#include <vector>

#include "../figure_parts.hpp"
#include "../scene.hpp"

namespace entente {

struct Matrix {
    std::vector<std::string> rows, columns; ///< names
    std::vector<double> cells;              ///< row by row; 0 and NaN are left blank
    /// How many rows (and columns) each block on the diagonal holds; empty: no blocks.
    std::vector<std::size_t> blocks{};
};

struct MatrixFigureOptions {
    std::string title{};
    std::string subtitle{};
    std::string caption{};
    std::string source_line{};
    std::string scale_name{}; ///< what the cells count
    Look look{};
};

/// Cells from pale to dark by the root of their value, with the number where there is room; names
/// at the left and, upright, on top. Where the page is too narrow for names they are left out, rows
/// and columns both, and `*names_shown` becomes false. Throws UsageError when there is not one cell
/// for each row and column, a value is negative or infinite, or blocks do not add up.
Scene matrix_figure(const Matrix& matrix, const MatrixFigureOptions& options = {},
                    bool* names_shown = nullptr);

} // namespace entente
