#include <entente/algorithms/paths/turns.hpp>

#include <chrono>

namespace entente::paths {

bool Turns::wait_for(std::size_t item, const Run& run) {
    std::unique_lock lock{guard_};
    // Whoever is stopped between two items fails without a word, hence the look at the clock.
    while (!changed_.wait_for(lock, std::chrono::milliseconds(50),
                              [&] { return failed_ || turn_ == item; }))
        run.throw_if_stopped();
    return !failed_;
}

void Turns::pass() {
    {
        std::scoped_lock lock{guard_};
        ++turn_;
    }
    changed_.notify_all();
}

void Turns::fail() {
    {
        std::scoped_lock lock{guard_};
        failed_ = true;
    }
    changed_.notify_all();
}

} // namespace entente::paths
