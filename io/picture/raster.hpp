#pragma once
/// Pictures as PNG and PDF, drawn by librsvg and cairo from the SVG of the same scene.
#include <string>

#include "scene.hpp"

namespace entente {

/// A PNG with `dpi` pixels per inch (72 points), sides rounded up. Throws UsageError when dpi is
/// not a positive number, LimitError when a side would pass 32,767 pixels, SystemError when the
/// drawing library fails. Cost: 4 bytes of memory per pixel.
std::string write_png(const Scene& scene, double dpi = 200);

/// A PDF of one page in the size of the scene, fonts embedded, text selectable. `date` is written
/// as the date of creation ("2026-01-31T00:00:00Z"); it is never the time of day, so that the same
/// scene gives the same bytes. Throws LimitError when a side passes 14,400 points, the longest that
/// readers of PDF accept; SystemError when the drawing library fails.
std::string write_pdf(const Scene& scene, const std::string& date = "2000-01-01T00:00:00Z");

} // namespace entente
