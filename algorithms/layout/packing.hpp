#pragma once
/// Putting boxes side by side.
#include <span>
#include <vector>

namespace entente::layout {

struct Box {
    double width = 0, height = 0;
};
struct Corner {
    double x = 0, y = 0; ///< the least x and y of a box
};

/// Rows of boxes in the order given, `gap` apart, of a width that brings the whole nearest to
/// width : height = aspect. Boxes do not overlap and begin at (0, 0). Time O(n) times 60 tries.
std::vector<Corner> pack(std::span<const Box> boxes, double gap, double aspect);

} // namespace entente::layout
