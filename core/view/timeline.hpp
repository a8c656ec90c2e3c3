#pragma once
/// The dated side of a view: when each tie began and how long it holds, as far as is known.
#include <cstdint>
#include <string>
#include <vector>

#include "../model/date.hpp"
#include "spell.hpp"
#include "vertex_map.hpp"

namespace entente {

struct Event {
    Vertex from{}, to{};
    Date onset{};  ///< when the tie began: was signed, took place; unknown when no source says
    Spell spell{}; ///< when it is in force
    std::uint32_t group = 0; ///< index into Timeline::groups
    Tie tie{};               ///< of the network
    bool operator==(const Event&) const = default;
};

/// Days from a first to a last; empty if first > last.
struct DaySpan {
    Day first = Date::open_end, last = Date::open_begin;
    bool is_empty() const { return first > last; }
};

/// Events in the order of the network, which is not an order of time.
struct Timeline {
    std::size_t order = 0; ///< number of vertices
    std::vector<Event> events{};
    std::vector<std::string> groups{""};
    /// A class per vertex whose entry is counted too (its country); 0 means unknown.
    VertexMap<std::uint32_t> class_of{};
    std::vector<std::string> classes{""};
    /// Whether events go from `from` to `to` only. A tie without direction is then two events.
    bool is_directed = false;
    /// The last day that the sources tell of: as of when they were made, or the last that any event
    /// names; Date::open_begin when no date is known. What had not ended by then is censored there.
    Day last_told = Date::open_begin;
    VertexMap<Actor> actor_of{}; ///< of the network; empty when made without one
    DaySpan frame{}; ///< days that periods cover, whatever onsets name; empty: as onsets name
};

/// Throws UsageError when an event names a vertex or a group that there is not, or a day outside
/// the years 0 to 9999, or when classes do not fit.
void require_sound(const Timeline& timeline);

/// A timeline of ties that begin on known dates and end on others, if they do: what is needed where
/// there is no network.
Event event_of(Vertex from, Vertex to, const Date& onset, const Date& end = {},
               std::uint32_t group = 0);

/// The frame, or else the first and the last day that any onset names; empty when none does.
DaySpan onset_days(const Timeline& timeline);

} // namespace entente
