#pragma once
/// Pictures of a study, from the network to a scene, and a scene to a file's bytes.
#include <optional>
#include <string>
#include <string_view>

#include <entente/apps/study/study.hpp>
#include <entente/core/view/lens.hpp>
#include <entente/io/picture/figures/network_figure.hpp>
#include <entente/io/picture/theme.hpp>
#include <entente/io/text/wording.hpp>

#include "analyses.hpp"
#include "session.hpp"

namespace entente {

struct PictureRequest {
    PictureKind kind = PictureKind::network;
    Lens lens;
    std::optional<Actor> owner; ///< of a register figure; of a plot, whose ties to count
    std::string title, subtitle;
    std::string color_by{"kind"}; ///< kind, country, cluster, layer, or a measure
    std::string size;             ///< a measure; empty: degree
    std::string clusters{"leiden"};
    bool hulls = false;
    std::size_t labels = 400;                 ///< names that are tried
    PeriodLength period = PeriodLength::year; ///< plots over time
    GroupBy by = GroupBy::group;              ///< growth plot: bars stacked by
    Between between = Between::countries;     ///< matrices: rows and columns
    std::size_t panels = 6;                   ///< of multiples
    Theme theme = Theme::paper;
    double width = 0; ///< points; 0: as the content takes
    Language language = Language::en;
};

struct Picture {
    Scene scene;
    ResultTable
        data; ///< what is drawn, in figures; without columns if the tables of the study tell
};

/// Says on standard error which labels found no room, and which letters no font has.
Picture picture(const Study& study, const PictureRequest& request, const Session& session);

/// The network as DOT with positions.
std::string dot_text(const Study& study, const Lens& lens, const Session& session);

/// "85mm", "8.5cm", "3.3in", "240pt" or "320px" (96 to an inch) in points. Throws UsageError for
/// anything else and for what is below 30 mm or above 5 m.
double length_in_points(std::string_view text);

/// "svg", "png" or "pdf". Throws UsageError for a name that ends otherwise.
std::string picture_ending(std::string_view name);

/// SVG, PNG or PDF by the ending of `name`. Throws UsageError for another ending.
std::string picture_bytes(const Scene& scene, std::string_view name, double dpi = 150);

} // namespace entente
