#pragma once
/// Pictures of a study, from the network to a scene, and a scene to a file's bytes.
#include <optional>
#include <string>
#include <string_view>

#include <entente/apps/study/study.hpp>
#include <entente/core/view/lens.hpp>
#include <entente/io/picture/figures/network_figure.hpp>

#include "analyses.hpp"
#include "session.hpp"

namespace entente {

struct PictureRequest {
    PictureKind kind = PictureKind::network;
    Lens lens;
    std::optional<Actor> owner; ///< of a register figure; of a growth plot, whose ties to count
    std::string title;
    ColorBy color_by = ColorBy::kind;         ///< network figure
    PeriodLength period = PeriodLength::year; ///< growth plot
    GroupBy by = GroupBy::group;              ///< growth plot: bars stacked by
};

/// The picture as a scene. Says on standard error which labels found no room.
Scene picture(const Study& study, const PictureRequest& request, const Session& session);

/// The network as DOT with positions.
std::string dot_text(const Study& study, const Lens& lens, const Session& session);

/// "svg", "png" or "pdf". Throws UsageError for a name that ends otherwise.
std::string picture_ending(std::string_view name);

/// SVG, PNG or PDF by the ending of `name`. Throws UsageError for another ending.
std::string picture_bytes(const Scene& scene, std::string_view name, double dpi = 150);

} // namespace entente
