#include "../picture_checks.hpp"

#include <entente/core/base/errors.hpp>
#include <entente/io/picture/plots/alluvial_plot.hpp>
#include <entente/io/picture/plots/burst_plot.hpp>
#include <entente/io/picture/plots/degree_plot.hpp>
#include <entente/io/picture/plots/growth_plot.hpp>
#include <entente/io/picture/plots/rank_plot.hpp>

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

constexpr double mm = 72 / 25.4;
const double no_number = std::nan("");

/// The page holds together at its own width, a column's, a page's and in larger letters.
template <class Plot>
void check_sizes(const Plot& plot) {
    for (const double width : {0.0, 85 * mm, 180 * mm, 960.0}) {
        INFO("width " << width);
        PlotOptions options;
        options.title = "A title that is not short, as titles are";
        options.look.width = width;
        options.look.type = width == 960 ? 1.35 : 1;
        const Scene scene = plot(options);
        check_page(scene);
        if (width > 0) CHECK(scene.width == Approx(width));
        CHECK(figure::smallest_type(scene) >= figure::least_type);
        CHECK(write_svg(scene) == write_svg(plot(options)));
    }
}

ResultTable degrees() {
    return {{{"degree", std::vector<double>{0, 1, 2, 4, 37}},
             {"actors", std::vector<double>{3, 60, 30, 6, 1}},
             {"share_at_least", std::vector<double>{1, 0.97, 0.37, 0.07, 0.01}},
             {"fit", std::vector<double>{no_number, no_number, 0.3, 0.1, 0.004}}}};
}

Series ranks() {
    Series series;
    for (int year = 2001; year <= 2006; ++year)
        series.periods.push_back({std::to_string(year), 0, 0});
    series.columns = {{"rank", "aztu", {1, 1, 1, 1, 1, 1}, {2, 1, 1, 1, 1, 1}},
                      {"rank", "beu", {no_number, 2, 2, 3, 2, 2}, {no_number, 4, 4, 4, 3, 2}},
                      {"rank", "mesi", {1, 2, 3, 2, 3, 3}, {2, 3, 3, 3, 4, 5}},
                      {"degree", "aztu", {1, 1, 1, 1, 1, 1}, {1, 1, 1, 1, 1, 1}}};
    return series;
}

ResultTable flows() {
    return {{{"from_slice", std::vector<std::string>{"2005", "2005", "2005", "2010", "2010"}},
             {"from_cluster", std::vector<std::string>{"1", "1", "", "1", "2"}},
             {"to_slice", std::vector<std::string>{"2010", "2010", "2010", "2015", "2015"}},
             {"to_cluster", std::vector<std::string>{"1", "2", "2", "1", "1"}},
             {"actors", std::vector<double>{30, 10, 5, 25, 12}}}};
}

ResultTable bursts() {
    return {{{"group", std::vector<std::string>{"Memoranda", "Memoranda", "Protocols"}},
             {"level", std::vector<double>{1, 2, 1}},
             {"first", std::vector<std::string>{"2010-01-01", "2011-06-01", "2019-03-15"}},
             {"last", std::vector<std::string>{"2014-12-31", "2012-05-31", "2019-03-15"}},
             {"events", std::vector<double>{40, 21, 3}}}};
}

template <class T>
ResultTable with(ResultTable table, std::size_t column, std::size_t row, T value) {
    std::get<std::vector<T>>(table.columns[column].cells)[row] = std::move(value);
    return table;
}

} // namespace

TEST_CASE("degrees stand at their place on logarithmic scales") {
    check_sizes([](const PlotOptions& options) { return degree_plot(degrees(), options); });
    const Scene scene = degree_plot(degrees());
    std::vector<const shape::Circle*> dots;
    circles_of(scene.items, "degrees", dots);
    REQUIRE(dots.size() == 4); // degree 0 has no place
    const auto ratio =
        (dots[2]->center.x - dots[0]->center.x) / (dots[1]->center.x - dots[0]->center.x);
    CHECK(ratio == Approx(2)); // 1, 2, 4
    CHECK(dots[3]->center.y > dots[2]->center.y);
    std::vector<const shape::Path*> fit;
    paths_of(scene.items, "fit", fit);
    REQUIRE(fit.size() == 1);
    CHECK(fit[0]->start.x == Approx(dots[1]->center.x));
    CHECK_THAT(scene.description, Catch::Contains("3 actors of degree 0"));
    CHECK_THAT(scene.description, Catch::Contains("100 actors"));

    ResultTable no_fit = degrees();
    no_fit.columns.pop_back();
    CHECK(write_svg(degree_plot(no_fit)).find(">Fit<") == std::string::npos);
    check_page(degree_plot({{{"degree", std::vector<double>{}},
                             {"actors", std::vector<double>{}},
                             {"share_at_least", std::vector<double>{}}}}));
    CHECK_THROWS_AS(degree_plot({}), UsageError);
    CHECK_THROWS_AS(degree_plot(with(degrees(), 0, 1, -1.0)), UsageError);
    CHECK_THROWS_AS(degree_plot(with(degrees(), 2, 1, 1.5)), UsageError);
    CHECK_THROWS_AS(degree_plot(with(degrees(), 0, 1, no_number)), UsageError);
}

TEST_CASE("ranks rise upward, doubt is a band, and gaps stay gaps") {
    check_sizes([](const PlotOptions& options) { return rank_plot(ranks(), options); });
    const Scene scene = rank_plot(ranks());
    std::vector<const shape::Path*> curves, bands;
    paths_of(scene.items, "ranks", curves);
    paths_of(scene.items, "bands", bands);
    CHECK(curves.size() == 3);
    CHECK(bands.size() == 3);
    CHECK(curves[0]->steps.back().to.y < curves[2]->steps.back().to.y); // the first is on top
    CHECK(curves[1]->start.x > curves[0]->start.x);                     // begins a year later
    PlotOptions options;
    options.name = [](std::string_view id) { return "The name of " + std::string{id}; };
    CHECK_THAT(write_svg(rank_plot(ranks(), options)), Catch::Contains("The name of mesi"));
    CHECK_THAT(rank_plot(ranks(), {}, 2).description,
               Catch::Contains("1 further actor is not shown"));
    Series bad = ranks();
    bad.columns[0].lower[0] = 3; // better than the worst
    CHECK_THROWS_AS(rank_plot(bad), UsageError);
    bad = ranks();
    bad.columns[0].lower[0] = 0;
    CHECK_THROWS_AS(rank_plot(bad), UsageError);
    bad = ranks();
    bad.columns[1].upper.pop_back();
    CHECK_THROWS_AS(rank_plot(bad), UsageError);
    CHECK_THROWS_AS(rank_plot(Series{}), UsageError);
}

TEST_CASE("streams are as wide as actors go, and a color is one cluster") {
    check_sizes([](const PlotOptions& options) { return alluvial_plot(flows(), options); });
    const Scene scene = alluvial_plot(flows());
    std::vector<const shape::Path*> streams;
    paths_of(scene.items, "streams", streams);
    REQUIRE(streams.size() == 4); // who was not there before comes from nowhere
    const auto thick = [](const shape::Path& p) { return p.steps[1].to.y - p.steps[0].to.y; };
    CHECK(thick(*streams[0]) == Approx(3 * thick(*streams[1]))); // 30 and 10
    CHECK(thick(*streams[2]) == Approx(2.5 * thick(*streams[1])));
    CHECK(streams[0]->style.fill == streams[2]->style.fill); // 1, its heir, and on
    CHECK(streams[3]->style.fill != streams[0]->style.fill);
    ResultTable followed = flows();
    followed.columns.push_back({"from_timeline", std::vector<double>{7, 7, 7, 7, 8}});
    followed.columns.push_back({"to_timeline", std::vector<double>{7, 8, 8, 7, 7}});
    check_page(alluvial_plot(followed));
    check_page(alluvial_plot({{{"from_slice", std::vector<std::string>{}},
                               {"from_cluster", std::vector<std::string>{}},
                               {"to_slice", std::vector<std::string>{}},
                               {"to_cluster", std::vector<std::string>{}},
                               {"actors", std::vector<double>{}}}}));
    CHECK_THROWS_AS(alluvial_plot({}), UsageError);
    CHECK_THROWS_AS(alluvial_plot(with(flows(), 4, 0, -1.0)), UsageError);
    CHECK_THROWS_AS(alluvial_plot(with(flows(), 2, 0, std::string{"2015"})), UsageError);
}

TEST_CASE("bursts stand at their time, deeper levels darker") {
    check_sizes([](const PlotOptions& options) { return burst_plot(bursts(), options); });
    const Scene scene = burst_plot(bursts());
    std::vector<const shape::Rect*> bars;
    for (const auto& item : scene.items)
        if (const auto* group = std::get_if<shape::Group>(&item);
            group && group->css_class == "bursts")
            for (const auto& bar : group->items) bars.push_back(&std::get<shape::Rect>(bar));
    REQUIRE(bars.size() == 3);
    CHECK(bars[0]->width / bars[1]->width == Approx(1826.0 / 366).epsilon(0.01)); // days
    CHECK(bars[1]->corner.x > bars[0]->corner.x);
    CHECK(bars[1]->height < bars[0]->height);
    CHECK(bars[1]->style.fill != bars[0]->style.fill);
    CHECK(bars[2]->corner.y > bars[0]->corner.y);
    CHECK(bars[2]->width >= 2); // a day shows
    CHECK_THROWS_AS(burst_plot({}), UsageError);
    CHECK_THROWS_AS(burst_plot(with(bursts(), 2, 0, std::string{"2010"})), UsageError);
    CHECK_THROWS_AS(burst_plot(with(bursts(), 3, 0, std::string{"2009-01-01"})), UsageError);
    CHECK_THROWS_AS(burst_plot(with(bursts(), 1, 0, no_number)), UsageError);
    check_page(burst_plot({{{"group", std::vector<std::string>{}},
                            {"level", std::vector<double>{}},
                            {"first", std::vector<std::string>{}},
                            {"last", std::vector<std::string>{}},
                            {"events", std::vector<double>{}}}}));
}

TEST_CASE("hostile names stay text in every plot") {
    PlotOptions options;
    options.title = "<script>alert(1)</script>";
    for (const std::string& name : hostile_names()) {
        options.name = [&](std::string_view) { return name; };
        for (const Scene& scene : {rank_plot(ranks(), options), alluvial_plot(flows(), options),
                                   burst_plot(bursts(), options)}) {
            check_page(scene);
            CHECK(write_svg(scene).find("<script") == std::string::npos);
        }
    }
}

TEST_CASE("bars of a growth plot may stand alone, at any width") {
    Series series;
    for (int year = 2001; year <= 2020; ++year)
        series.periods.push_back({std::to_string(year), 0, 0});
    series.columns = {
        {"new ties", "mou", std::vector<double>(20, 2), std::vector<double>(20, 3)},
        {"new ties", "protocol", std::vector<double>(20, 1), std::vector<double>(20, 1)},
        {"ties", "", std::vector<double>(20, 3), std::vector<double>(20, 4)}};
    for (const bool curves : {true, false})
        for (const double width : {0.0, 85 * mm, 180 * mm}) {
            GrowthPlotOptions options;
            options.with_curves = curves;
            options.look.width = width;
            const Scene scene = growth_plot(series, options);
            check_page(scene);
            CHECK(figure::smallest_type(scene) >= figure::least_type);
            CHECK((write_svg(scene).find("class=\"curves\"") != std::string::npos) == curves);
        }
}
