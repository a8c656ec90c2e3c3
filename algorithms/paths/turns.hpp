#pragma once
/// Parallel work whose parts are taken together in their own order, so that sums have the same bits
/// for any number of threads.
#include <entente/core/run/run.hpp>

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace entente::paths {

/// Lets one item after the other pass.
class Turns {
public:
    /// Waits until all items before `item` have passed. Returns false if one of them failed; throws
    /// Cancelled when the run is stopped meanwhile.
    bool wait_for(std::size_t item, const Run& run);
    /// Lets the next one pass.
    void pass();
    /// Nobody will pass any more.
    void fail();

private:
    std::mutex guard_;
    std::condition_variable changed_;
    std::size_t turn_ = 0;
    bool failed_ = false;
};

/// Calls body(item, scratch) for item = 0 … count - 1 as Run::for_each does, and after it, one item
/// at a time and in order, merge(item, scratch), which may add to what all share. Memory: one
/// scratch per thread.
template <class MakeScratch, class Body, class Merge>
void in_turn(const Run& run, std::size_t count, MakeScratch make_scratch, Body body, Merge merge) {
    Turns turns;
    run.for_each(count, make_scratch, [&](std::size_t item, auto& scratch) {
        try {
            body(item, scratch);
            if (!turns.wait_for(item, run)) return;
            merge(item, scratch);
            turns.pass();
        } catch (...) {
            turns.fail();
            throw;
        }
    });
}

} // namespace entente::paths
