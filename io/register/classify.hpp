#pragma once
/// Types of ties and kinds of actors from their wording, by the rules of the vocabulary.
#include <optional>
#include <string_view>

#include <entente/core/model/vocabulary.hpp>

namespace entente {

/// The first type in the vocabulary's order with a phrase that stands in the wording; nothing if
/// none. Case is ignored; phrases of up to four letters must be whole words.
std::optional<TypeId> classify_type(const Vocabulary& vocabulary, std::string_view wording);

/// The kind whose list of whole names holds the name; else the kind "state", if the vocabulary has
/// one and the name is a country's in any language; else the first kind with a phrase that stands
/// in the name, as above; nothing if none.
std::optional<KindId> classify_kind(const Vocabulary& vocabulary, std::string_view name);

/// The same without looking for countries, whose names in all languages take a while to gather.
std::optional<KindId> kind_by_words(const Vocabulary& vocabulary, std::string_view name);

} // namespace entente
