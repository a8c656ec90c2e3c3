#pragma once
/// The engine of Louvain and Leiden: partitions with much weight within clusters.
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <vector>

namespace entente::clusters {

using Labels = std::vector<std::uint32_t>;

/// Renumbers labels below n by first appearance; returns how many there are. Time and space O(n).
std::uint32_t compact(Labels& label);

/// What is maximized, apart from terms that no partition changes:
///
///     F = sum over clusters c of W(c) - gamma * P(c)
///
/// W(c) is the weight within c, and P(c) the sum over pairs of its vertices of mass(u) * mass(v),
/// or of mass(u) * other(v) + other(u) * mass(v) where there are other masses.
struct Task {
    std::vector<double> mass, other{}; ///< per vertex; `other` empty for none
    double gamma = 0;
    double scale = 1; ///< gains are compared in this unit, such as the weight of all ties
};

struct Search {
    bool refine = true; ///< Leiden; otherwise Louvain
    std::uint32_t rounds = 100;
    double tolerance = 0; ///< a round that gains less than so many units is the last
};

struct Found {
    Labels cluster;            ///< numbers below n
    Convergence convergence{}; ///< of rounds; the residual is the gain of the last, in units
};

/// The rows of a graph as the engine reads them: both directions, without self-ties and ties of
/// weight 0, vertices renamed in breadth-first order so that neighbors lie close. Time and space
/// O(n + m).
class Rows {
public:
    explicit Rows(const Graph& graph);

    std::vector<std::uint64_t> first{0};
    Labels to;
    std::vector<double> weight; ///< empty if all are 1
    Labels old;                 ///< what a vertex was called
    std::size_t order() const noexcept { return old.size(); }
};

/// Local moving with a queue, refinement (if asked for) and aggregation until nothing merges, then
/// the way back down with local moving on every level; so often as it pays. Never worse from round
/// to round; every cluster is connected. Numbers are drawn from (seed, stream), in blocks, so that
/// vertices near one another are looked at about the same time. Streams of odd number draw in the
/// refinement too, as in the original, where others take the best merge: two kinds of search find
/// more than one.
///
/// Time about O(m) for a level, space O(n + m). Throws Cancelled.
Found optimize(const Rows& rows, const Task& task, const Search& search, std::uint64_t seed,
               std::uint64_t stream, const Run& run);

/// Parts clusters that do not hang together; labels of `rows`, not of the graph. Time and space
/// O(n + m).
Labels connected_parts(const Rows& rows, const Labels& cluster);

/// The best of several streams, in parallel; of equals the first. `quality` must be greater for
/// better partitions.
template <class Quality>
Found best_of(std::uint32_t runs, const Rows& rows, const Task& task, const Search& search,
              const Run& run, Quality quality) {
    struct Attempt {
        Found found;
        double quality = 0;
    };
    std::vector<Attempt> attempts(runs);
    run.for_each(
        runs, [] { return 0; },
        [&](std::size_t r, int) {
            attempts[r].found = optimize(rows, task, search, run.seed, r, run);
            if (runs > 1) attempts[r].quality = quality(attempts[r].found.cluster);
        });
    std::size_t best = 0;
    for (std::size_t r = 1; r < runs; ++r)
        if (attempts[r].quality > attempts[best].quality) best = r;
    return std::move(attempts[best].found);
}

} // namespace entente::clusters
