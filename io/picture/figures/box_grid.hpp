#pragma once
/// Boxes and lines by the cells of a grid that they touch, to find those near a box quickly.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "../figure_parts.hpp"

namespace entente::figure {

/// Cells of one size over a part of the plane; what lies outside counts to the cells at the border.
class BoxGrid {
public:
    BoxGrid(const Box& whole, double cell);

    void add(const Box& box, std::size_t id);
    void add_line(shape::Point a, shape::Point b, std::size_t id);

    /// Calls visit(id), once each, for all that shares a cell with the box, until one call returns
    /// false; whether none did.
    template <class Visit>
    bool near(const Box& box, Visit visit) const {
        ++turn_;
        const auto [left, right] = span(box.left, box.right, whole_.left, columns_);
        const auto [top, bottom] = span(box.top, box.bottom, whole_.top, rows_);
        for (std::size_t row = top; row <= bottom; ++row)
            for (std::size_t column = left; column <= right; ++column)
                for (const std::uint32_t id : cells_[row * columns_ + column]) {
                    if (seen_.size() <= id) seen_.resize(id + 1, 0);
                    if (seen_[id] == turn_) continue;
                    seen_[id] = turn_;
                    if (!visit(std::size_t{id})) return false;
                }
        return true;
    }

private:
    std::pair<std::size_t, std::size_t> span(double low, double high, double origin,
                                             std::size_t count) const;

    Box whole_;
    double cell_;
    std::size_t columns_, rows_;
    std::vector<std::vector<std::uint32_t>> cells_;
    mutable std::vector<std::uint32_t> seen_;
    mutable std::uint32_t turn_ = 0;
};

} // namespace entente::figure
