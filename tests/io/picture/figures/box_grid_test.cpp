#include <entente/io/picture/figures/box_grid.hpp>

#include <catch2/catch.hpp>

#include <random>
#include <set>

using namespace entente;
using figure::Box;
using figure::BoxGrid;

TEST_CASE("a grid finds all that overlaps, whatever lies where") {
    std::mt19937_64 draw{3};
    const auto number = [&](double most) {
        return most * static_cast<double>(draw() % 10007) / 10007;
    };
    for (int round = 0; round < 20; ++round) {
        BoxGrid grid{{0, 0, 200, 100}, round % 2 ? 15.0 : 300.0};
        std::vector<Box> boxes;
        for (std::size_t i = 0; i < 60; ++i) {
            const double x = number(300) - 50, y = number(200) - 50; // beyond the grid too
            boxes.push_back({x, y, x + number(60), y + number(20)});
            grid.add(boxes.back(), i);
        }
        std::vector<std::pair<shape::Point, shape::Point>> lines;
        for (std::size_t i = 0; i < 40; ++i) {
            lines.push_back(
                {{number(300) - 50, number(200) - 50}, {number(300) - 50, number(200) - 50}});
            grid.add_line(lines.back().first, lines.back().second, 100 + i);
        }
        for (int query = 0; query < 50; ++query) {
            const double x = number(300) - 50, y = number(200) - 50;
            const Box box{x, y, x + number(40), y + number(40)};
            std::set<std::size_t> near;
            CHECK(grid.near(box, [&](std::size_t id) {
                CHECK(near.insert(id).second); // once each
                return true;
            }));
            for (std::size_t i = 0; i < boxes.size(); ++i)
                if (boxes[i].overlaps(box)) CHECK(near.contains(i));
            for (std::size_t i = 0; i < lines.size(); ++i)
                for (int step = 0; step <= 500; ++step) { // a point of the line in the box
                    const auto& [a, b] = lines[i];
                    const double t = step / 500.0;
                    if (!box.contains({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)})) continue;
                    CHECK(near.contains(100 + i));
                    break;
                }
        }
    }
}

TEST_CASE("a visit that says no is the last") {
    BoxGrid grid{{0, 0, 10, 10}, 5};
    grid.add({0, 0, 10, 10}, 7);
    grid.add({0, 0, 10, 10}, 8);
    int visits = 0;
    CHECK_FALSE(grid.near({1, 1, 2, 2}, [&](std::size_t) { return ++visits > 5; }));
    CHECK(visits == 1);
}
