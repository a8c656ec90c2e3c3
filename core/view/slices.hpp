#pragma once
/// A timeline cut into consecutive slices of time, and which ties each slice holds.
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "../base/names.hpp"
#include "../model/calendar.hpp"
#include "graph.hpp"
#include "timeline.hpp"

namespace entente {

enum class Slicing : std::uint8_t {
    cumulative, ///< ties begun by the last day of the period
    sliding,    ///< ties begun in the period or the `width - 1` before it
    in_force    ///< ties in force on the last day of the period
};
template <>
inline constexpr std::array names_of<Slicing>{Named<Slicing>{"cumulative", Slicing::cumulative},
                                              Named<Slicing>{"sliding", Slicing::sliding},
                                              Named<Slicing>{"in-force", Slicing::in_force}};

struct Slice {
    std::string label; ///< "2019", "2019-Q3", "2019-09"
    Day first = 0, last = 0;
};

/// The consecutive slices that hold an event: none if first > last.
struct Stay {
    std::uint32_t first = 1, last = 0;
    bool is_empty() const noexcept { return first > last; }
    bool holds(std::size_t slice) const noexcept { return first <= slice && slice <= last; }
    bool operator==(const Stay&) const = default;
};

/// Slices without gaps, from the first day that an onset names to the last, or to the last that the
/// sources tell of. There are none when no onset is known.
class Slices {
public:
    Slices(const Timeline& timeline, PeriodLength period, Slicing slicing = Slicing::cumulative,
           unsigned width = 1);

    std::span<const Slice> all() const noexcept { return slices_; }
    std::size_t count() const noexcept { return slices_.size(); }
    const Slice& operator[](std::size_t i) const { return slices_[i]; }

    /// For each event of the timeline the slices that hold it, as far as its dates allow or beyond
    /// doubt. An event without any date is in none. O(events).
    std::vector<Stay> stays(const Timeline& timeline, Reading reading) const;

    /// The ties of one slice as a graph on all vertices of the timeline; edges in the order of
    /// events. `events`, if given, receives the event of each edge.
    Graph graph(const Timeline& timeline, std::span<const Stay> stays, std::size_t slice,
                std::vector<std::uint32_t>* events = nullptr) const;

private:
    std::int64_t slot(Day day) const;

    Slicing slicing_;
    unsigned width_;
    Calendar calendar_;
    int first_period_ = 0;
    std::vector<Slice> slices_;
    std::vector<std::uint32_t> slot_of_day_; ///< by days since the first slice's first
};

} // namespace entente
