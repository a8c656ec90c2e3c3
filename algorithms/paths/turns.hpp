#pragma once
/// Parallel work whose parts are added up in their own order, so that sums have the same bits for
/// any number of threads.
#include <entente/core/run/run.hpp>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace entente::paths {

/// Hands out parts to work on, and takes them back in any order, to be merged in that of items.
template <class Part>
class Turns {
public:
    explicit Turns(std::size_t most) : most_(most) {}

    /// A part for an item, from those merged already or made anew. Waits while too many are under
    /// way, unless it is the item's turn; nothing if another item failed. Throws Cancelled when the
    /// run is stopped meanwhile.
    template <class Make>
    std::optional<Part> part_for(std::size_t item, Make make, const Run& run) {
        std::unique_lock lock{guard_};
        while (!failed_ && free_.empty() && made_ >= most_ && item != turn_) {
            // Whoever is stopped between two items fails without a word, hence the look at the
            // clock.
            changed_.wait_for(lock, std::chrono::milliseconds(50));
            run.throw_if_stopped();
        }
        if (failed_) return std::nullopt;
        if (free_.empty()) {
            ++made_;
            lock.unlock();
            return make();
        }
        Part part = std::move(free_.back());
        free_.pop_back();
        return part;
    }

    /// Takes a part back; whoever brings the one whose turn it is merges all that are waiting.
    template <class Merge>
    void give_back(std::size_t item, Part part, Merge merge) {
        std::unique_lock lock{guard_};
        waiting_.emplace(item, std::move(part));
        if (merging_) return; // whoever merges will come to it
        merging_ = true;
        for (auto it = waiting_.find(turn_); it != waiting_.end(); it = waiting_.find(turn_)) {
            auto node = waiting_.extract(it);
            lock.unlock();
            merge(node.key(), node.mapped());
            lock.lock();
            ++turn_;
            free_.push_back(std::move(node.mapped()));
            changed_.notify_all();
        }
        merging_ = false;
    }

    /// Nobody will be merged any more.
    void fail() {
        const std::scoped_lock lock{guard_};
        failed_ = true;
        changed_.notify_all();
    }

private:
    std::mutex guard_;
    std::condition_variable changed_;
    std::map<std::size_t, Part> waiting_;
    std::vector<Part> free_;
    std::size_t most_, made_ = 0, turn_ = 0;
    bool failed_ = false, merging_ = false;
};

/// Calls body(item, scratch, part) for item = 0 … count - 1 as Run::for_each does, each with a part
/// to itself, and merge(item, part), in the order of items and one at a time, which may add to what
/// all share and must leave the part as make_part() makes it. No thread waits for a slower one
/// until three parts per thread are under way. Memory: one scratch and at most three parts per
/// thread, and one part more.
template <class MakeScratch, class MakePart, class Body, class Merge>
void in_turn(const Run& run, std::size_t count, MakeScratch make_scratch, MakePart make_part,
             Body body, Merge merge) {
    using Part = decltype(make_part());
    Turns<Part> turns(run.threads > 1 ? 3 * std::size_t{run.threads} : 1);
    run.for_each(count, make_scratch, [&](std::size_t item, auto& scratch) {
        try {
            auto part = turns.part_for(item, make_part, run);
            if (!part) return;
            body(item, scratch, *part);
            turns.give_back(item, std::move(*part), merge);
        } catch (...) {
            turns.fail();
            throw;
        }
    });
}

} // namespace entente::paths
