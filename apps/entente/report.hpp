#pragma once
/// A study made into one page: what was read, who matters, who belongs together, how it grew, what
/// is uncertain, by which methods, on what evidence.
#include <string>

#include "pictures.hpp"
#include "uncertainty.hpp"

namespace entente {

struct ReportRequest {
    Lens lens;
    std::string lens_text; ///< as the page tells it
    std::string title;     ///< empty: the study's
    std::optional<Actor> owner;
    std::vector<std::string> measures, clusters; ///< as `name:option=value`; empty: the study's
    Uncertainty doubt;
    PeriodLength period = PeriodLength::year;
    Language language = Language::en; ///< of pictures
};

/// HTML, the same bytes for the same study. Throws as its analyses do.
std::string report_page(const Study& study, const ReportRequest& request, const Session& session);

} // namespace entente
