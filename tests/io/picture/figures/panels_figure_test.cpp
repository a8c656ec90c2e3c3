#include "../picture_checks.hpp"

#include <entente/core/base/errors.hpp>
#include <entente/io/picture/figures/panels_figure.hpp>

#include <cmath>
#include <limits>
#include <set>

using namespace entente;
using namespace entente::test;
using State = NetworkPanel::State;

namespace {

std::vector<const shape::Group*> panels_of(const Scene& scene) {
    std::vector<const shape::Group*> out;
    for (const auto& item : scene.items)
        if (const auto* group = std::get_if<shape::Group>(&item);
            group && group->css_class == "panel")
            out.push_back(group);
    return out;
}

} // namespace

TEST_CASE("an actor stands in the same place in every panel") {
    const auto network = random_network(3, 30, 60);
    const auto view = Lens{}(network);
    Positions positions{VertexMap<Positions::Point>(view.graph.order())};
    for (const Vertex v : view.graph.vertices())
        positions.at[v] = {static_cast<double>(index(v) % 6), static_cast<double>(index(v) / 6)};
    std::vector<NetworkPanel> panels;
    for (std::size_t p = 0; p < 4; ++p) {
        NetworkPanel panel{std::to_string(2000 + p),
                           EdgeMap<State>(view.graph.size(), State::absent)};
        for (const Edge e : view.graph.edges())
            if (index(e) % 4 <= p)
                panel.state[e] = index(e) % 4 == p ? State::fresh : State::earlier;
        panels.push_back(std::move(panel));
    }
    const auto figure = panels_figure(network, view, positions, panels);
    check_page(figure.scene);
    const auto drawn = panels_of(figure.scene);
    REQUIRE(drawn.size() == 4);
    std::vector<std::multiset<std::pair<long, long>>> places;
    for (const auto* panel : drawn) {
        shape::Point corner{};
        auto& place = places.emplace_back();
        for (const auto& item : panel->items) {
            if (const auto* frame = std::get_if<shape::Rect>(&item)) corner = frame->corner;
            if (const auto* group = std::get_if<shape::Group>(&item);
                group && group->css_class == "actors")
                for (const auto& inner : group->items) {
                    const auto& disc = std::get<shape::Circle>(inner);
                    place.insert({std::lround(100 * (disc.center.x - corner.x)),
                                  std::lround(100 * (disc.center.y - corner.y))});
                }
        }
        CHECK(place.size() == view.graph.order());
        CHECK(place == places.front());
    }
    // What begins in a panel is dark there, and pale from the next on.
    std::vector<const shape::Path*> first, last;
    paths_of(drawn[0]->items, "ties", first);
    paths_of(drawn[3]->items, "ties", last);
    CHECK(first.size() < last.size());
    CHECK(first.back()->style.stroke != last.front()->style.stroke);
}

TEST_CASE("what is no panel is refused") {
    const auto network = random_network(3, 10, 20);
    const auto view = Lens{}(network);
    const Positions positions{VertexMap<Positions::Point>(view.graph.order())};
    const NetworkPanel panel{"x", EdgeMap<State>(view.graph.size(), State::fresh)};
    CHECK(write_svg(panels_figure(network, view, positions, {panel}).scene).size() > 100);
    CHECK_THROWS_AS(panels_figure(network, view, positions, {}), UsageError);
    CHECK_THROWS_AS(panels_figure(network, view, Positions{}, {panel}), UsageError);
    CHECK_THROWS_AS(panels_figure(network, view, positions, {NetworkPanel{"x", EdgeMap<State>(1)}}),
                    UsageError);
    auto nowhere = positions;
    nowhere.at[Vertex{0}].y = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(panels_figure(network, view, nowhere, {panel}), UsageError);
}
