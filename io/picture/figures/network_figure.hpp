#pragma once
/// The picture of any network on given positions.
#include <entente/core/model/network.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/view/lens.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "../figure_parts.hpp"
#include "../scene.hpp"
#include "network_parts.hpp"

namespace entente {

struct NetworkFigureOptions {
    std::string title{};       ///< empty: the network's title
    std::string subtitle{};    ///< empty: the counts and the period
    std::string source_line{}; ///< last line: where the data comes from
    ColorBy color_by = ColorBy::kind;
    const Scores* scores = nullptr;       ///< sizes of discs; else the number of distinct neighbors
    std::string score_name{};             ///< what the legend calls the scores
    const Partition* partition = nullptr; ///< needed to color by cluster
    bool hulls = false;                   ///< a soft hull around each cluster of at least three
    /// Discs may leave their positions so that every name has room; without it they stay where they
    /// are and only the scale grows.
    bool move_apart = true;
    std::size_t most_labels = 400; ///< names are tried for that many actors, greatest first
    double unit = 100;             ///< points per unit of the positions, to begin with
    double longest_side = 4500;    ///< points; names that need a larger canvas are left out
    /// The name of a country from its two letters; the letters themselves when not given.
    std::function<std::string(std::string_view code)> country_name{};
    Look look{};
    const Scores* color_scores = nullptr; ///< needed to color by a measure
    std::string color_name{};             ///< what the legend calls that measure
    std::string method{};                 ///< a sentence on how the actors were placed
    /// Hubs of a two-mode drawing have a ring and, where it is not empty, this text on their disc
    /// ("+60" members that nobody names); empty: no actor is a hub.
    std::vector<bool> hub{};
    std::vector<std::string> inscription{};
    std::string hub_note{}; ///< a sentence on hubs for the caption
};

struct NetworkFigure {
    Scene scene;
    std::vector<Actor> unlabeled; ///< whose names found no room, in the order of the network
    VertexMap<shape::Point> at;   ///< where the discs stand, in points
};

/// Actors as discs (hollow when unobserved), pairs as lines, wider with more ties, dashed when no
/// tie of the pair is `stated`, with arrowheads where the view is directed and ties are; names
/// beside the discs, broken over lines, never over another name or a disc. Where room is short the
/// scale grows until every actor with two neighbors or more has its name, up to `longest_side`; on
/// a page of given width it cannot, and names without room are listed below. Self-ties are counted
/// in the caption, not drawn. A legend explains what occurs; the caption states counts, period and
/// what is uncertain or left out.
///
/// Deterministic. Cost O(n + m) and what lies near each name, some dozen times. Throws UsageError
/// when positions, scores, partition or hubs are not those of the view, a position is not finite,
/// or what colors need is not given.
NetworkFigure network_figure(const Network& network, const View& view, const Positions& positions,
                             const NetworkFigureOptions& options = {});

} // namespace entente
