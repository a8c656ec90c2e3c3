#pragma once
/// Shortest paths from one source: breadth-first where ties count as hops, Dijkstra where they have
/// lengths. The engine of closeness, harmonic and betweenness centrality.
#include <entente/algorithms/paths/arcs.hpp>

#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace entente::paths {

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

    /// Number of shortest paths from the source to each vertex reached. With `multiplicity`, each
    /// of several parallel ties makes a path of its own. By length, paths that differ by less than
    /// one part in 10^10 are equally short. Throws UsageError when there are more than 10^308.
    void count_paths(bool multiplicity);
    double paths(Vertex v) const { return paths_[index(v)]; }

    /// Brandes' accumulation, after count_paths: calls on_vertex(v, d) for every vertex reached,
    /// farthest first and the source last, where d sums over all targets t the share of shortest
    /// paths from source to t that pass through v, v not being t. Before that, calls on_arc(arc, d)
    /// for the arcs out of v on shortest paths, t then being allowed at the arc's end.
    template <class OnVertex, class OnArc>
    void dependencies(bool multiplicity, OnVertex on_vertex, OnArc on_arc) {
        for (std::size_t i = reached_.size(); i-- > 0;) {
            const Vertex v = reached_[i];
            double sum = 0;
            for (std::size_t arc = arcs_->first(v); arc < arcs_->last(v); ++arc) {
                const Vertex w = arcs_->target(arc);
                if (!is_on_shortest_path(v, w, arc)) continue;
                const double ways = multiplicity ? arcs_->multiplicity(arc) : 1.0;
                const double share =
                    ways * paths_[index(v)] / paths_[index(w)] * (1 + dependency_[index(w)]);
                on_arc(arc, share);
                sum += share;
            }
            dependency_[index(v)] = sum;
            on_vertex(v, sum);
        }
    }

private:
    bool is_on_shortest_path(Vertex v, Vertex w, std::size_t arc) const {
        const double dv = distance_[index(v)], dw = distance_[index(w)];
        if (!arcs_->has_lengths()) return dw == dv + 1;
        // Positions make the relation free of cycles whatever the rounding.
        if (dw == unreached || place_[index(w)] <= place_[index(v)]) return false;
        const double detour = dv + arcs_->length(arc) - dw;
        return (detour < 0 ? -detour : detour) <= 1e-10 * dw;
    }
    void by_hops(double horizon);
    void by_length(double horizon);

    const Arcs* arcs_;
    std::vector<double> distance_;
    std::vector<Vertex> reached_;
    std::vector<std::uint32_t> place_; ///< in reached_, counted from 1
    std::vector<double> paths_, dependency_;
    std::vector<std::pair<double, Vertex>> heap_;
};

} // namespace entente::paths
