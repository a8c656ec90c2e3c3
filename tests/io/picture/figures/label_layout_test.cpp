#include <entente/io/picture/figures/label_layout.hpp>

#include <catch2/catch.hpp>

#include <cmath>

using namespace entente;
using namespace entente::figure;
using namespace entente::shape;

namespace {

Disc disc(Point at, const std::string& name, Point outward = {}) {
    return {.at = at, .radius = 4, .name = name, .font = {9}, .outward = outward};
}

} // namespace

TEST_CASE("a name stands on the side that its ties leave free") {
    for (const Point outward : {Point{1, 0}, Point{-1, 0}, Point{0, 1}, Point{0, -1}}) {
        const auto names = place_names({disc({0, 0}, "Name", outward)}, {});
        REQUIRE(names[0]);
        const Box& box = names[0]->box;
        const double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
        CHECK(x * outward.x + y * outward.y > 5);
        CHECK_FALSE(touches(disc({0, 0}, ""), box, 0));
    }
}

TEST_CASE("a name moves out of the way of discs, names and ties") {
    // A disc right of it and a tie below: above or left is free.
    auto discs = std::vector{disc({0, 0}, "Name", {1, 0}), disc({14, 0}, ""), disc({0, 60}, "")};
    auto names = place_names(discs, {{0, 2}});
    REQUIRE(names[0]);
    CHECK_FALSE(names[1]);
    CHECK((names[0]->box.bottom < 0 || names[0]->box.right < 0));
    // Walled in on all sides: there is no place.
    discs = {disc({0, 0}, "Name")};
    for (int k = 0; k < 16; ++k)
        discs.push_back(disc({12 * std::cos(k * 0.3927), 12 * std::sin(k * 0.3927)}, ""));
    CHECK_FALSE(place_names(discs, {})[0]);
}

TEST_CASE("who matters more chooses first") {
    auto discs = std::vector{disc({0, 0}, "One name"), disc({0, 8}, "Another name")};
    discs[1].priority = 1;
    const auto names = place_names(discs, {});
    REQUIRE(names[1]);
    CHECK(names[1]->box.top > 8);
}

TEST_CASE("discs move apart along the line between them, and a component as one") {
    auto discs = std::vector{disc({0, 0}, "A long name of something"),
                             disc({3, 0}, "A long name of something")};
    move_apart(discs, {0, 0});
    CHECK(discs[1].at.x - discs[0].at.x > 40);
    CHECK(discs[0].at.y == Approx(0).margin(1e-9));

    discs = {disc({0, 0}, ""), disc({40, 0}, ""), disc({20, 1}, "")};
    discs[2].radius = 30;
    const auto before = discs;
    move_apart(discs, {0, 0, 1});
    CHECK(discs[1].at.x - discs[0].at.x == Approx(40));
    CHECK(discs[1].at.y - discs[0].at.y == Approx(0).margin(1e-9));
    CHECK(std::abs(discs[2].at.y - discs[0].at.y) > 30);

    std::vector<Disc> none;
    move_apart(none, {});
    CHECK(none.empty());
    CHECK(place_names({}, {}).empty());
}
