#pragma once
/// How much room a text takes, and where to break it.
#include <string>
#include <string_view>
#include <vector>

#include "scene.hpp"

namespace entente {

/// Points; ascent and descent are those of the ink's line, both positive.
struct TextExtent {
    double width = 0, ascent = 0, descent = 0;
};

/// The room of one line of text in `picture_fonts`, unhinted, whatever the script: a letter that
/// the first font lacks is taken from the next, then from any font of the system. The control
/// characters of `visible_text` count as they are shown. Answers are kept; safe from several
/// threads. Depends on the fonts of the system. Throws SystemError when it has none.
TextExtent measure(std::string_view text, const shape::Font& font);

/// The letters of a text that no font of the system has, each once, in order; such letters are
/// drawn as empty boxes.
std::string letters_without_font(std::string_view text);

/// The text in lines of at most `width` points, broken at spaces (also after a hyphen or slash, and
/// anywhere in a word that is too long or in a script without spaces), as even as the least number
/// of lines allows. With more than `most` lines the last one ends in "…". At least one line.
std::vector<std::string> break_lines(std::string_view text, const shape::Font& font, double width,
                                     std::size_t most = 2);

/// A line cut to `width` points, with "…" at its end when it had to be.
std::string cut_line(std::string_view text, const shape::Font& font, double width);

} // namespace entente
