#pragma once
/// Letters of Latin, Greek, Cyrillic, Armenian and Georgian script one by one in plain Latin ones.
#include <optional>
#include <string>
#include <vector>

#include <entente/io/text/letter_table.hpp>

namespace entente::names {

/// By code point, as chosen here or else by ICU; an empty text for letters that are left out, and
/// nothing for what is no such letter. Takes tens of milliseconds, so the build asks. Throws
/// SystemError if ICU cannot transliterate.
std::vector<std::optional<std::string>> romanizations();

/// The same as it was when the program was built.
LetterTable built_in_romanizations();

} // namespace entente::names
