#include <entente/io/picture/figures/register_layout.hpp>
#include <entente/io/picture/text_measure.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iterator>
#include <numeric>
#include <optional>

namespace entente::figure {
namespace {

/// A country that is most of the register would leave the other side empty.
void split_dominant(std::vector<Block>& blocks) {
    if (blocks.empty()) return;
    const auto largest =
        std::max_element(blocks.begin(), blocks.end(),
                         [](const Block& a, const Block& b) { return a.height() < b.height(); });
    double rest = -largest->height() - country_gap;
    for (const Block& block : blocks) rest += block.height() + country_gap;
    if (largest->partners.size() < 24 || largest->height() < 1.6 * rest) return;
    const std::size_t all = largest->agreements();
    Block second{.name = largest->name};
    const auto cut =
        largest->partners.begin() + static_cast<std::ptrdiff_t>((largest->partners.size() + 1) / 2);
    second.partners.assign(std::make_move_iterator(cut),
                           std::make_move_iterator(largest->partners.end()));
    largest->partners.erase(cut, largest->partners.end());
    for (Block* part : {&*largest, &second})
        part->count_text = fmt::format("{} of {}", part->agreements(), all);
    blocks.push_back(std::move(second));
}

/// The largest near the middle, the others above and below in turn, on the lighter side.
void order_from_middle(Column& column) {
    std::vector<Block> above, below;
    double above_height = 0, below_height = 0;
    std::optional<Block> middle;
    for (Block& block : column) { // by falling height
        if (!middle) {
            middle = std::move(block);
        } else if (above_height <= below_height) {
            above_height += block.height() + country_gap;
            above.push_back(std::move(block));
        } else {
            below_height += block.height() + country_gap;
            below.push_back(std::move(block));
        }
    }
    column.assign(std::make_move_iterator(above.rbegin()), std::make_move_iterator(above.rend()));
    if (middle) column.push_back(std::move(*middle));
    column.insert(column.end(), std::make_move_iterator(below.begin()),
                  std::make_move_iterator(below.end()));
}

} // namespace

std::size_t Block::agreements() const {
    return std::accumulate(partners.begin(), partners.end(), std::size_t{0},
                           [](std::size_t n, const Partner& p) { return n + p.ties.size(); });
}

double Block::height() const {
    return std::accumulate(partners.begin(), partners.end(), 0.0,
                           [](double h, const Partner& p) { return h + p.height(); });
}

double Block::radius() const { return (7 + 4 * std::sqrt(static_cast<double>(agreements()))) / 2; }

double Block::stream_width() const { return 0.8 + 0.38 * static_cast<double>(agreements()); }

double Block::label_width() const {
    return measure(name, country_font).width + 4 + measure(count_text, count_font).width;
}

double height(const Column& column) {
    double sum = column.empty() ? 0 : country_gap * static_cast<double>(column.size() - 1);
    for (const Block& block : column) sum += block.height();
    return sum;
}

std::array<Column, 2> balanced(std::vector<Block> blocks) {
    split_dominant(blocks);
    // The tallest first, each to the lower side; then up to three
    // change sides at once, as long as that evens them.
    std::stable_sort(blocks.begin(), blocks.end(),
                     [](const Block& a, const Block& b) { return a.height() > b.height(); });
    std::vector<double> heights;
    for (const Block& block : blocks) heights.push_back(block.height() + country_gap);
    std::vector<std::size_t> side(blocks.size());
    double lead = 0; // height of side 0 less that of side 1
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        side[i] = lead <= 0 ? 0 : 1;
        lead += side[i] == 0 ? heights[i] : -heights[i];
    }
    const auto turned = [&](std::size_t i) {
        return side[i] == 0 ? -2 * heights[i] : 2 * heights[i];
    };
    const auto try_to_turn = [&](std::initializer_list<std::size_t> which) {
        double change = 0;
        for (const std::size_t i : which) change += turned(i);
        if (std::abs(lead + change) > std::abs(lead) - 1) return false;
        lead += change;
        for (const std::size_t i : which) side[i] ^= 1;
        return true;
    };
    for (bool better = true; better;) {
        better = false;
        const std::size_t n = blocks.size();
        for (std::size_t i = 0; i < n && !better; ++i) {
            better = try_to_turn({i});
            for (std::size_t j = i + 1; j < n && !better; ++j) {
                better = try_to_turn({i, j});
                for (std::size_t k = j + 1; k < n && !better; ++k) better = try_to_turn({i, j, k});
            }
        }
    }
    std::array<Column, 2> columns;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        columns[side[i]].push_back(std::move(blocks[i]));
    return columns;
}

void place(Column& column, double total) {
    if (column.empty()) return;
    order_from_middle(column);
    double gap = country_gap;
    if (column.size() > 1)
        gap += std::min(1.5 * country_gap,
                        (total - height(column)) / static_cast<double>(column.size() - 1));
    double y = country_gap * static_cast<double>(column.size() - 1) - height(column);
    y = (y - gap * static_cast<double>(column.size() - 1)) / 2;
    for (Block& block : column) {
        const double top = y;
        for (Partner& partner : block.partners) {
            partner.y = y + partner.height() / 2;
            y += partner.height();
        }
        block.y = (top + y) / 2;
        y += gap;
    }
}

} // namespace entente::figure
