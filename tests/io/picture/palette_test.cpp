#include "color_checks.hpp"

#include <entente/core/base/errors.hpp>
#include <entente/io/picture/palette.hpp>

#include <catch2/catch.hpp>

using namespace entente;

using namespace entente::test;

TEST_CASE("colors stay apart for normal, protan and deutan vision") {
    for (const Vision& vision : visions) {
        for (std::size_t i = 0; i < 10; ++i)
            for (std::size_t j = 0; j < i; ++j) {
                INFO(palette::categorical(i) << ' ' << palette::categorical(j));
                CHECK(difference(palette::categorical(i), palette::categorical(j), vision) > 14);
            }
        const char* groups[] = {"mou", "agreement", "protocol", "mobility"};
        for (const char* a : groups)
            for (const char* b : groups)
                if (a != b)
                    CHECK(difference(palette::tie_group(a), palette::tie_group(b), vision) > 14);
    }
}

TEST_CASE("a gray print keeps the first four colors apart, and those of the register") {
    const char* groups[] = {"mou", "agreement", "protocol", "mobility"};
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            CHECK(std::abs(lightness(palette::categorical(i)) -
                           lightness(palette::categorical(j))) > 6);
            CHECK(std::abs(lightness(palette::tie_group(groups[i])) -
                           lightness(palette::tie_group(groups[j]))) > 6);
        }
}

TEST_CASE("the sequential scale darkens evenly for every vision") {
    CHECK(palette::sequential(0) == "#D5E3F0");
    CHECK(palette::sequential(1) == "#14375E");
    CHECK(palette::sequential(-1) == palette::sequential(0));
    CHECK(palette::sequential(2) == palette::sequential(1));
    CHECK(palette::sequential(std::nan("")) == palette::other);
    double before = lightness(palette::sequential(0));
    for (int i = 1; i <= 20; ++i) {
        const double now = lightness(palette::sequential(i / 20.0));
        CHECK(before - now > 2);
        CHECK(before - now < 5);
        before = now;
    }
    for (const Vision& vision : visions)
        for (int i = 1; i <= 4; ++i)
            CHECK(difference(palette::sequential(i / 4.0), palette::sequential((i - 1) / 4.0),
                             vision) > 12);
    CHECK(palette::is_dark("#14375E"));
    CHECK_FALSE(palette::is_dark("#9DBFDD"));
}

TEST_CASE("text is dark enough to be read") {
    for (const char* color : {palette::ink, palette::quiet})
        CHECK(1.05 / (palette::luminance(color) + 0.05) >= 4.5);
}

TEST_CASE("groups have the colors of the register figure, others one of their own") {
    CHECK(palette::tie_group("mou") == "#3B6FB6");
    CHECK(palette::tie_group("agreement") == "#E0862E");
    CHECK(palette::tie_group("protocol") == "#3F9B63");
    CHECK(palette::tie_group("mobility") == "#9C367F");
    const auto colors = palette::tie_groups({"mou", "x", "y", "protocol"});
    CHECK(colors[0] == "#3B6FB6");
    CHECK(colors[3] == "#3F9B63");
    CHECK(colors[1] != colors[2]);
    CHECK(palette::tie_group_name("mou") == "Memorandum of understanding");
    CHECK(palette::tie_group_name("joint_venture") == "Joint venture");
    CHECK(palette::tie_group_name("") == "Other");
    CHECK(palette::categorical(10) == palette::other);
}

TEST_CASE("a tint is a mixture with white") {
    CHECK(palette::tint("#000000", 0) == "#FFFFFF");
    CHECK(palette::tint("#3B6FB6", 1) == "#3B6FB6");
    CHECK(palette::tint("#8FA3B8", 0.5) == "#C7D1DC");
    CHECK(palette::luminance("#ffffff") == Approx(1));
    for (const char* bad : {"", "red", "#12345", "#12345G", "1234567"})
        CHECK_THROWS_AS(palette::tint(bad, 1), UsageError);
}
