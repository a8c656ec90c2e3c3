#pragma once
/// Clusters of consecutive slices followed through time.
#include <entente/core/base/names.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente::growth {

/// Who is together at one time. Clusters may overlap; members ascend.
struct Assembly {
    std::vector<std::vector<std::uint32_t>> clusters;
    /// What each vertex counts for in inclusion; empty for all the same.
    std::vector<double> standing{};
};

/// What happens to a cluster from one time to the next.
enum class Turn : std::uint8_t {
    birth,
    growth,
    contraction,
    continuation,
    merge,
    split,
    revival, ///< seen again after a gap
    death
};

/// A cluster of an assembly, both by number.
struct Seen {
    std::size_t time = 0, cluster = 0;
    bool operator==(const Seen&) const = default;
};

struct Happening {
    std::size_t time = 0; ///< of the later of the two
    Turn turn{};
    Seen from{}; ///< last seen as; as `to` at birth
    Seen to{};   ///< seen as; as `from` at death
    std::size_t timeline = 0;
    double likeness = 0; ///< Jaccard's index, or the lesser inclusion; NaN at birth and death
    bool operator==(const Happening&) const = default;
};

struct Following {
    /// What each dynamic cluster was seen as, ascending in time. Those that split share a past.
    std::vector<std::vector<Seen>> timelines;
    /// Per time and cluster the timeline whose last front is most like it.
    std::vector<std::vector<std::size_t>> timeline_of;
    std::vector<Happening> happenings; ///< by time, then cluster seen as, deaths last
};

struct FollowingRule {
    double threshold = 0.3;   ///< likeness has to be above
    std::size_t patience = 3; ///< times not seen after which a timeline is over; 0 for never
    double change = 0.1; ///< growth and contraction are changes of size by more than this share
};

/// Greene, Doyle and Cunningham: each cluster is compared by Jaccard's index with the front of each
/// timeline, what it was last seen as. Above the threshold it continues the timeline; of several
/// clusters above it the most like one does (of equals the first), and the others begin timelines
/// that share its past. A cluster that continues several timelines with different fronts is a
/// merge; one that continues none is born. What is most like keeps its number where the original
/// takes the first in order. A timeline not seen dies when it is not seen again.
Following follow(const std::vector<Assembly>& times, const FollowingRule& rule);

/// Bródka, Saganowski and Kazienko's events between consecutive times, by inclusion
/// I(A, B) = |A ∩ B| / |A| times the standing of A ∩ B / the standing of A. With both inclusions at
/// least `threshold`: continuation, growth or contraction by size. With one of them: contraction if
/// the smaller B has no other partner, else split; growth if the larger B has no other, else merge.
/// What has inclusions below a tenth with all clusters of the other time dies or is born. Clusters
/// are partners when one of their inclusions reaches the threshold. The happenings carry no
/// timelines of their own: they take those of `following`.
std::vector<Happening> evolve(const std::vector<Assembly>& times, const Following& following,
                              double threshold);

} // namespace entente::growth

namespace entente {
template <>
inline constexpr std::array names_of<growth::Turn>{
    Named<growth::Turn>{"birth", growth::Turn::birth},
    Named<growth::Turn>{"growth", growth::Turn::growth},
    Named<growth::Turn>{"contraction", growth::Turn::contraction},
    Named<growth::Turn>{"continuation", growth::Turn::continuation},
    Named<growth::Turn>{"merge", growth::Turn::merge},
    Named<growth::Turn>{"split", growth::Turn::split},
    Named<growth::Turn>{"revival", growth::Turn::revival},
    Named<growth::Turn>{"death", growth::Turn::death}};
} // namespace entente
