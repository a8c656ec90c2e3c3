#include <entente/io/picture/figures/box_grid.hpp>

#include <algorithm>
#include <cmath>

namespace entente::figure {
namespace {

constexpr double most_cells = 400; // to a side

std::size_t cells(double length, double cell) {
    return static_cast<std::size_t>(std::clamp(std::ceil(length / cell), 1.0, most_cells));
}

} // namespace

BoxGrid::BoxGrid(const Box& whole, double cell)
    : whole_(whole), cell_(std::max({cell, (whole.right - whole.left) / most_cells,
                                     (whole.bottom - whole.top) / most_cells})),
      columns_(cells(whole.right - whole.left, cell_)),
      rows_(cells(whole.bottom - whole.top, cell_)), cells_(columns_ * rows_) {}

std::pair<std::size_t, std::size_t> BoxGrid::span(double low, double high, double origin,
                                                  std::size_t count) const {
    const auto cell_of = [&](double at) {
        return static_cast<std::size_t>(
            std::clamp(std::floor((at - origin) / cell_), 0.0, static_cast<double>(count - 1)));
    };
    return {cell_of(low), cell_of(high)};
}

void BoxGrid::add(const Box& box, std::size_t id) {
    const auto [left, right] = span(box.left, box.right, whole_.left, columns_);
    const auto [top, bottom] = span(box.top, box.bottom, whole_.top, rows_);
    for (std::size_t row = top; row <= bottom; ++row)
        for (std::size_t column = left; column <= right; ++column)
            cells_[row * columns_ + column].push_back(static_cast<std::uint32_t>(id));
}

void BoxGrid::add_line(shape::Point a, shape::Point b, std::size_t id) {
    if (a.y > b.y) std::swap(a, b);
    const auto [top, bottom] = span(a.y, b.y, whole_.top, rows_);
    for (std::size_t row = top; row <= bottom; ++row) {
        double x = a.x, u = b.x;
        if (b.y > a.y) { // the part of the line in this row; rows at the border hold all beyond
            const double from = whole_.top + static_cast<double>(row) * cell_, to = from + cell_;
            const double slope = (b.x - a.x) / (b.y - a.y);
            if (row > top) x = a.x + slope * (from - a.y);
            if (row < bottom) u = a.x + slope * (to - a.y);
        }
        const auto [left, right] = span(std::min(x, u), std::max(x, u), whole_.left, columns_);
        for (std::size_t column = left; column <= right; ++column)
            cells_[row * columns_ + column].push_back(static_cast<std::uint32_t>(id));
    }
}

} // namespace entente::figure
