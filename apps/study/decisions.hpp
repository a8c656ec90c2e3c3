#pragma once
/// What a person decided about names: a plain table beside the study, applied at every reading.
#include <cstdint>
#include <string>
#include <vector>

#include "facts.hpp"

namespace entente {

enum class Verdict : std::uint8_t { same, different };
template <>
inline constexpr std::array names_of<Verdict>{Named<Verdict>{"same", Verdict::same},
                                              Named<Verdict>{"different", Verdict::different}};

/// Two names are one actor, or are not. A name is a text as a source writes it, or the id of an
/// actor of the study or of a record of an authority; the country, when given, tells namesakes
/// apart.
struct Decision {
    Verdict verdict = Verdict::same;
    std::string name, country, other, other_country;
    std::string note;
    std::uint32_t line = 0; ///< of the file; 0 for one that is only tried
    bool operator==(const Decision&) const = default;
};

/// Reads a table with the columns verdict, name, other, and perhaps country, other_country, note.
/// Throws InputError with the place of what does not fit, and of two decisions on one pair that
/// contradict each other.
std::vector<Decision> read_decisions(const FactFile& file);

/// The table of decisions as text (CSV), in order. Reading it gives the same decisions.
std::string decisions_text(const std::vector<Decision>& decisions);

/// Whether two decisions are about the same pair of names; a country that only one of them gives
/// does not matter.
bool same_pair(const Decision& a, const Decision& b);

} // namespace entente
