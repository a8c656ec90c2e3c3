#pragma once
/// A network on a map: countries and the ties between them.
#include <entente/core/model/network.hpp>
#include <entente/core/view/lens.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "../figure_parts.hpp"
#include "../scene.hpp"

namespace entente {

struct MapFigureOptions {
    std::string title{};       ///< empty: the network's title
    std::string subtitle{};    ///< empty: the counts and the period
    std::string source_line{}; ///< last line: where the data comes from
    std::function<std::string(std::string_view code)> country_name{};
    Look look{};
};

struct MapFigure {
    Scene scene;
    std::vector<std::string> unlabeled; ///< countries whose names found no room, by code
};

/// The part of the world that holds the countries of the view, in the projection of Natural Earth;
/// a disc for each country at the center of its land (data/vocabulary/places.csv), moved apart
/// where discs would overlap, its area growing with the actors there; an arc for each two countries
/// with ties, dashed where none is `stated`. Ties within a country, and what has no country or one
/// without a place, are counted in the caption. Arithmetic and square roots alone: the same bits
/// everywhere.
MapFigure map_figure(const Network& network, const View& view,
                     const MapFigureOptions& options = {});

/// Degrees to the plane of the projection, x from about -2.74 to 2.74, y upward: a polynomial by
/// Tom Patterson, Bojan Savric and Bernhard Jenny.
shape::Point natural_earth(double longitude, double latitude);

} // namespace entente
