#include "../picture_checks.hpp"

#include <entente/core/base/errors.hpp>
#include <entente/io/picture/figures/network_figure.hpp>

#include <cmath>
#include <limits>
#include <set>

using namespace entente;
using namespace entente::test;
using namespace entente::shape;

namespace {

Positions scattered(std::uint64_t seed, std::size_t n) {
    std::mt19937_64 draw{seed};
    Positions positions{VertexMap<Positions::Point>(n)};
    const double side = std::sqrt(static_cast<double>(n));
    const auto unit = [&] { return static_cast<double>(draw() >> 11) * 0x1p-53; };
    for (auto& p : positions.at.values()) p = {side * unit(), side * unit()};
    return positions;
}

/// Hubs on a line, the leaves of each on a circle around it, as a stress layout puts them.
std::pair<Network, Positions> hubs_with_leaves(const std::vector<std::size_t>& leaves) {
    Builder b{"Hubs", small_vocabulary()};
    const Source source = b.add(SourceRecord{"s", "A source", "s.csv", "", {}});
    std::vector<Positions::Point> places;
    const auto actor = [&](const std::string& label, Positions::Point at) {
        ActorRecord record;
        record.id = b.text("a" + std::to_string(places.size()));
        record.label = b.text(label);
        places.push_back(at);
        return b.add(record);
    };
    std::vector<Actor> hubs;
    for (std::size_t h = 0; h < leaves.size(); ++h)
        hubs.push_back(actor("Hub of Technical Cooperation " + std::to_string(h),
                             {2.5 * static_cast<double>(h), 0}));
    for (std::size_t h = 0; h < leaves.size(); ++h) {
        if (h) b.add(TieRecord{.from = hubs[h - 1], .to = hubs[h]}, Evidence{.source = source});
        for (std::size_t i = 0; i < leaves[h]; ++i) {
            const double angle =
                6.2831853 * static_cast<double>(i) / static_cast<double>(leaves[h]);
            const Actor leaf =
                actor("National Technical University of City " + std::to_string(i),
                      {2.5 * static_cast<double>(h) + std::cos(angle), std::sin(angle)});
            b.add(TieRecord{.from = hubs[h], .to = leaf}, Evidence{.source = source});
        }
    }
    return {b.build(), Positions{VertexMap<Positions::Point>(std::move(places))}};
}

/// No name over a name, a disc or the edge of the page; the unlabeled are exactly those without.
void check_figure(const Network& network, const View& view, const NetworkFigure& figure) {
    check_page(figure.scene);
    std::vector<const Circle*> discs;
    circles_of(figure.scene.items, "actor", discs);
    REQUIRE(discs.size() == view.graph.order());
    std::vector<const Group*> names;
    std::size_t lines = 0;
    for (const Item& item : figure.scene.items)
        if (const auto* group = std::get_if<Group>(&item); group && group->css_class == "names") {
            names.push_back(group);
            for (const Item& inner : group->items) {
                if (!std::holds_alternative<Label>(inner)) continue; // the pane behind a name
                ++lines;
                const auto& label = std::get<Label>(inner);
                const auto box = figure::box_of(label);
                for (const Circle* disc : discs) {
                    const double x = std::clamp(disc->center.x, box.left, box.right);
                    const double y = std::clamp(disc->center.y, box.top, box.bottom);
                    if (std::hypot(disc->center.x - x, disc->center.y - y) < disc->radius)
                        FAIL("a disc behind " << label.text);
                }
            }
        }
    REQUIRE(names.size() == 1);
    CHECK(lines + figure.unlabeled.size() >= view.graph.order());
    CHECK(network.actor_count() >= view.graph.order());
}

std::size_t degree(const View& view, Actor a) {
    std::set<Vertex> others;
    const Vertex v = *view.vertex(a);
    for (const Direction d : {Direction::out, Direction::in})
        for (const Vertex u : view.graph.neighbors(v, d))
            if (u != v) others.insert(u);
    return others.size();
}

} // namespace

TEST_CASE("no name covers a name or a disc, on ten networks") {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        INFO("seed " << seed);
        const auto network = random_network(seed, 10 + 25 * seed, 12 + 28 * seed);
        const auto view = Lens{}(network);
        const auto figure = network_figure(network, view, scattered(seed, view.graph.order()));
        check_figure(network, view, figure);
        for (const Actor a : figure.unlabeled) CHECK(degree(view, a) < 2);
    }
}

TEST_CASE("a hub with many leaves keeps every name") {
    for (const auto& leaves :
         std::vector<std::vector<std::size_t>>{{110, 20, 12, 12, 8, 6}, {60, 60}, {1}, {30}}) {
        const auto [network, positions] = hubs_with_leaves(leaves);
        const auto view = Lens{}(network);
        const auto figure = network_figure(network, view, positions);
        check_figure(network, view, figure);
        CHECK(figure.unlabeled.empty());
        CHECK(figure.scene.width < 4500);
        CHECK(write_svg(figure.scene) == write_svg(network_figure(network, view, positions).scene));
    }
}

TEST_CASE("discs that may not move keep their shape, and names that have no room are told") {
    const auto [network, positions] = hubs_with_leaves({110, 20});
    const auto view = Lens{}(network);
    const auto figure =
        network_figure(network, view, positions, {.move_apart = false, .longest_side = 1500});
    check_figure(network, view, figure);
    CHECK(!figure.unlabeled.empty());
    CHECK_THAT(figure.scene.description, Catch::Contains("found no room"));
    for (const Actor a : figure.unlabeled) CHECK(degree(view, a) < 2);
    std::vector<const Circle*> discs;
    circles_of(figure.scene.items, "actor", discs);
    const double unit = (discs[1]->center.x - discs[0]->center.x) / 2.5;
    for (std::size_t i = 0; i < discs.size(); ++i) {
        const auto p = positions.at[Vertex{static_cast<std::uint32_t>(i)}];
        CHECK(discs[i]->center.x - discs[0]->center.x == Approx(unit * p.x).margin(0.01));
        CHECK(discs[i]->center.y - discs[0]->center.y == Approx(unit * p.y).margin(0.01));
    }
}

TEST_CASE("actors on one spot are set apart") {
    const auto network = random_network(9, 60, 80);
    const auto view = Lens{}(network);
    const auto figure =
        network_figure(network, view, Positions{VertexMap<Positions::Point>(view.graph.order())});
    check_figure(network, view, figure);
    std::vector<const Circle*> discs;
    circles_of(figure.scene.items, "actor", discs);
    for (std::size_t i = 0; i < discs.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            CHECK(std::hypot(discs[i]->center.x - discs[j]->center.x,
                             discs[i]->center.y - discs[j]->center.y) >
                  discs[i]->radius + discs[j]->radius);
}

TEST_CASE("ties, certainty and observation are drawn and counted") {
    const auto words = small_vocabulary();
    Builder b{"Three", words};
    const Source source = b.add(SourceRecord{"s", "A source", "s.csv", "", {}});
    for (const char* id : {"a", "b", "c"}) {
        ActorRecord record;
        record.id = b.text(id);
        record.label = b.text(std::string{"Actor "} + id);
        record.observed = *id == 'a';
        record.kind = KindId{static_cast<std::uint16_t>(*id == 'c' ? 2 : 0)};
        if (*id != 'c') record.country = {'D', 'E'};
        b.add(record);
    }
    const auto tie = [&](unsigned from, unsigned to, Certainty certainty, Date start) {
        TieRecord record;
        record.from = Actor{from};
        record.to = Actor{to};
        record.certainty = certainty;
        record.start = start;
        b.add(record, Evidence{.source = source});
    };
    tie(0, 1, Certainty::stated, Date::day(2010, 1, 1));
    tie(1, 0, Certainty::implied, Date::year(2012));
    tie(1, 2, Certainty::implied, Date{});
    tie(2, 2, Certainty::stated, Date{});
    const auto network = b.build();
    const Positions positions{
        VertexMap<Positions::Point>(std::vector<Positions::Point>{{0, 0}, {1, 0}, {1, 1}})};
    for (const Arrows arrows : {Arrows::undirected, Arrows::directed}) {
        Lens lens;
        lens.arrows = arrows;
        const auto figure = network_figure(network, lens(network), positions);
        std::vector<const Path*> ties;
        paths_of(figure.scene.items, "ties", ties);
        REQUIRE(ties.size() == 2);
        CHECK(ties[0]->style.dashes.empty());
        CHECK(!ties[1]->style.dashes.empty());
        CHECK(ties[0]->style.stroke_width > ties[1]->style.stroke_width);
        std::vector<const Circle*> discs;
        circles_of(figure.scene.items, "actor", discs);
        CHECK(discs[0]->style.stroke.empty());
        CHECK(discs[1]->style.fill == "#FFFFFF");
        const auto svg = write_svg(figure.scene);
        for (const char* part :
             {"3 actors and 4 ties between 2 pairs, begun 2010–2012",
              "2 undated, 1 with a date less precise than a day, 2 not stated outright",
              "1 tie of an actor with itself is not drawn", ">University (2)<", ">Consortium (1)<",
              ">Ties listed completely (1)<", ">Known from others only (2)<",
              ">No tie stated outright (1)<", ">2 neighbors<", ">2 ties<"})
            CHECK_THAT(svg, Catch::Contains(part));
    }
    const auto view = Lens{}(network);
    Partition partition{VertexMap<std::uint32_t>(3, 0), 1};
    Scores scores{VertexMap<double>(
        std::vector<double>{0.5, std::numeric_limits<double>::quiet_NaN(), 0.125})};
    const auto figure = network_figure(network, view, positions,
                                       {.color_by = ColorBy::cluster,
                                        .scores = &scores,
                                        .score_name = "closeness",
                                        .partition = &partition,
                                        .hulls = true});
    std::vector<const Path*> hulls;
    paths_of(figure.scene.items, "clusters", hulls);
    CHECK(hulls.size() == 1);
    CHECK_THAT(write_svg(figure.scene), Catch::Contains(">Cluster 1 (3)<"));
    CHECK_THAT(write_svg(figure.scene), Catch::Contains(">0.5 closeness<"));
    const auto by_country =
        network_figure(network, view, positions,
                       {.color_by = ColorBy::country,
                        .country_name = [](std::string_view) { return std::string{"Germany"}; }});
    CHECK_THAT(write_svg(by_country.scene), Catch::Contains(">Germany (2)<"));
    CHECK_THAT(write_svg(by_country.scene), Catch::Contains(">Country not stated (1)<"));

    CHECK_THROWS_AS(network_figure(network, view, Positions{}), UsageError);
    CHECK_THROWS_AS(network_figure(network, view, positions, {.color_by = ColorBy::cluster}),
                    UsageError);
    const Scores none;
    CHECK_THROWS_AS(network_figure(network, view, positions, {.scores = &none}), UsageError);
    const Partition no_clusters;
    CHECK_THROWS_AS(network_figure(network, view, positions, {.partition = &no_clusters}),
                    UsageError);
    CHECK_THROWS_AS(network_figure(network, view, positions, {.unit = 0}), UsageError);
    auto nowhere = positions;
    nowhere.at[Vertex{0}].x = std::numeric_limits<double>::infinity();
    CHECK_THROWS_AS(network_figure(network, view, nowhere), UsageError);
}

TEST_CASE("no actor, one actor, many kinds") {
    const auto none = random_network(1, 3, 0);
    const auto empty = network_figure(none, Lens{}(none), Positions{});
    check_page(empty.scene);
    CHECK(write_png(empty.scene, 36).size() > 100);
    Lens lens;
    lens.isolates = true;
    const auto single = random_network(1, 1, 0);
    check_figure(single, lens(single),
                 network_figure(single, lens(single), Positions{VertexMap<Positions::Point>(1)}));
    const auto many = random_network(4, 60, 60, 20);
    const auto view = Lens{}(many);
    const auto figure = network_figure(many, view, scattered(4, view.graph.order()),
                                       {.color_by = ColorBy::country, .most_labels = 5});
    CHECK_THAT(write_svg(figure.scene), Catch::Contains(" others ("));
    CHECK(figure.unlabeled.size() + 5 == view.graph.order());
}

TEST_CASE("hostile names of actors stay text") {
    for (std::uint64_t seed = 0; seed < 15; ++seed) {
        const auto network = hostile_network(seed, 15, 25);
        const auto view = Lens{}(network);
        const auto figure = network_figure(network, view, scattered(seed, view.graph.order()),
                                           {.title = "<script>"});
        check_page(figure.scene);
        CHECK(write_svg(figure.scene).find("<script") == std::string::npos);
        CHECK(write_png(figure.scene, 36).size() > 100);
    }
}
