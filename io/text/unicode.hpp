#pragma once
/// Text as people write it: decoding, folding for comparison, slugs for identifiers.
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// The text of a file in UTF-8 without a byte order mark, with line ends as found. `encoding` is
/// empty (UTF-8, or UTF-16 and UTF-32 when a byte order mark says so) or any name that ICU knows
/// (windows-1254, ISO-8859-9 …). Throws InputError with line and column for bytes that are not of
/// the encoding, and for files that are not text; UsageError for an unknown encoding.
std::string decode(std::string bytes, const std::string& file, const std::string& encoding = {});

/// The same key for names that differ only in case, white space, composition, quotation marks and
/// dashes. Locale-blind, so I, ı, İ and i are one letter; s and t with comma below are those with
/// cedilla, which older encodings could not tell apart. Cost O(length).
std::string fold(std::string_view text);

/// White space (any of Unicode) at the ends removed and inside made one space.
std::string squeeze(std::string_view text);

/// Lower-case ASCII letters, digits and single hyphens; letters of other scripts transliterated,
/// or, where no transliteration is known (Cherokee), by their code points. Empty only if nothing in
/// the text is a letter or a digit.
std::string slug(std::string_view text);

/// At most so many bytes from the front, cut between letters.
std::string_view shortened(std::string_view text, std::size_t bytes);

/// Appends a code point in UTF-8; U+FFFD for what is none (surrogates, past U+10FFFF).
void append_code_point(std::string& out, std::uint32_t code_point);

/// The code point at byte `i`, which moves past it; negative, and past what is broken, where the
/// bytes are not UTF-8. For texts below 2 GiB.
std::int32_t next_code_point(std::string_view text, std::int32_t& i);

bool is_ascii(std::string_view text);

/// Number of code points, for columns.
std::size_t code_points(std::string_view text);

/// The name of a country in a language ("en", "az"), by ISO 3166-1 code; the code if unknown.
std::string country_name(std::string_view code, const std::string& language = "en");

} // namespace entente
