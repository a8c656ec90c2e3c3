#include "../picture_checks.hpp"

#include <entente/io/picture/figures/map_figure.hpp>
#include <entente/io/text/wording.hpp>

using namespace entente;
using namespace entente::test;

namespace {

Network of_countries(const std::vector<std::string>& codes,
                     const std::vector<std::pair<unsigned, unsigned>>& ties) {
    Builder b{"A network", small_vocabulary()};
    const Source source = b.add(SourceRecord{"s", "A source", "s.csv", "", {}});
    for (std::size_t i = 0; i < codes.size(); ++i) {
        ActorRecord record;
        record.id = b.text("a" + std::to_string(i));
        record.label = b.text("Actor " + std::to_string(i));
        if (!codes[i].empty()) record.country = {codes[i][0], codes[i][1]};
        b.add(record);
    }
    for (const auto& [u, v] : ties)
        b.add(TieRecord{.from = Actor{u}, .to = Actor{v}}, Evidence{.source = source});
    return b.build();
}

} // namespace

TEST_CASE("the projection has the values that its authors give") {
    // Natural Earth at the ends of the equator and of the middle meridian.
    CHECK(natural_earth(180, 0).x == Approx(2.73539).epsilon(1e-5));
    CHECK(natural_earth(0, 90).y == Approx(1.42240).epsilon(1e-4));
    CHECK(natural_earth(0, 0) == shape::Point{0, 0});
    CHECK(natural_earth(-30, -20).x == -natural_earth(30, 20).x);
}

TEST_CASE("countries, arcs and what has no place are drawn and counted") {
    const auto network = of_countries({"AZ", "AZ", "TR", "DE", "", "QQ"},
                                      {{0, 2}, {1, 2}, {0, 1}, {2, 3}, {4, 0}, {5, 0}});
    const auto view = Lens{}(network);
    const auto map = map_figure(network, view);
    check_page(map.scene);
    CHECK(map.unlabeled.empty());
    std::vector<const shape::Circle*> discs;
    circles_of(map.scene.items, "country", discs);
    REQUIRE(discs.size() == 3);
    CHECK(discs[0]->radius > discs[1]->radius);     // two actors, one
    CHECK(discs[2]->center.x < discs[1]->center.x); // Germany is west of Turkey
    CHECK(discs[2]->center.y < discs[1]->center.y); // and north of it
    std::vector<const shape::Path*> arcs, land;
    paths_of(map.scene.items, "ties", arcs);
    paths_of(map.scene.items, "land", land);
    CHECK(arcs.size() == 2);
    CHECK(arcs[0]->style.stroke_width > arcs[1]->style.stroke_width);
    CHECK(land.size() > 20);
    for (const auto* path : land)
        for (const auto& point : figure::points_along(*path)) {
            CHECK(point.x >= -0.01);
            CHECK(point.x <= map.scene.width + 0.01);
            CHECK(point.y >= -0.01);
            CHECK(point.y <= map.scene.height + 0.01);
        }
    CHECK_THAT(map.scene.description, Catch::Contains("1 tie lies within one country"));
    CHECK_THAT(map.scene.description,
               Catch::Contains("2 actors without a country and their 2 ties are not on the map"));
    CHECK_THAT(map.scene.description, Catch::Contains("Natural Earth"));
}

TEST_CASE("every country has a place, and the ends of the world fit on a page") {
    std::size_t places = 0;
    for (std::string_view text = built_in_table("places"); !text.empty();
         text.remove_prefix(text.find('\n') + 1))
        ++places;
    CHECK(places > 245);
    for (const auto& codes : std::vector<std::vector<std::string>>{
             {"NZ", "US"}, {"FJ", "RU"}, {"MC", "VA"}, {"SG"}, {}}) {
        std::vector<std::pair<unsigned, unsigned>> ties;
        if (codes.size() == 2) ties = {{0, 1}};
        const auto network = of_countries(codes, ties);
        Lens lens;
        lens.isolates = true;
        check_page(map_figure(network, lens(network)).scene);
    }
}
