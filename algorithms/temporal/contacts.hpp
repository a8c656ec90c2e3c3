#pragma once
/// Who can meet whom when: ties as stretches of days, and journeys that follow them in time.
#include <entente/core/run/options.hpp>
#include <entente/core/view/timeline.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace entente::temporal {

/// Which days count, and what a step takes. The options that all of the family share.
struct JourneyOptions {
    Reading reading = Reading::possible;
    Date since{}, until{};
    std::uint32_t step = 0;
    bool strict = false;

    static constexpr auto fields() {
        return std::tuple{
            Field{"reading", &JourneyOptions::reading,
                  "ties on all days on which they may hold, or on which they surely do"},
            Field{"since", &JourneyOptions::since, "no step before its first day"},
            Field{"until", &JourneyOptions::until, "no step after its last day"},
            Field{"step",
                  &JourneyOptions::step,
                  "days that a step along a tie takes",
                  {.most = 36525}},
            Field{"strict", &JourneyOptions::strict,
                  "a step sets out on a later day than the one before"}};
    }
};

/// Days wide enough for any sum.
using Time = std::int64_t;
inline constexpr Time never = std::numeric_limits<Time>::max();

/// A tie to `target` on which a step may set out on any day from `begin` to `end`.
struct Contact {
    Vertex target{};
    Time begin = 0, end = 0;
    bool operator==(const Contact&) const = default;
};

/// The contacts of a timeline in rows by vertex, sorted by target, then begin; of one target no two
/// overlap or touch.
///
/// A tie holds from where its spell begins to where it ends, both days included; on possible days
/// from the earliest beginning to the latest end, and to the last day that is told of when it has
/// no known end; on certain days from the latest beginning to the earliest end, and to the last day
/// that is told of only when it is taken to last. Ties whose beginning is not known at all are left
/// out, self-ties too. Days outside of since … until are cut off. Undirected ties go both ways.
class Contacts {
public:
    Contacts(const Timeline& timeline, const JourneyOptions& options);

    std::size_t order() const noexcept { return first_.size() - 1; }
    std::size_t size() const noexcept { return contacts_.size(); }
    std::span<const Contact> of(Vertex v) const {
        return std::span{contacts_}.subspan(first_[index(v)],
                                            first_[index(v) + 1] - first_[index(v)]);
    }
    /// The first and the last day of any contact; first > last when there is none.
    Time first_day() const noexcept { return first_day_; }
    Time last_day() const noexcept { return last_day_; }
    Time step() const noexcept { return step_; }
    /// Days from setting out on a step to setting out on the next at the earliest.
    Time pace() const noexcept { return pace_; }

    /// The same journeys walked backwards in time: a step that sets out on day t and takes d days
    /// is one that sets out on day -(t + d).
    Contacts reversed() const;

private:
    Contacts() = default;
    void arrange(std::vector<std::pair<Vertex, Contact>> all, std::size_t order);

    std::vector<std::size_t> first_{0};
    std::vector<Contact> contacts_;
    Time first_day_ = never, last_day_ = -never, step_ = 0, pace_ = 0;
};

/// The day on which each vertex is reached at the earliest by who waits at `source` from day
/// `start` on; never where it is not; `start` at the source itself. Time O(m log n).
std::vector<Time> earliest_arrival(const Contacts& contacts, Vertex source, Time start);

/// The least number of steps to each vertex from day `start` on; 2^32 - 1 where there is no way.
/// Time O(m s) for at most s steps.
std::vector<std::uint32_t> fewest_steps(const Contacts& contacts, Vertex source, Time start);

/// The fewest days from setting out at the source to arriving, over all days of setting out; never
/// where there is no way, 0 at the source. Time O(c m log n) for c days on which it pays to set
/// out: the last days of contacts, and so many steps before them.
std::vector<Time> fastest(const Contacts& contacts, Vertex source);

} // namespace entente::temporal
