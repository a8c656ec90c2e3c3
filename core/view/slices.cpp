#include <entente/core/base/errors.hpp>
#include <entente/core/view/slices.hpp>

#include <algorithm>
#include <limits>

namespace entente {

Slices::Slices(const Timeline& timeline, PeriodLength period, Slicing slicing, unsigned width)
    : slicing_(slicing), width_(width), calendar_(period) {
    if (width == 0) throw UsageError("a sliding window is at least one period wide");
    const DaySpan days = onset_days(timeline);
    if (days.is_empty()) return;
    const Day last = std::max(days.last, timeline.last_told);
    first_period_ = calendar_.of(days.first);
    for (int p = first_period_; p <= calendar_.of(last); ++p) {
        slices_.push_back({calendar_.label(p), calendar_.first_day(p), calendar_.last_day(p)});
        slot_of_day_.resize(static_cast<std::size_t>(slices_.back().last - slices_.front().first) +
                                1,
                            static_cast<std::uint32_t>(slices_.size() - 1));
    }
}

/// The slice of a day, numbered on below 0 before the first; count() after the last.
std::int64_t Slices::slot(Day day) const {
    if (day == Date::open_begin) return std::numeric_limits<std::int32_t>::min();
    if (day < slices_.front().first) return calendar_.of(day) - first_period_;
    const auto at =
        static_cast<std::size_t>(static_cast<std::int64_t>(day) - slices_.front().first);
    return at < slot_of_day_.size() ? slot_of_day_[at] : static_cast<std::int64_t>(count());
}

std::vector<Stay> Slices::stays(const Timeline& timeline, Reading reading) const {
    std::vector<Stay> all(timeline.events.size());
    if (slices_.empty()) return all;
    const auto end = static_cast<std::int64_t>(count()) - 1;
    const bool possible = reading == Reading::possible;
    const auto begun = [&](const Date& date) { // the first slice by whose last day it began
        return possible ? slot(date.earliest()) : slot(date.latest());
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Event& event = timeline.events[i];
        const Date& begin = slicing_ == Slicing::in_force ? event.spell.begin : event.onset;
        if (!begin.is_known()) continue;
        std::int64_t first = begun(begin), last = end;
        if (slicing_ == Slicing::sliding) {
            // From an open side on, none is the last window that surely holds it.
            if (!possible && begin.earliest() == Date::open_begin) continue;
            last = slot(possible ? begin.latest() : begin.earliest()) + width_ - 1;
        }
        if (slicing_ == Slicing::in_force) {
            const Spell& spell = event.spell;
            // The slice before that of the first day on which it does not hold any more.
            const auto until = [&](Day day) {
                return day == Date::open_end ? end : slot(day + 1) - 1;
            };
            if (possible)
                last = until(spell.end.latest());
            else if (spell.end.is_known())
                last = until(spell.end.earliest());
            else if (!spell.is_end_known && spell.certainly_lasts)
                last = end;
            else
                last = -1;
            if (!possible && spell.held.is_known() && spell.held.earliest() != Date::open_begin)
                last = std::max(last, until(spell.held.earliest()));
        }
        first = std::max<std::int64_t>(first, 0);
        last = std::min(last, end);
        if (first <= last)
            all[i] = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
    }
    return all;
}

Graph Slices::graph(const Timeline& timeline, std::span<const Stay> stays, std::size_t slice,
                    std::vector<std::uint32_t>* events) const {
    std::vector<EdgeEnds> edges;
    if (events) events->clear();
    for (std::size_t i = 0; i < stays.size(); ++i)
        if (stays[i].holds(slice)) {
            edges.push_back({timeline.events[i].from, timeline.events[i].to});
            if (events) events->push_back(static_cast<std::uint32_t>(i));
        }
    return Graph{timeline.order, edges,
                 timeline.is_directed ? Graph::Kind::directed : Graph::Kind::undirected};
}

} // namespace entente
