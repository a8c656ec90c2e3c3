#pragma once
/// Breadth-first search from several vertices at once, and shortest paths that keep clear of some.
#include <entente/algorithms/paths/arcs.hpp>

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace entente::groups {

/// One search at a time over the same arcs, by hops, with its memory kept: make one per thread. The
/// arcs must outlive it. Time O(n + m) over what is reached only, space O(n).
class Spread {
public:
    static constexpr std::uint32_t unreached = std::numeric_limits<std::uint32_t>::max();

    explicit Spread(const paths::Arcs& arcs);

    /// Finds everything within `horizon` steps of the nearest source.
    void from(std::span<const Vertex> sources, std::uint32_t horizon = unreached);
    /// What the last search reached, nearest first, the sources at the head.
    std::span<const Vertex> reached() const { return reached_; }
    std::uint32_t distance(Vertex v) const { return distance_[index(v)]; }

    /// After a search from one source: shortest paths to each vertex reached, and those of them
    /// that touch no vertex marked in `avoided`, their ends included. Throws UsageError when there
    /// are more than 10^308.
    void count_paths(const std::vector<char>& avoided);
    double paths(Vertex v) const { return paths_[index(v)]; }
    double clear(Vertex v) const { return clear_[index(v)]; }

    /// After count_paths: calls on_vertex(v, c) for every vertex reached that is not avoided,
    /// farthest first, where c adds up, over all targets t, the share of shortest paths from the
    /// source to t that pass through v or end there and keep clear.
    template <class OnVertex>
    void clear_shares(const std::vector<char>& avoided, OnVertex on_vertex) {
        for (std::size_t i = reached_.size(); i-- > 0;) {
            const Vertex v = reached_[i];
            double onward = avoided[index(v)] ? 0 : 1 / paths_[index(v)];
            if (!avoided[index(v)])
                for (const Vertex w : arcs_->neighbors(v))
                    if (distance(w) == distance(v) + 1) onward += onward_[index(w)];
            onward_[index(v)] = onward;
            if (!avoided[index(v)]) on_vertex(v, clear_[index(v)] * onward);
        }
    }

private:
    const paths::Arcs* arcs_;
    std::vector<std::uint32_t> distance_;
    std::vector<Vertex> reached_;
    std::vector<double> paths_, clear_, onward_;
};

} // namespace entente::groups
