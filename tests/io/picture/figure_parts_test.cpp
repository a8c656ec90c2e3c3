#include <entente/io/picture/figure_parts.hpp>

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::figure;
using namespace entente::shape;

TEST_CASE("counts and numbers in words") {
    CHECK(counted(0, "tie") == "0 ties");
    CHECK(counted(1, "tie") == "1 tie");
    CHECK(counted(1234567, "tie") == "1,234,567 ties");
    CHECK(counted(2, "country", "countries") == "2 countries");
    CHECK(plain_number(0) == "0");
    CHECK(plain_number(-0.001) == "0");
    CHECK(plain_number(0.25) == "0.25");
    CHECK(plain_number(2.5) == "2.5");
    CHECK(plain_number(1200) == "1,200");
    CHECK(plain_number(-1200.5) == "−1,200.5");
    CHECK(plain_number(100000) == "100,000");
}

TEST_CASE("years as labels say how well a date is known") {
    const auto label = [](const char* edtf) { return year_label(*parse_edtf(edtf)); };
    CHECK(label("2019-09-16") == "2019");
    CHECK(label("2019") == "2019");
    CHECK(label("2019?") == "2019?");
    CHECK(label("2019~") == "~2019");
    CHECK(label("[2018..2021]") == "2018–2021");
    CHECK(label("201X") == "2010–2019");
    CHECK(label("[..2020]") == "by 2020");
    CHECK(label("[2020..]") == "from 2020");
    CHECK(label("") == "");
    CHECK(period_label({}) == "");
    CHECK(period_label({Date{}}) == "");
    CHECK(period_label({*parse_edtf("2019"), Date{}, *parse_edtf("2002-05"),
                        *parse_edtf("[..2020]")}) == "2002–2020");
    CHECK(period_label({*parse_edtf("2019-01-01")}) == "2019");
}

TEST_CASE("ticks are round and within the range") {
    CHECK(round_ticks(0, 115, 6) == std::vector<double>{0, 20, 40, 60, 80, 100});
    CHECK(round_ticks(0, 1, 1) == std::vector<double>{0, 1});
    CHECK(round_ticks(0, 5, 5) == std::vector<double>{0, 1, 2, 3, 4, 5});
    CHECK(round_ticks(3, 3, 5) == std::vector<double>{3});
    for (const double high : {0.003, 7.0, 99.0, 1e6})
        for (const std::size_t wanted : {1, 3, 6}) {
            const auto ticks = round_ticks(0, high, wanted);
            CHECK(ticks.size() <= wanted + 1);
            CHECK(ticks.back() <= high * (1 + 1e-6));
        }
}

TEST_CASE("the points of a path lie on it") {
    Path path{{0, 0}};
    path.line_to({10, 0}).curve_to({10, 5}, {10, 5}, {10, 10});
    path.closed = true;
    const auto points = points_along(path, 4);
    REQUIRE(points.size() == 7);
    CHECK(points[1] == Point{10, 0});
    CHECK(points[5] == Point{10, 10});
    CHECK(points[6] == Point{0, 0});
    for (std::size_t i = 2; i < 5; ++i) CHECK(points[i].x == Approx(10));
}

TEST_CASE("a legend too long for a row takes more of them") {
    std::vector<LegendEntry> entries;
    for (int i = 0; i < 12; ++i)
        entries.push_back({.kind = static_cast<LegendEntry::Kind>(i % 5),
                           .text = "Entry number " + std::to_string(i),
                           .color = "#000000",
                           .dashed = i % 2 == 0});
    Scene scene{.width = 300, .height = 400};
    const double below = add_legend(scene.items, entries, 10, 290, 5);
    CHECK(below > 60);
    const auto texts = texts_of(scene);
    REQUIRE(texts.size() == 12);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        CHECK(texts[i].second.left >= 10);
        CHECK(texts[i].second.right <= 290.01);
        for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(texts[i].second.overlaps(texts[j].second));
    }
    std::vector<Item> none;
    CHECK(add_legend(none, {}, 0, 100, 7) == 7);
    CHECK(none.empty());
}
