#pragma once
/// Where discs and their names go so that no name covers another name or a disc.
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../figure_parts.hpp"
#include "../scene.hpp"

namespace entente::figure {

/// A disc with a name to be placed beside it.
struct Disc {
    shape::Point at;
    double radius = 4;
    std::string name{};  ///< empty: none wanted
    std::string brief{}; ///< a shorter name, for where the name finds no room
    bool open = false;   ///< so faint that names may stand on it
    shape::Font font{9};
    double priority = 0;    ///< greater first
    double farthest = 1e9;  ///< how far off its name may stand, which draws a line
    shape::Point outward{}; ///< where its ties do not go; zero when there is no such side
};

struct PlacedName {
    std::vector<std::string> lines;
    shape::Anchor anchor = shape::Anchor::middle;
    shape::Point first_baseline{};
    Box box{};
    double off = 0; ///< how far beyond its place beside the disc
};

/// The line from a disc to a name that stands off it, to be drawn below both.
shape::Path leader(const Disc& disc, const PlacedName& name);

/// Distance from baseline to baseline.
inline double line_height(const shape::Font& font) { return 1.12 * font.size; }

/// Moves discs, each with room for its name on its outward side, until none overlaps another or
/// `rounds` are over: first within each component (`component` numbers them from 0, by index of
/// disc), then whole components, so that they do not mix. Discs move along the line between them,
/// those that matter more move less, so the picture keeps its shape. Cost O(rounds · n log n) and
/// the overlaps.
void move_apart(std::vector<Disc>& discs, const std::vector<std::size_t>& component,
                int rounds = 400);

/// Where names may not go.
struct NameRoom {
    std::optional<Box> inside{}; ///< names stay within it
    std::vector<Box> taken{};    ///< by something else
    double wander = 0;           ///< how far off a name may stand that has no room beside its disc
};

/// A place for each name, or nothing where there is none. Names are tried by priority at eight
/// places around the disc and in one to three lines; among free places the one with the least of:
/// ties crossed, room taken from names still to come, distance from the outward side. `lines` are
/// the ties, by index of disc. Cost O(names) times what lies near each, after O(discs + lines).
std::vector<std::optional<PlacedName>>
place_names(const std::vector<Disc>& discs,
            const std::vector<std::pair<std::size_t, std::size_t>>& lines,
            const NameRoom& room = {});

/// Whether a disc, with a margin, touches a box.
bool touches(const Disc& disc, const Box& box, double margin);

} // namespace entente::figure
