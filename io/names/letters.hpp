#pragma once
/// The letters of a name: composed, romanized, in lower case, with marks told apart.
#include <string>
#include <string_view>
#include <vector>

namespace entente::names {

struct Letter {
    std::string text; ///< a letter's romanization in lower case, or the letter itself; a digit
    bool letter = false, digit = false, upper = false;
    bool schwa = false; ///< ə, which others write e as often as a
    bool cyrillic = false;
    bool ideograph = false; ///< of a script that sets no space between words
    char mark = ' ';        ///< otherwise: one of ' . ( ) , & or a space; - hyphen, ~ dash
};

/// Romanization depends on the whole text: letters that only Ukrainian or Belarusian has make г an
/// h. Bytes that are not UTF-8 are spaces; characters that show nothing are left out. O(length).
std::vector<Letter> letters(std::string_view text);

/// The text of all letters and digits, a space for each run of other characters; for keys of
/// tables. `ukrainian` decides what г is when the text does not.
std::string romanized(std::string_view text, bool ukrainian = false);

} // namespace entente::names
