#pragma once
/// A priority queue for distances that never fall below the last one taken, as in Dijkstra's
/// search.
#include <entente/core/view/vertex_map.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::paths {

/// A radix heap: entries lie in buckets by the highest bit in which their distance differs from the
/// last one taken; distances that are not negative are ordered as their bits are. Entries move to
/// lower buckets only, so that each moves 64 times at most, and far less often where lengths are
/// alike. Equal distances come in an order that depends on nothing but what was put in.
class DistanceQueue {
public:
    struct Entry {
        double distance;
        Vertex vertex;
    };

    bool empty() const noexcept { return filled_ == 0 && next_ == buckets_[0].size(); }
    void clear();
    /// The distance must be finite and not below the last one taken.
    void push(double distance, Vertex vertex) {
        const auto bits = std::bit_cast<std::uint64_t>(distance);
        const auto bucket = static_cast<std::size_t>(std::bit_width(bits ^ last_));
        buckets_[bucket].push_back({distance, vertex});
        if (bucket > 0) filled_ |= std::uint64_t{1} << (bucket - 1);
    }
    /// The nearest one; the queue must not be empty.
    Entry pop() {
        if (next_ == buckets_[0].size()) refill();
        return buckets_[0][next_++];
    }

private:
    void refill();

    std::array<std::vector<Entry>, 65> buckets_;
    std::size_t next_ = 0;     ///< in the first bucket, whose entries are all at the last distance
    std::uint64_t last_ = 0;   ///< bits of the last distance
    std::uint64_t filled_ = 0; ///< which of the other buckets hold anything
};

} // namespace entente::paths
