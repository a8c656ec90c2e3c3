#pragma once
/// Text of any encoding: told by marks and names, or guessed from what makes plausible words.
#include <string>
#include <string_view>

namespace entente {

struct Decoded {
    std::string text;     ///< UTF-8 without a byte order mark
    std::string encoding; ///< that it was read as
    bool guessed = false; ///< nothing said which encoding it is
};

/// The text of a file of any encoding, for registers as they are found; tables of our own are held
/// to `decode`. In this order: `encoding`, if named; a byte order mark; UTF-8, if all of it is;
/// `declared`, what the file says of itself, if that can be; UTF-16 without a mark; otherwise
/// `guess_encoding`. Throws as `decode` does. Cost O(bytes); valid UTF-8 is checked at the speed of
/// memory.
Decoded decode_any(std::string bytes, const std::string& file, const std::string& encoding = {},
                   const std::string& declared = {});

/// The encoding in which a text that is not UTF-8 makes the most plausible words: windows-1250,
/// 1251, 1252, 1253, 1254, 1255, 1256, 1257 and 874, ISO-8859-2, -5 and -15, KOI8-R and KOI8-U,
/// IBM866, macintosh, x-mac-cyrillic, GB18030, Shift_JIS, EUC-JP, EUC-KR (as windows-949), Big5. Of
/// encodings that agree in all letters of the text it is the first of these. Judged from pairs of
/// letters in some thirty languages; a handful of letters outside ASCII can mislead it. Cost
/// O(bytes) up to 64 KiB of lines with such letters.
std::string guess_encoding(std::string_view bytes);

} // namespace entente
