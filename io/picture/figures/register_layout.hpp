#pragma once
/// Where the countries and institutions of a register figure stand.
#include <entente/core/model/network.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "../scene.hpp"

namespace entente::figure {

inline constexpr double row_pitch = 14;        ///< points from row to row
inline constexpr double bare_pitch = 5;        ///< where no names are shown
inline constexpr double row_line_pitch = 11.2; ///< from line to line of one name
inline constexpr double country_gap = 14;      ///< between countries of a column, at least
inline constexpr shape::Font country_font{10.5, shape::Weight::bold};
inline constexpr shape::Font count_font{10.5};

struct Partner {
    Actor actor{};
    std::vector<Tie> ties{}; ///< by onset
    std::vector<std::string> lines{};
    std::string years{};
    double y = 0; ///< from the middle of the column
    double height() const {
        if (lines.empty()) return bare_pitch;
        return row_pitch + 1.2 * row_line_pitch * static_cast<double>(lines.size() - 1);
    }
};

/// One country on one side.
struct Block {
    std::string name{}, count_text{};
    std::vector<Partner> partners{};
    double y = 0;

    std::size_t agreements() const;
    double height() const;
    double radius() const; ///< of its disc, whose area grows with the agreements
    double stream_width() const;
    double label_width() const;
};

using Column = std::vector<Block>;

/// Of all blocks, with the least gaps between them.
double height(const Column& column);

/// Sorts blocks, most agreements' room first, onto two sides of about the same height. A block that
/// would fill one side alone is cut in two, "40 of 80" beside the name of each.
std::array<Column, 2> balanced(std::vector<Block> blocks);

/// Orders a column with the largest block near the middle, and gives each block and partner its y,
/// the middle of the column being 0; gaps widen a little where `total` leaves room.
void place(Column& column, double total);

} // namespace entente::figure
