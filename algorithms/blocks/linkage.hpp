#pragma once
/// Things that merge two by two, the nearest first: average linkage.
#include <entente/core/run/run.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::blocks {

/// The distances of all pairs of n things, each pair once.
class Distances {
public:
    explicit Distances(std::size_t n) : order_(n), value_(n < 2 ? 0 : n * (n - 1) / 2) {}

    std::size_t order() const noexcept { return order_; }
    /// Of two different things.
    double& operator()(std::size_t a, std::size_t b) { return value_[place(a, b)]; }
    double operator()(std::size_t a, std::size_t b) const { return value_[place(a, b)]; }

private:
    static std::size_t place(std::size_t a, std::size_t b) {
        return a > b ? a * (a - 1) / 2 + b : b * (b - 1) / 2 + a;
    }
    std::size_t order_;
    std::vector<double> value_;
};

/// A merge joins the clusters that hold two things, at their distance then.
struct Merge {
    std::uint32_t a = 0, b = 0;
    double height = 0;
};

/// The n - 1 merges of average linkage, by rising height: the distance of two clusters is the mean
/// over pairs of a thing of one and a thing of the other. Chains of nearest neighbors; of equal
/// distances the least number counts. Uses up the distances. Time O(n^2), no space beyond O(n).
/// Throws Cancelled. Reference: [murtagh1983].
[[nodiscard]] std::vector<Merge> average_linkage(Distances distances, const Run& run);

/// How many merges to follow so that clusters part at the greatest leap of height from one merge to
/// the next, among cuts into at most so many clusters: at least one; all of them if there is no
/// leap.
[[nodiscard]] std::size_t merges_before_leap(const std::vector<Merge>& merges,
                                             std::size_t most_clusters);

/// The cluster of each thing after the first so many merges; a cluster is called after its least.
[[nodiscard]] std::vector<std::uint32_t> joined(std::size_t n, const std::vector<Merge>& merges,
                                                std::size_t count);

} // namespace entente::blocks
