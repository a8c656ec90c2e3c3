#pragma once
/// Colors that readers with any kind of color vision, and printers, keep apart.
#include <string>
#include <string_view>
#include <vector>

namespace entente::palette {

/// Text, lines and surfaces of every picture.
inline constexpr const char* ink = "#14213D";    ///< titles, hubs, names
inline constexpr const char* quiet = "#6B7785";  ///< secondary text; 4.5:1 on white
inline constexpr const char* node = "#5B7087";   ///< discs without a group of their own
inline constexpr const char* stream = "#C4CFDA"; ///< 40 % of #8FA3B8 on white, opaque
inline constexpr const char* line = "#AEB8C4";   ///< ties in general, axes
inline constexpr const char* faint = "#E6EAEF";  ///< grids
inline constexpr const char* other = "#9AA3AD";  ///< whatever has no color of its own

/// Ten colors for kinds, clusters, countries and series, the most different first; `other` from the
/// eleventh on. They differ in lightness as well as in hue.
std::string categorical(std::size_t i);

/// The color of a legend group of tie types; for groups that have none of their own, one of the
/// categorical colors chosen by `position` among such groups.
std::string tie_group(std::string_view group, std::size_t position = 0);

/// What a legend calls a group of tie types ("mou": "Memorandum of understanding"); the id with a
/// capital and spaces when it is not one of ours.
std::string tie_group_name(std::string_view group);

/// The colors for `count` groups met in this order, each group's own where it has one.
std::vector<std::string> tie_groups(const std::vector<std::string>& groups);

/// `color` mixed with white: share 1 is the color, 0 is white. Throws UsageError for what is not
/// "#RRGGBB".
std::string tint(std::string_view color, double share);

/// From pale (0) to dark (1) blue, evenly in lightness: for figures that have an order. `other` for
/// what is no number.
std::string sequential(double share);

/// Whether white letters read better than dark ones on this color.
bool is_dark(std::string_view color);

/// Relative luminance of "#RRGGBB" by WCAG 2, 0 (black) to 1 (white); throws like `tint`.
double luminance(std::string_view color);

} // namespace entente::palette
