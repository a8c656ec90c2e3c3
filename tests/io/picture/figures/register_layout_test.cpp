#include <entente/io/picture/figures/register_layout.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

using namespace entente;
using namespace entente::figure;

namespace {

std::vector<Block> blocks(const std::vector<std::size_t>& partners) {
    std::vector<Block> out;
    for (const std::size_t n : partners) {
        Block block{.name = "Country " + std::to_string(out.size())};
        for (std::size_t i = 0; i < n; ++i)
            block.partners.push_back({.ties = {Tie{0}}, .lines = {"Name"}});
        block.count_text = std::to_string(block.agreements());
        out.push_back(std::move(block));
    }
    return out;
}

} // namespace

TEST_CASE("two columns hold every block and are as even as can be, within two rows") {
    std::mt19937 draw{3};
    for (int round = 0; round < 300; ++round) {
        std::vector<std::size_t> partners(2 + draw() % 9);
        for (auto& n : partners) n = 1 + draw() % 20;
        const auto columns = balanced(blocks(partners));
        REQUIRE(columns[0].size() + columns[1].size() == partners.size());
        double best = 1e9;
        for (unsigned choice = 0; choice < 1U << partners.size(); ++choice) {
            double lead = 0;
            for (std::size_t i = 0; i < partners.size(); ++i) {
                const double room = row_pitch * static_cast<double>(partners[i]) + country_gap;
                lead += choice >> i & 1U ? room : -room;
            }
            best = std::min(best, std::abs(lead));
        }
        const auto room = [](const figure::Column& column) {
            return column.empty() ? 0 : height(column) + country_gap;
        };
        CHECK(std::abs(room(columns[0]) - room(columns[1])) <= best + 2 * row_pitch);
    }
    CHECK(balanced({})[0].empty());
}

TEST_CASE("a block that is nearly all is cut in two") {
    const auto columns = balanced(blocks({80, 1}));
    CHECK(columns[0].size() + columns[1].size() == 3);
    CHECK(std::abs(height(columns[0]) - height(columns[1])) < 4 * row_pitch);
    CHECK(columns[0][0].count_text == "40 of 80");
    CHECK(balanced(blocks({20, 1}))[0].size() == 1);
}

TEST_CASE("the largest stands near the middle, rows do not touch, gaps widen to the room") {
    auto columns = balanced(blocks({12, 1, 2, 3, 1, 2, 3, 1, 10, 4, 4}));
    const double total = std::max(height(columns[0]), height(columns[1]));
    for (figure::Column& column : columns) {
        place(column, total);
        const Block* largest = &column[0];
        double below = -1e9;
        for (const Block& block : column) {
            if (block.height() > largest->height()) largest = &block;
            for (const Partner& partner : block.partners) {
                CHECK(partner.y - partner.height() / 2 >= below - 1e-9);
                below = partner.y + partner.height() / 2;
            }
        }
        CHECK(std::abs(largest->y) < total / 5);
        CHECK(below <= total / 2 + 1e-9);
        CHECK(column.front().partners.front().y >= -total / 2);
    }
}
