#include "../picture_checks.hpp"

#include <entente/core/base/errors.hpp>
#include <entente/io/picture/figures/map_figure.hpp>
#include <entente/io/picture/figures/network_figure.hpp>
#include <entente/io/picture/figures/panels_figure.hpp>
#include <entente/io/picture/figures/register_figure.hpp>

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

constexpr double mm = 72 / 25.4;

Positions scattered(std::uint64_t seed, std::size_t n) {
    std::mt19937_64 draw{seed + 77};
    Positions positions{VertexMap<Positions::Point>(n)};
    const double side = std::sqrt(static_cast<double>(n));
    for (std::uint32_t v = 0; v < n; ++v)
        positions.at[Vertex{v}] = {side * static_cast<double>(draw() % 1000) / 1000,
                                   side * static_cast<double>(draw() % 1000) / 1000};
    return positions;
}

/// A ring, a grid, a star, a path: shapes that layouts give.
Positions shaped(int shape, std::size_t n) {
    Positions positions{VertexMap<Positions::Point>(n)};
    for (std::uint32_t v = 0; v < n; ++v) {
        const double i = v, all = static_cast<double>(n);
        positions.at[Vertex{v}] =
            shape == 0   ? Positions::Point{std::cos(6.283 * i / all) * all / 6,
                                          std::sin(6.283 * i / all) * all / 6}
            : shape == 1 ? Positions::Point{std::floor(i / 8), std::fmod(i, 8)}
            : shape == 2 ? Positions::Point{v == 0 ? 0 : std::cos(i), v == 0 ? 0 : std::sin(i)}
                         : Positions::Point{i, 0};
    }
    return positions;
}

/// Names lie on the page, and over no other name and no disc.
void check_names(const Scene& scene, const char* disc_class, double least_disc = 0) {
    check_page(scene);
    CHECK(figure::smallest_type(scene) >= figure::least_type - 1e-9);
    std::vector<const shape::Circle*> discs;
    circles_of(scene.items, disc_class, discs);
    const auto in_names = [&](const auto& self, const std::vector<shape::Item>& items,
                              bool inside) -> void {
        for (const auto& item : items) {
            if (const auto* label = std::get_if<shape::Label>(&item); label && inside) {
                const auto box = figure::box_of(*label);
                for (const auto* disc : discs) {
                    if (disc->radius < least_disc) continue; // a speck, on which names may stand
                    const double x = std::clamp(disc->center.x, box.left, box.right);
                    const double y = std::clamp(disc->center.y, box.top, box.bottom);
                    if (std::hypot(disc->center.x - x, disc->center.y - y) < disc->radius - 1e-9)
                        FAIL("a disc behind " << label->text);
                }
            }
            if (const auto* group = std::get_if<shape::Group>(&item))
                self(self, group->items, inside || group->css_class == "names");
        }
    };
    in_names(in_names, scene.items, false);
}

} // namespace

TEST_CASE(
    "names keep clear of names and discs at the width of a column, of a page and of a slide") {
    for (const double width : {60 * mm, 85 * mm, 120 * mm, 180 * mm, 960.0})
        for (int which = 0; which < 10; ++which) {
            INFO("network " << which << ", width " << width);
            const auto seed = static_cast<std::uint64_t>(which);
            const auto network = which < 3 ? random_network(seed, 30 + 60 * seed, 40 + 70 * seed)
                                 : which < 7
                                     ? random_network(seed, 60, 59 + 10 * (seed % 2), 6, which == 5)
                                     : hostile_network(seed, 40, 60);
            const auto view = Lens{}(network);
            const auto n = view.graph.order();
            const auto positions =
                which >= 3 && which < 7 ? shaped(which - 3, n) : scattered(seed, n);
            NetworkFigureOptions options;
            options.look.width = width;
            options.look.type = width == 960 ? 1.35 : 1;
            const auto figure = network_figure(network, view, positions, options);
            CHECK(figure.scene.width == Approx(width));
            check_names(figure.scene, "actor");
            for (const Actor a : figure.unlabeled) CHECK(!network.label(a).empty());

            PanelsFigureOptions panels_options;
            panels_options.look = options.look;
            std::vector<NetworkPanel> panels;
            for (int p = 0; p < 3; ++p) {
                NetworkPanel panel{"Panel " + std::to_string(p),
                                   EdgeMap<NetworkPanel::State>(view.graph.size())};
                for (const Edge e : view.graph.edges())
                    panel.state[e] =
                        index(e) % 3 < static_cast<std::size_t>(p)    ? NetworkPanel::State::earlier
                        : index(e) % 3 == static_cast<std::size_t>(p) ? NetworkPanel::State::fresh
                                                                      : NetworkPanel::State::absent;
                panels.push_back(std::move(panel));
            }
            const auto several = panels_figure(network, view, positions, panels, panels_options);
            CHECK(several.scene.width == Approx(width));
            check_names(several.scene, "actors", 1.4);

            MapFigureOptions map_options;
            map_options.look = options.look;
            const auto map = map_figure(network, view, map_options);
            CHECK(map.scene.width == Approx(width));
            check_names(map.scene, "country");
        }
}

TEST_CASE("a register figure takes any width, and says whose names it leaves out") {
    for (const std::size_t partners : {1, 12, 90, 250})
        for (const double width : {40 * mm, 85 * mm, 180 * mm, 400 * mm}) {
            INFO(partners << " partners, width " << width);
            const auto network =
                random_network(partners, partners + 1, partners + partners / 10, 8, true);
            RegisterFigureOptions options;
            options.look.width = width;
            std::vector<Actor> unnamed;
            const Scene scene = register_figure(
                network, Actor{0}, std::vector<bool>(network.tie_count(), true), options, &unnamed);
            CHECK(scene.width == Approx(width));
            if (width > 50 * mm) check_page(scene);
            CHECK(figure::smallest_type(scene) >= 5.99);
            if (width > 350 * mm) CHECK(unnamed.empty());
            if (width < 90 * mm && partners > 50) CHECK(unnamed.size() == partners);
        }
}

TEST_CASE("directed ties have heads, hubs a ring and their count, ties colors by layer") {
    Builder b{"Bodies", small_vocabulary()};
    const Source source = b.add(SourceRecord{"s", "A source", "s.csv", "", {}});
    for (const char* id : {"body", "m1", "m2"}) {
        ActorRecord record;
        record.id = b.text(id);
        record.label = b.text(std::string{"Actor "} + id);
        b.add(record);
    }
    b.add(TieRecord{.from = Actor{1}, .to = Actor{0}, .type = TypeId{4}},
          Evidence{.source = source});
    b.add(TieRecord{.from = Actor{2}, .to = Actor{0}, .type = TypeId{4}},
          Evidence{.source = source});
    b.add(TieRecord{.from = Actor{1}, .to = Actor{2}, .type = TypeId{0}},
          Evidence{.source = source});
    const auto network = b.build();
    Lens lens;
    lens.arrows = Arrows::directed;
    const auto view = lens(network);
    const Positions positions{
        VertexMap<Positions::Point>(std::vector<Positions::Point>{{0, 0}, {1, 0}, {1, 1}})};
    NetworkFigureOptions options;
    options.color_by = ColorBy::layer;
    options.hub = {true, false, false};
    options.inscription = {"+60", "", ""};
    options.hub_note = "Hubs are ringed.";
    const auto figure = network_figure(network, view, positions, options);
    std::vector<const shape::Path*> heads, ties;
    paths_of(figure.scene.items, "heads", heads);
    paths_of(figure.scene.items, "ties", ties);
    CHECK(heads.size() == 2); // the memorandum has no direction
    REQUIRE(ties.size() == 3);
    CHECK(ties[0]->style.stroke == ties[1]->style.stroke);
    CHECK(ties[0]->style.stroke != ties[2]->style.stroke);
    std::vector<const shape::Circle*> hubs;
    circles_of(figure.scene.items, "actor hub", hubs);
    CHECK(hubs.size() == 2); // disc and ring
    // The tip of a head touches its disc.
    const auto* disc = hubs[0];
    CHECK(std::hypot(heads[0]->start.x - disc->center.x, heads[0]->start.y - disc->center.y) ==
          Approx(disc->radius + 0.5).margin(0.02));
    const auto svg = write_svg(figure.scene);
    for (const char* part :
         {">+60<", "Hubs are ringed.", ">Directed (2)<", ">Membership (2)<", ">Cooperation (1)<"})
        CHECK_THAT(svg, Catch::Contains(part));

    Scores scores{VertexMap<double>(std::vector<double>{0.25, 1, std::nan("")})};
    NetworkFigureOptions by_measure;
    by_measure.color_by = ColorBy::measure;
    by_measure.color_scores = &scores;
    by_measure.color_name = "closeness";
    const auto colored = write_svg(network_figure(network, view, positions, by_measure).scene);
    for (const char* part : {">closeness<", ">0.25<", ">1<"})
        CHECK_THAT(colored, Catch::Contains(part));
    by_measure.color_scores = nullptr;
    CHECK_THROWS_AS(network_figure(network, view, positions, by_measure), UsageError);
}

TEST_CASE("figures speak the language that is asked for") {
    const auto network = random_network(2, 20, 30);
    const auto view = Lens{}(network);
    NetworkFigureOptions options;
    options.look.words = Wording{Language::ru};
    const auto svg =
        write_svg(network_figure(network, view, scattered(2, view.graph.order()), options).scene);
    CHECK_THAT(svg, Catch::Contains("Университет ("));
    CHECK_THAT(svg, Catch::Contains("без даты: "));
    RegisterFigureOptions of_register;
    of_register.look.words = Wording{Language::az};
    const auto star = random_network(4, 20, 19, 4, true);
    const auto text = write_svg(
        register_figure(star, Actor{0}, std::vector<bool>(star.tie_count(), true), of_register));
    CHECK_THAT(text, Catch::Contains("müqavilə"));
    CHECK_THAT(text, Catch::Contains("Anlaşma memorandumu ("));
}
