#include <entente/algorithms/paths/distance_queue.hpp>

#include <algorithm>

namespace entente::paths {

void DistanceQueue::clear() {
    for (auto& bucket : buckets_) bucket.clear();
    next_ = 0;
    last_ = filled_ = 0;
}

void DistanceQueue::refill() {
    buckets_[0].clear();
    next_ = 0;
    const auto lowest = static_cast<std::size_t>(std::countr_zero(filled_)) + 1;
    filled_ &= filled_ - 1;
    auto& bucket = buckets_[lowest];
    double nearest = bucket.front().distance;
    for (const Entry& entry : bucket) nearest = std::min(nearest, entry.distance);
    last_ = std::bit_cast<std::uint64_t>(nearest);
    // All agree down to the bit of their bucket, so each goes to a lower one.
    for (const Entry& entry : bucket) push(entry.distance, entry.vertex);
    bucket.clear();
}

} // namespace entente::paths
