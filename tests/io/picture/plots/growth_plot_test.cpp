#include "../picture_checks.hpp"

#include <entente/core/base/errors.hpp>
#include <entente/io/picture/plots/growth_plot.hpp>

#include <limits>

using namespace entente;
using namespace entente::test;
using namespace entente::shape;

namespace {

Series series(std::size_t periods, int first_year = 2002, bool doubt = true,
              std::vector<std::string> groups = {"mou", "agreement"}) {
    Series s;
    Series::Column ties{"ties", "", {}, {}}, actors{"actors", "", {}, {}},
        classes{"classes", "", {}, {}}, fresh{"new ties", "", {}, {}};
    std::vector<Series::Column> by_group;
    for (const auto& group : groups) by_group.push_back({"new ties", group, {}, {}});
    double lower = 0, upper = 0;
    for (std::size_t i = 0; i < periods; ++i) {
        s.periods.push_back({std::to_string(first_year + static_cast<int>(i)), 0, 0});
        double low = 0;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            by_group[g].lower.push_back(static_cast<double>((i * (g + 2)) % 7));
            by_group[g].upper.push_back(by_group[g].lower.back() + (doubt ? 1 : 0));
            low += by_group[g].lower.back();
        }
        fresh.lower.push_back(low);
        fresh.upper.push_back(low + (doubt ? 1 : 0));
        lower += low;
        upper = lower + (doubt ? 3 : 0);
        ties.lower.push_back(lower);
        ties.upper.push_back(upper);
        actors.lower.push_back(lower * 0.9);
        actors.upper.push_back(upper * 0.9);
        classes.lower.push_back(lower * 0.2);
        classes.upper.push_back(upper * 0.2);
    }
    s.columns = {ties, actors, classes, fresh};
    s.columns.insert(s.columns.end(), by_group.begin(), by_group.end());
    s.apart = {{"undated ties", 6}};
    return s;
}

std::vector<const Rect*> bars_of(const Scene& scene) {
    std::vector<const Rect*> bars;
    for (const Item& item : scene.items)
        if (const auto* group = std::get_if<Group>(&item); group && group->css_class == "bars")
            for (const Item& inner : group->items) bars.push_back(&std::get<Rect>(inner));
    return bars;
}

} // namespace

TEST_CASE("plots of any length have no text over text") {
    for (const std::size_t periods : {1, 2, 5, 23, 80, 400})
        for (const double width : {360.0, 760.0, 1200.0}) {
            INFO(periods << " periods, width " << width);
            const auto s = series(periods, 1600);
            const auto scene = growth_plot(s, {.source_line = "Source: s", .width = width});
            check_page(scene);
            CHECK(scene.width == width);
            CHECK(write_svg(scene) ==
                  write_svg(growth_plot(s, {.source_line = "Source: s", .width = width})));
        }
}

TEST_CASE("a curve with doubt has a band, one without has none") {
    const auto count = [](const Scene& scene) {
        std::vector<const Path*> paths;
        paths_of(scene.items, "curves", paths);
        return paths.size();
    };
    CHECK(count(growth_plot(series(5))) == 9); // band, upper and lower for each of three
    CHECK(count(growth_plot(series(5, 2000, false))) == 3);
    CHECK(count(growth_plot(series(5), {.curves = {"actors"}})) == 3);
}

TEST_CASE("bars stack what is certain and outline what is possible, to scale") {
    Series s;
    s.periods = {{"2019", 0, 0}, {"2020", 0, 0}};
    s.columns = {{"new ties", "mou", {2, 0}, {2, 0}}, {"new ties", "protocol", {1, 0}, {3, 1}}};
    const auto scene = growth_plot(s);
    const auto bars = bars_of(scene);
    REQUIRE(bars.size() == 4);
    CHECK(bars[0]->height == Approx(2 * bars[1]->height));
    CHECK(bars[2]->height == Approx(2 * bars[1]->height));
    CHECK(bars[3]->height == Approx(bars[1]->height));
    CHECK(bars[0]->style.fill == "#3B6FB6");
    CHECK(bars[2]->style.fill.empty());
    CHECK(bars[1]->corner.y + bars[1]->height == Approx(bars[0]->corner.y));
    CHECK_THAT(write_svg(scene), Catch::Contains(">Memorandum of understanding<"));
    CHECK_THAT(write_svg(scene), Catch::Contains(">Possibly in this period<"));
}

TEST_CASE("words and numbers of the plot") {
    const auto scene = growth_plot(
        series(10),
        {.title = "Agreements",
         .column_name =
             [](std::string_view name) {
                 return name == "classes" ? std::string{"countries"} : std::string{name};
             },
         .group_name = [](std::string_view group) { return "G " + std::string{group}; }});
    const auto svg = write_svg(scene);
    for (const char* part : {">2002–2011<", ">Agreements<", "countries<", ">G mou<",
                             "Not in the plot: undated ties: 6.", ">New ties in each period<"})
        CHECK_THAT(svg, Catch::Contains(part));
    CHECK_THAT(scene.description, Catch::Contains("band"));
}

TEST_CASE("an empty series, and one without the columns, is a picture that says so") {
    check_page(growth_plot(Series{}));
    CHECK_THAT(growth_plot(Series{}).description, Catch::Contains("nothing to plot"));
    Series s;
    s.periods = {{"2019", 0, 0}};
    s.columns = {{"ties", "", {0}, {0}}};
    check_page(growth_plot(s));
}

TEST_CASE("a series that is no series of counts is refused") {
    auto s = series(3);
    CHECK_THROWS_AS(growth_plot(s, {.curves = {"tie"}}), UsageError);
    CHECK_THROWS_AS(growth_plot(s, {.bars = "tie"}), UsageError);
    s.columns[0].lower.pop_back();
    CHECK_THROWS_AS(growth_plot(s), UsageError);
    for (const double bad : {std::numeric_limits<double>::quiet_NaN(), -1.0, 1e300}) {
        s = series(3);
        s.columns[0].lower[1] = bad; // the last is above its upper value
        CHECK_THROWS_AS(growth_plot(s), UsageError);
    }
}

TEST_CASE("hostile labels stay text") {
    for (const std::string& name : hostile_names()) {
        auto s = series(3, 2000, true, {name, "x"});
        for (auto& period : s.periods) period.label = name.substr(0, 40);
        s.apart = {{name, 1}};
        const auto scene = growth_plot(s, {.title = name,
                                           .source_line = name,
                                           .column_name = [&](std::string_view) { return name; }});
        CHECK(write_svg(scene).find("<script") == std::string::npos);
        CHECK(write_png(scene, 36).size() > 100);
    }
}
