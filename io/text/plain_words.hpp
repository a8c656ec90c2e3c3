#pragma once
/// Names without what people leave out of them, for looking them up.
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Words of a name in small letters without accents, apostrophes and vowel signs of Arabic; `&` is
/// the word "and". Letters that Arabic and Persian write one for the other are one. O(length).
std::vector<std::string> plain_words(std::string_view text);

/// These as one word.
std::string joined(const std::vector<std::string>& words);

/// By which a name is found: the letters of its plain words alone. Of names so short that an accent
/// tells them apart ("Ý", "Bỉ"), the whole, folded.
std::string name_key(std::string_view name);

/// A word without the full stops and commas behind it.
std::string_view without_dot(std::string_view word);

} // namespace entente
