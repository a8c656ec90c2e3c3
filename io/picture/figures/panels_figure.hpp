#pragma once
/// One network in several panels, every actor in the same place in each.
#include <entente/core/model/network.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/view/lens.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "../figure_parts.hpp"
#include "../scene.hpp"
#include "network_parts.hpp"

namespace entente {

struct NetworkPanel {
    enum class State : std::uint8_t { absent, earlier, fresh };
    std::string title;
    EdgeMap<State> state; ///< of each edge of the view
    std::string color{};  ///< of fresh lines; empty: the usual
};

struct PanelsFigureOptions {
    std::string title{};
    std::string subtitle{};
    std::string source_line{};
    std::string caption{}; ///< what the panels are; counts are added
    ColorBy color_by = ColorBy::kind;
    const Partition* partition = nullptr;
    const Scores* color_scores = nullptr;
    std::string color_name{};
    std::function<std::string(std::string_view code)> country_name{};
    std::size_t most_names = 12; ///< tried in a panel, most neighbors there first
    std::size_t columns = 0;     ///< 0: as suits the page
    Look look{};
};

struct PanelsFigure {
    Scene scene;
    std::vector<Actor> unlabeled; ///< named in no panel, in the order of the network
};

/// Discs stand at the positions, moved apart once and for all panels; in each, actors without a tie
/// there are specks, and the area of the others grows with their neighbors there. Names have the
/// rules of the network figure, panel by panel. Throws UsageError when positions or states are not
/// those of the view, or there is no panel.
PanelsFigure panels_figure(const Network& network, const View& view, const Positions& positions,
                           const std::vector<NetworkPanel>& panels,
                           const PanelsFigureOptions& options = {});

} // namespace entente
