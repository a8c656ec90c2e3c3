#pragma once
/// What speaks for and against two names being one institution, in a form that can be shown.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <entente/core/base/names.hpp>

namespace entente::identity {

enum class Answer : std::uint8_t { different, ask, same };

/// The kind of a reason; `left` and `right` of a Reason hold what is meant on either side.
enum class ReasonKind : std::uint8_t {
    same_name,     ///< all words, in their order
    words,         ///< words in common
    spelling,      ///< words that differ in spelling only
    acronym,       ///< an acronym that one side gives
    initials,      ///< an acronym that fits the initials of the other side
    country,       ///< agreeing (weight above 0) or differing (below)
    city,          ///< the city of the entity stands beside the name
    host,          ///< the same web host, which is not shared by several institutions
    type,          ///< words for the sort of body differ
    number,        ///< numbers differ
    honorific,     ///< named after the same, or after different people
    unit,          ///< one is a part of the other, or parts differ
    left_over,     ///< words that only one side has
    word_order,    ///< the same words in another order
    generic,       ///< nothing but words that very many names share
    place_in_text, ///< where the name stands among the parts of an affiliation
    namesakes,     ///< other entities go by this name
    general,       ///< what holds for any candidate
    decision,      ///< a decision, or a source that keeps the two apart
};
} // namespace entente::identity

namespace entente {
template <>
inline constexpr std::array names_of<identity::Answer>{
    Named<identity::Answer>{"different", identity::Answer::different},
    Named<identity::Answer>{"ask", identity::Answer::ask},
    Named<identity::Answer>{"same", identity::Answer::same}};
template <>
inline constexpr std::array names_of<identity::ReasonKind>{
    Named<identity::ReasonKind>{"same name", identity::ReasonKind::same_name},
    Named<identity::ReasonKind>{"words", identity::ReasonKind::words},
    Named<identity::ReasonKind>{"spelling", identity::ReasonKind::spelling},
    Named<identity::ReasonKind>{"acronym", identity::ReasonKind::acronym},
    Named<identity::ReasonKind>{"initials", identity::ReasonKind::initials},
    Named<identity::ReasonKind>{"country", identity::ReasonKind::country},
    Named<identity::ReasonKind>{"city", identity::ReasonKind::city},
    Named<identity::ReasonKind>{"web host", identity::ReasonKind::host},
    Named<identity::ReasonKind>{"type", identity::ReasonKind::type},
    Named<identity::ReasonKind>{"number", identity::ReasonKind::number},
    Named<identity::ReasonKind>{"honorific", identity::ReasonKind::honorific},
    Named<identity::ReasonKind>{"unit", identity::ReasonKind::unit},
    Named<identity::ReasonKind>{"left over", identity::ReasonKind::left_over},
    Named<identity::ReasonKind>{"word order", identity::ReasonKind::word_order},
    Named<identity::ReasonKind>{"generic", identity::ReasonKind::generic},
    Named<identity::ReasonKind>{"place in text", identity::ReasonKind::place_in_text},
    Named<identity::ReasonKind>{"namesakes", identity::ReasonKind::namesakes},
    Named<identity::ReasonKind>{"general", identity::ReasonKind::general},
    Named<identity::ReasonKind>{"decision", identity::ReasonKind::decision}};
} // namespace entente

namespace entente::identity {

struct Reason {
    ReasonKind kind = ReasonKind::words;
    std::string left, right;
    double weight = 0; ///< speaks for `same` when above 0, against when below
    bool operator==(const Reason&) const = default;
};

/// The nearest multiple of 1e-6. What exp and log give differs in the last bits from one C library
/// to another; rounded at once, it does not, and neither does what is added up from it.
double steady(double value);

/// One line: "left over: technical | – (-2.5)".
std::string to_string(const Reason& reason);

struct Comparison {
    Answer answer = Answer::different;
    double score = 0; ///< 0 to 1; `same` is at least 0.9, `ask` at least 0.5
    std::vector<Reason> reasons;
};

} // namespace entente::identity
