#include <entente/algorithms/layout/packing.hpp>

#include <catch2/catch.hpp>

#include <random>

using namespace entente::layout;

TEST_CASE("packing: boxes keep apart and fill about the wanted shape", "[layout][packing]") {
    const auto seed = GENERATE(range(0u, 20u));
    std::mt19937 draw{seed};
    std::vector<Box> boxes;
    for (unsigned i = 0; i < 5 + 10 * seed; ++i)
        boxes.push_back(
            {static_cast<double>(draw() % 10) / 2, static_cast<double>(draw() % 10) / 2});
    const auto at = pack(boxes, 1, 4.0 / 3);
    REQUIRE(at.size() == boxes.size());
    CHECK(at.front().x == 0);
    CHECK(at.front().y == 0);
    double right = 0, top = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        right = std::max(right, at[i].x + boxes[i].width);
        top = std::max(top, at[i].y + boxes[i].height);
        for (std::size_t j = 0; j < i; ++j) {
            const bool beside = at[i].x + boxes[i].width + 1 <= at[j].x + 1e-9 ||
                                at[j].x + boxes[j].width + 1 <= at[i].x + 1e-9;
            const bool above = at[i].y + boxes[i].height + 1 <= at[j].y + 1e-9 ||
                               at[j].y + boxes[j].height + 1 <= at[i].y + 1e-9;
            CHECK((beside || above));
        }
    }
    if (boxes.size() > 20) {
        CHECK(right / top > 1.0);
        CHECK(right / top < 1.8);
    }
    CHECK(pack({}, 1, 1).empty());
}
