#pragma once
/// Shortest paths from one source: breadth-first where ties count as hops, Dijkstra where they have
/// lengths. The engine of closeness, harmonic and betweenness centrality.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/algorithms/paths/distance_queue.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace entente::paths {

/// What is counted at a vertex between source and target.
enum class Flow : std::uint8_t {
    share, ///< the share of shortest paths that pass through it
    paths, ///< the number of shortest paths that pass through it
    load   ///< what passes of a unit that is sent from target to source and splits evenly
};

/// One search at a time over the same arcs, with its memory kept from search to search: make one
/// per thread. The arcs must outlive it.
///
/// Time O(n + m) by hops, O(m + n log n) by length, both over what is reached only; space O(n).
/// Results depend on nothing but arcs and source.
class Search {
public:
    static constexpr double unreached = std::numeric_limits<double>::infinity();

    explicit Search(const Arcs& arcs);

    /// Finds everything within `horizon` of the source. Throws UsageError when distances overflow.
    void from(Vertex source, double horizon = unreached);

    /// What the last search reached, nearest first, the source at the head.
    std::span<const Vertex> reached() const { return reached_; }
    double distance(Vertex v) const { return distance_[index(v)]; }

    /// Number of shortest paths from the source to each vertex reached; under Flow::load, the
    /// number of last steps on them. With `multiplicity`, each of several parallel ties makes a
    /// path of its own. By length, paths that differ by less than one part in 10^10 are equally
    /// short. Throws UsageError when there are more than 10^308.
    void count_paths(bool multiplicity, Flow flow = Flow::share);
    double paths(Vertex v) const { return paths_[index(v)]; }

    /// Brandes' accumulation, after count_paths: calls on_vertex(v, d) for every vertex reached,
    /// farthest first and the source last, where d is what flows through v from the source to all
    /// targets but v, target[t] telling how much t counts. Before that, calls on_arc(arc, d) for
    /// the arcs out of v on shortest paths, the target then being allowed at the arc's end.
    template <class OnVertex, class OnArc>
    void dependencies(std::span<const double> target, bool multiplicity, Flow flow,
                      OnVertex on_vertex, OnArc on_arc) {
        for (std::size_t i = reached_.size(); i-- > 0;) {
            const Vertex v = reached_[i];
            const double ways = paths_[index(v)], here = flow == Flow::load ? 1 : ways;
            double sum = 0;
            for (std::size_t step = first_step_[i]; step < first_step_[i + 1]; ++step) {
                const std::size_t arc = steps_[step];
                const double beyond = beyond_[index(arcs_->target(arc))];
                const double share = multiplicity ? arcs_->multiplicity(arc) * beyond : beyond;
                on_arc(arc, here * share);
                sum += share;
            }
            const double through = here * sum;
            beyond_[index(v)] =
                flow == Flow::paths ? sum + target[index(v)] : (through + target[index(v)]) / ways;
            on_vertex(v, through);
        }
    }

private:
    /// Without branches, which nobody could foretell.
    bool is_on_shortest_path(Vertex v, Vertex w, std::size_t arc) const {
        const double dv = distance_[index(v)], dw = distance_[index(w)];
        if (!arcs_->has_lengths()) return dw == dv + 1;
        // Positions make the relation free of cycles whatever the rounding.
        const bool later = (dw != unreached) & (place_[index(w)] > place_[index(v)]);
        return later & (std::abs(dv + arcs_->length(arc) - dw) <= 1e-10 * dw);
    }
    void by_hops(double horizon);
    void by_length(double horizon);

    const Arcs* arcs_;
    std::vector<double> distance_;
    std::vector<Vertex> reached_;
    std::vector<std::uint32_t> place_; ///< in reached_, counted from 1
    std::vector<double> paths_,
        beyond_;                     ///< beyond_: what one path to a vertex carries there and on
    std::vector<std::size_t> steps_; ///< arcs on shortest paths, by where they start
    std::vector<std::size_t> first_step_; ///< of each in reached_
    DistanceQueue queue_;
};

} // namespace entente::paths
