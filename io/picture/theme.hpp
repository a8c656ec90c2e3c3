#pragma once
/// What becomes of a finished picture: moved, made larger, in other colors.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <entente/core/base/names.hpp>

#include "scene.hpp"

namespace entente {

enum class Theme : std::uint8_t {
    paper, ///< on white, for print
    slide, ///< on white, with larger letters
    dark   ///< pale on near black
};
template <>
inline constexpr std::array names_of<Theme>{Named<Theme>{"paper", Theme::paper},
                                            Named<Theme>{"slide", Theme::slide},
                                            Named<Theme>{"dark", Theme::dark}};

/// Moves every shape, groups included.
void move(std::vector<shape::Item>& items, shape::Point by);

/// Makes page, shapes, letters and lines larger or smaller.
void scale(Scene& scene, double factor);

/// Colors of a theme in place of those of paper: in `dark`, gray and deep colors turn their
/// lightness over, bright ones that stand out on either ground stay.
void recolor(Scene& scene, Theme theme);

/// What a color of paper becomes in a theme. Throws UsageError for what is not "#RRGGBB".
std::string themed(std::string_view color, Theme theme);

} // namespace entente
