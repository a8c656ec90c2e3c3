#pragma once
/// The value of a normalized name: what is left of a name once language, script, case, order of
/// address and abbreviations are taken off, with each word knowing what it is good for.
///
/// A form is made by `io/names` and compared by `algorithms/identity`; neither looks at the text
/// again.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "../base/names.hpp"

namespace entente {

/// What a word says.
enum class WordClass : std::uint8_t {
    word,    ///< anything else: proper names, fields
    type,    ///< what sort of body: university, institute, hospital
    quality, ///< a concept that many names share: technical, state, medical
    place,   ///< a city or region known in several languages
    country, ///< a country, or the adjective of one
    number,  ///< a number or an ordinal; text is "#" and digits
    unit,    ///< what sort of part: faculty, department, branch
};
template <>
inline constexpr std::array names_of<WordClass>{
    Named<WordClass>{"word", WordClass::word},       Named<WordClass>{"type", WordClass::type},
    Named<WordClass>{"quality", WordClass::quality}, Named<WordClass>{"place", WordClass::place},
    Named<WordClass>{"country", WordClass::country}, Named<WordClass>{"number", WordClass::number},
    Named<WordClass>{"unit", WordClass::unit}};

/// Where in a name a word stands.
enum class WordRole : std::uint8_t {
    core,      ///< the name proper
    honorific, ///< "named after …", and initials with the word they stand before
    aside,     ///< in brackets
    unit,      ///< names a part of the body that the core names
};
template <>
inline constexpr std::array names_of<WordRole>{
    Named<WordRole>{"core", WordRole::core}, Named<WordRole>{"honorific", WordRole::honorific},
    Named<WordRole>{"aside", WordRole::aside}, Named<WordRole>{"unit", WordRole::unit}};

struct NameWord {
    /// Lower-case letters a to z and digits (letters of scripts that have no usual spelling in
    /// these stay); words of the tables stand in their one English spelling, whatever the language.
    std::string text;
    WordClass sort = WordClass::word;
    WordRole role = WordRole::core;
    bool capitals = false; ///< written in capitals within a name that is not
    bool cut = false;      ///< abbreviated by a full stop and not in the tables: "Accel."
    bool linked = false;   ///< follows "of", "de", "für"
    bool apart = false;    ///< a comma, a dash between spaces or a bracket stands before it
    bool operator==(const NameWord&) const = default;
};

struct NameForm {
    std::string
        key; ///< all words of the name, roles and glue left out, in order, one space between
    std::vector<NameWord> words;       ///< in order of the text; glue ("of", "and") left out
    std::vector<std::string> acronyms; ///< given in the text: in brackets, or the name itself
    std::string initials; ///< of the core's words as written, "baku" → "b…"; 3 letters or more
    std::string country;  ///< ISO 3166-1 code, when the name ends with a country or has one apart
    std::string unit, parent;       ///< text of a part and of the body it is a part of; else empty
    std::vector<std::string> hosts; ///< of addresses and e-mail addresses in the text, without www

    bool empty() const noexcept { return words.empty(); }
    bool operator==(const NameForm&) const = default;
};

/// How a name belongs to what it names.
enum class NameUse : std::uint8_t { primary, label, alias, acronym };
template <>
inline constexpr std::array names_of<NameUse>{
    Named<NameUse>{"primary", NameUse::primary}, Named<NameUse>{"label", NameUse::label},
    Named<NameUse>{"alias", NameUse::alias}, Named<NameUse>{"acronym", NameUse::acronym}};

/// An entity as far as names go: what an authority or a study knows beside them.
struct KnownEntity {
    std::string country;            ///< ISO 3166-1 code, or empty
    std::vector<NameForm> cities;   ///< forms of the names of its cities
    std::vector<std::string> hosts; ///< web hosts; one that several entities have says nothing
    /// Bodies that it is a part of: positions in the list of entities.
    std::vector<std::uint32_t> parents{};
    bool replaced = false; ///< no longer there, and another took its place
};

struct KnownName {
    std::uint32_t entity = 0; ///< position in the list of entities
    NameForm form;
    NameUse use = NameUse::primary;
};

struct KnownNames {
    std::vector<KnownEntity> entities;
    std::vector<KnownName> names; ///< in order of entities
};

/// A key under which spellings and romanizations of one word fall together (Khazar, Xəzər, Hazar;
/// Müller, Mueller, Muller), and sometimes those of two. Empty for words of fewer than 4 letters,
/// of other scripts, and for numbers. Cost O(length).
std::string skeleton(std::string_view word);

} // namespace entente
