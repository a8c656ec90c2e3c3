#pragma once
/// Pictures as SVG.
#include <string>

#include "scene.hpp"

namespace entente {

/// A standalone SVG 1.1 document in UTF-8: a title and a description for screen readers, no script,
/// no reference to anything outside but the links of groups. Coordinates have at most two decimals,
/// so the same scene gives the same bytes anywhere. Texts name `picture_fonts`; fonts are not
/// embedded. Cost: linear. Throws UsageError when the size is not positive or a coordinate is not
/// finite.
std::string write_svg(const Scene& scene);

} // namespace entente
