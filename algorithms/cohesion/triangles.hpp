#pragma once
/// Triangles: three actors all tied to one another. The engine of clustering coefficients.
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <mutex>
#include <span>
#include <tuple>
#include <vector>

namespace entente::cohesion {

/// Arcs toward neighbors with more neighbors themselves: few from each vertex, however many some
/// vertices have. Vertices are places by falling number of neighbors; an arc leads to a lesser
/// place and knows its number among the arcs that it was made of.
///
/// Time O(n log n + m), space 8 bytes per vertex and 8 per tie.
class ForwardArcs {
public:
    explicit ForwardArcs(const paths::Arcs& arcs);

    std::size_t order() const noexcept { return first_.size() - 1; }
    Vertex vertex(std::size_t place) const { return places_[place]; }
    std::span<const std::uint32_t> row(std::size_t place) const {
        return std::span{target_}.subspan(first_[place], first_[place + 1] - first_[place]);
    }
    /// Position of a row's first arc in the numbering of arc_of.
    std::size_t first(std::size_t place) const { return first_[place]; }
    /// The arc from the vertex of the row to the target.
    std::size_t arc_of(std::size_t forward) const { return arc_[forward]; }

    /// Calls found(i, j, k, ij, jk, ik) for each triangle of places i > j > k, whose forward arcs
    /// are numbered, once. Parallel over i: `found` is given the scratch of its thread first.
    template <class MakeScratch, class Found>
    void each_triangle(const Run& run, MakeScratch make_scratch, Found found) const {
        constexpr std::size_t share = 512;
        struct Marked {
            decltype(make_scratch()) scratch;
            std::vector<std::uint32_t> mark; ///< 1 + position in the row, or 0
        };
        run.for_each((order() + share - 1) / share,
                     [&] {
                         return Marked{make_scratch(), std::vector<std::uint32_t>(order())};
                     },
                     [&](std::size_t s, Marked& mine) {
                         const std::size_t end = std::min(order(), (s + 1) * share);
                         for (std::size_t i = s * share; i < end; ++i) {
                             const auto mid = row(i);
                             if (mid.size() < 2) continue;
                             for (std::size_t a = 0; a < mid.size(); ++a)
                                 mine.mark[mid[a]] = static_cast<std::uint32_t>(a + 1);
                             for (std::size_t a = 0; a < mid.size(); ++a) {
                                 const std::size_t j = mid[a];
                                 const auto low = row(j);
                                 for (std::size_t b = 0; b < low.size(); ++b)
                                     if (const auto at = mine.mark[low[b]])
                                         found(mine.scratch, i, j, low[b], first(i) + a,
                                               first(j) + b, first(i) + at - 1);
                             }
                             for (const auto k : mid) mine.mark[k] = 0;
                         }
                     });
    }

private:
    std::vector<Vertex> places_;
    std::vector<std::uint64_t> first_{0};
    std::vector<std::uint32_t> target_, arc_;
};

/// A count per item that threads add to; whole numbers, so that their order does not matter.
class Tally {
public:
    explicit Tally(std::size_t items) : count_(items) {}
    /// A thread's own counts, which join the tally when it goes.
    class Share {
    public:
        explicit Share(Tally& of) : of_(&of), count(of.count_.size()) {}
        Share(Share&& other) noexcept
            : of_(std::exchange(other.of_, nullptr)), count(std::move(other.count)) {}
        Share& operator=(Share&&) = delete;
        ~Share() {
            if (!of_) return;
            const std::scoped_lock lock{of_->guard_};
            for (std::size_t i = 0; i < count.size(); ++i) of_->count_[i] += count[i];
        }
        std::uint64_t& operator[](std::size_t i) { return count[i]; }

    private:
        Tally* of_;
        std::vector<std::uint64_t> count;
    };
    const std::vector<std::uint64_t>& counts() const noexcept { return count_; }

private:
    std::vector<std::uint64_t> count_;
    std::mutex guard_;
};

struct TrianglesOptions {
    static constexpr auto fields() { return std::tuple{}; }
};

/// Number of triangles that an actor is part of.
///
///     T(v) = number of pairs of neighbors of v that are neighbors of one another
///
/// Direction, weights, parallel ties and self-ties do not matter. The sum over all actors is three
/// times the number of triangles. Large for who has many ties; see clustering for the share of what
/// is possible. Unit: triangles.
///
/// Time O(m^1.5), space O(n) a thread and O(n + m), parallel, the same for any number of threads.
/// Throws Cancelled. References: [latapy2008].
[[nodiscard]] Scores triangles(const Graph& graph, const TrianglesOptions& options = {},
                               const Run& run = {});

} // namespace entente::cohesion
