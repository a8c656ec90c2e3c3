#pragma once
/// The networks that imprecise dates, open ends and open identities allow, drawn by chance.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "lens.hpp"

namespace entente {

/// Two actors that may be one.
struct OpenIdentity {
    Actor a{}, b{};
    double probability = 0.5; ///< that they are
};

/// What is in doubt.
struct Doubts {
    std::size_t begin = 0;   ///< ties that began on some day of several
    std::size_t end = 0;     ///< ties that a source tells to end on some day of several
    std::size_t open = 0;    ///< ties of whose end nothing is told or assumed
    std::size_t undated = 0; ///< ties without any date
    std::size_t identities = 0;
};

/// A drawn timeline, and where the vertices of the one it was drawn from are in it: two at one
/// where they are one actor.
struct DrawnTimeline {
    Timeline timeline;
    VertexMap<Vertex> vertex_of;
};

/// How a network is drawn.
///
/// A tie begins on a day of its interval, each as likely as any other, and so does it end, not
/// before it began; an end that is assumed a term after the beginning moves with it. Sides of
/// intervals that are open reach to the first and to the last day that anything tells of (window).
/// A tie without a date begins on any day of the window. An end of which nothing is told
/// (OpenEnds::unknown) lies beyond the window with probability 1/2 and else on any day from the
/// beginning, or from the last day on which the tie is told to hold, to the end of the window. Two
/// actors that may be one are one with their probability, pair by pair; the tie between them is
/// then none. All is drawn independently of each other, from (seed, number, tie) alone.
class Ensemble {
public:
    /// Keeps references to both; the network must outlive it. Throws UsageError as the lens does,
    /// and for an actor that there is not or a probability outside 0 to 1.
    Ensemble(const Network& network, Lens lens, std::vector<OpenIdentity> identities = {});

    const Network& network() const noexcept { return *network_; }
    /// What there is to draw; dates count only if the lens looks at a time.
    const Doubts& doubts() const noexcept { return doubts_; }
    bool is_certain() const noexcept;

    /// What the lens sees of one network.
    View draw(std::uint64_t seed, std::uint32_t number) const;

    /// The same network in time, all its dates single days; ties without a date stay without one,
    /// periods stay as they are. `timeline` is that of the lens.
    DrawnTimeline draw(const Timeline& timeline, std::uint64_t seed, std::uint32_t number) const;

private:
    struct Life {
        Day begin = 0, onset = 0, end = 0;
    };
    Life draw_life(const Date& onset, const Spell& spell, std::uint64_t seed, std::uint32_t number,
                   Tie tie) const;
    std::vector<Actor> draw_bodies(std::uint64_t seed, std::uint32_t number) const;

    const Network* network_;
    Lens lens_;
    std::vector<OpenIdentity> identities_;
    std::vector<bool> admitted_;
    std::vector<Actor> bodies_;
    Doubts doubts_;
    DaySpan window_;
};

} // namespace entente
