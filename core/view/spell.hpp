#pragma once
/// How long a tie holds, under a stated assumption about ends that no source tells.
#include <array>
#include <cstdint>

#include "../base/names.hpp"
#include "../model/network.hpp"

namespace entente {

/// What an agreement without a known end is taken to be.
enum class OpenEnds : std::uint8_t {
    active, ///< still in force
    lapse,  ///< run out a usual term after it began or was last renewed, unless it renews by itself
    unknown ///< in force for all that is known, but not certainly
};
template <>
inline constexpr std::array names_of<OpenEnds>{Named<OpenEnds>{"active", OpenEnds::active},
                                               Named<OpenEnds>{"lapse", OpenEnds::lapse},
                                               Named<OpenEnds>{"unknown", OpenEnds::unknown}};

/// Imprecise dates leave ties that may or may not be there at a time: take those that certainly
/// are, or all that possibly are.
enum class Reading : std::uint8_t { possible, certain };
template <>
inline constexpr std::array names_of<Reading>{Named<Reading>{"possible", Reading::possible},
                                              Named<Reading>{"certain", Reading::certain}};

struct Spell {
    Date begin{};                 ///< entry into force; else the onset
    Date end{};                   ///< unknown: none is known, and none assumed
    bool is_end_known = false;    ///< a source tells the end, or that there was one
    bool certainly_lasts = false; ///< an open end is taken for granted
    Date held{};                  ///< a time at which a source says that it held

    /// In force on some day of `at`, as far as the dates allow, and beyond doubt.
    bool possibly_holds(const Date& at) const;
    bool certainly_holds(const Date& at) const;
    bool operator==(const Spell&) const = default;
};

/// An end that a source tells is the tie's `end`, unless the agreement renews by itself or was
/// renewed on a day after it: then the end is open. A tie that is told to have ended at an unknown
/// time may have ended at any time after it began. Meetings last as long as they last. `term` is in
/// years and only counts for OpenEnds::lapse.
Spell spell(const Network& network, Tie tie, OpenEnds open_ends = OpenEnds::active,
            unsigned term = 5);

} // namespace entente
