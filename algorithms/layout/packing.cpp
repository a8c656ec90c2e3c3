#include <entente/algorithms/layout/packing.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::layout {
namespace {

Box fill(std::span<const Box> boxes, double gap, double width, std::vector<Corner>* corners) {
    double x = 0, y = 0, row = 0, right = 0;
    for (const Box& box : boxes) {
        if (x > 0 && x + box.width > width) {
            y += row + gap;
            x = row = 0;
        }
        if (corners) corners->push_back({x, y});
        right = std::max(right, x + box.width);
        row = std::max(row, box.height);
        x += box.width + gap;
    }
    return {right, y + row};
}

} // namespace

std::vector<Corner> pack(std::span<const Box> boxes, double gap, double aspect) {
    double widest = 0, area = 0;
    for (const Box& box : boxes) {
        widest = std::max(widest, box.width);
        area += (box.width + gap) * (box.height + gap);
    }
    double best_width = widest, best = std::numeric_limits<double>::infinity();
    const double even = std::sqrt(area * aspect);
    for (int i = 0; i < 60; ++i) {
        const double width = std::max(widest, even * (0.6 + 0.025 * i));
        const Box whole = fill(boxes, gap, width, nullptr);
        // The least rectangle of the wanted shape that holds everything.
        const double height = std::max(whole.height, whole.width / aspect);
        if (height < best) {
            best = height;
            best_width = width;
        }
    }
    std::vector<Corner> corners;
    corners.reserve(boxes.size());
    fill(boxes, gap, best_width, &corners);
    return corners;
}

} // namespace entente::layout
