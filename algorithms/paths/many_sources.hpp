#pragma once
/// Breadth-first search from many vertices at once: one bit of a wide word stands for a source, and
/// one sweep over the arcs takes a step for all of them.
#include <entente/algorithms/paths/dispatch.hpp>
#include <entente/algorithms/paths/order.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace entente::paths {

/// A place and how many of the sources lie at the distance in question.
struct Visit {
    std::uint32_t place, count;
};

/// Searches along the same rows, with memory kept from one to the next: make one per thread. The
/// rows must outlive it.
///
/// Distances are those *to* the sources: along `out` from any place to a source. `in` holds the
/// same arcs turned round; give `out` twice where every arc has its reverse. For the distances from
/// the sources exchange the two.
///
/// Time O((n + m) d) for d levels at worst, and less where few places are under way; space 192
/// bytes per place. The answer depends on rows and sources alone, not on instructions.
class ManySources {
public:
    static constexpr std::size_t most = 512;

    ManySources(const Rows& out, const Rows& in, Instructions instructions = best_instructions());

    /// Begins with distinct places, at most `most` of them.
    void start(std::span<const std::uint32_t> sources);
    /// One level further: who meets a source now, each place once, in no particular order. Empty
    /// when all is met.
    std::span<const Visit> advance();

private:
    struct Free {
        void operator()(std::uint64_t* words) const;
    };
    using Words = std::unique_ptr<std::uint64_t[], Free>;
    static Words words(std::size_t n);

    const Rows *out_, *in_;
    Instructions instructions_;
    Words seen_, now_, next_;
    std::uint64_t full_[most / 64] = {};
    std::vector<Visit> active_, found_;
};

} // namespace entente::paths
