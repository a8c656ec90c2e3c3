#pragma once
/// Text in ASCII as ICU transliterates it.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// ə is a and apostrophes are left out; what ICU has no letters for stays as it is. The first call
/// takes tens of milliseconds, in which ICU learns all its transliterations.
std::string ascii_by_icu(std::string_view text);

/// Of each code point for which it does not matter what stands beside it (letters of Latin script
/// and punctuation), what `ascii_by_icu` makes of it. The build asks; `built_in_ascii_letters` of
/// `letter_table.hpp` has the answers.
std::vector<std::optional<std::string>> ascii_letters();

} // namespace entente
